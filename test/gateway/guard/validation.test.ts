// Validation after the limits: few errors in an answer, and bounded time for the documents that cost it most.

import { describe, expect, it } from '@jest/globals';
import { checkOperation } from '../../../gateway/guard/checkOperation';
import { DEFAULT_LIMITS } from '../../../gateway/guard/limits';
import { validateOperation } from '../../../gateway/guard/validateOperation';
import { measureMs, repeat, schema } from '../../unit/guard/support';

const EXPENSIVE: Record<string, string> = {
  'one field 150 times with equal arguments': `{agency{${repeat(150, () => 'reports(first:1){nodes{id}}')}}}`,
  'one field 220 times with a text of 1 kB': `{${repeat(220, () => `agency(code:"${'x'.repeat(1_100)}"){id}`)}}`,
  'one leaf 1,400 times': `{agency{${'id '.repeat(1_400)}}}`,
  '120 fragments of one shape': `{agency{${repeat(120, (i) => `...F${i}`)}}} ${repeat(120, (i) => `fragment F${i} on Agency{parent{id} name}`)}`,
  '100 operations over one wide fragment': `${repeat(100, (i) => `query Q${i}{agency{...F}}`)} fragment F on Agency{${'id name '.repeat(500)}}`,
  'nested equal fields': `{agency{${repeat(100, () => 'parent{parent{parent{id id id id}}}')}}}`,
};

describe('validation', () => {
  it.each(Object.entries(EXPENSIVE))('takes less than 250 ms at the limits: %s', (_name, query) => {
    const operationName = query.startsWith('query Q0') ? 'Q0' : undefined;
    const { document } = checkOperation({ query, operationName }, DEFAULT_LIMITS, schema);
    const run = (): unknown => validateOperation(document, DEFAULT_LIMITS, schema);
    expect(Math.min(measureMs(run), measureMs(run))).toBeLessThan(250);
  });

  it('accepts what fits the schema', () => {
    const { document } = checkOperation({ query: '{agency{id name}}' }, DEFAULT_LIMITS, schema);
    expect(validateOperation(document, DEFAULT_LIMITS, schema)).toEqual([]);
  });

  it('tells code, place and a suggestion', () => {
    const { document } = checkOperation({ query: '{agency{nam}}' }, DEFAULT_LIMITS, schema);
    const [error] = validateOperation(document, DEFAULT_LIMITS, schema);
    expect(error?.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(error?.message).toBe('Cannot query field "nam" on type "Agency". Did you mean "name"?');
    expect(error?.locations).toEqual([{ line: 1, column: 9 }]);
  });

  it('stops after ten errors', () => {
    const { document } = checkOperation({ query: `{agency{${repeat(500, (i) => `x${i}`)}}}` }, DEFAULT_LIMITS, schema);
    const errors = validateOperation(document, DEFAULT_LIMITS, schema);
    // Ten and the remark that there are more.
    expect(errors).toHaveLength(11);
    expect(errors.at(-1)?.message).toMatch(/Too many validation errors/);
  });
});
