// Small queries that would keep a gateway busy for minutes or end its process are refused in 50 ms, long texts in what reading them costs.

import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { checkOperation } from '../../../gateway/guard/checkOperation';
import { DEFAULT_LIMITS } from '../../../gateway/guard/limits';
import { codeOf, fragmentBomb, measureMs, repeat, schema } from '../../unit/guard/support';

const chain = repeat(200, (i) => `fragment F${i} on Agency{...F${i + 1}}`);

const BOMBS: Record<string, readonly [query: string, code: string]> = {
  'nested reused fragments, 2^40 selections': [fragmentBomb(40), 'QUERY_TOO_LARGE'],
  'nested reused fragments in lists': [fragmentBomb(30, (spreads) => `units{${spreads}}`), 'QUERY_TOO_DEEP'],
  'lists, ten levels': [fragmentBomb(10, (spreads) => `units{${spreads}}`), 'QUERY_TOO_LARGE'],
  'fragments in inline fragments': [fragmentBomb(25, (spreads) => `...on Agency{...{${spreads}}}`), 'QUERY_TOO_LARGE'],
  'fragments on an interface': [
    `{report{timeline(first:1){...F0}}} ${repeat(35, (i) => `fragment F${i} on Entry {...on Note{...F${i + 1}} ...on Reply{...F${i + 1}}}`)} fragment F35 on Entry {id}`,
    'QUERY_TOO_LARGE',
  ],
  'a bomb in an operation that does not run': [`query Q ${fragmentBomb(40)} query R {agency{id}}`, 'QUERY_TOO_LARGE'],
  'a bomb below __schema': [fragmentBomb(40).replace('{agency', '{__schema'), 'QUERY_TOO_LARGE'],
  'a chain of 200 fragments': [`{agency{...F0}} ${chain} fragment F200 on Agency{id}`, 'QUERY_TOO_DEEP'],
  'a cycle of 200 fragments': [
    `{agency{...F0}} ${repeat(200, (i) => `fragment F${i} on Agency{id ...F${(i + 1) % 200}}`)}`,
    'QUERY_TOO_DEEP',
  ],
  '100,000 nested braces': ['{a'.repeat(100_000), 'QUERY_TOO_DEEP'],
  '100,000 nested lists': [`{a(b:${'['.repeat(100_000)}`, 'QUERY_TOO_DEEP'],
  '60,000 nested objects': [`{a(b:${'{c:'.repeat(60_000)}`, 'QUERY_TOO_DEEP'],
  'list types nested 100,000 deep': [`query Q($a:${'['.repeat(100_000)}`, 'QUERY_TOO_DEEP'],
  '120,000 fields': [`{${'a '.repeat(120_000)}}`, 'QUERY_TOO_MANY_TOKENS'],
  '80,000 directives': [`{a ${'@b '.repeat(80_000)}}`, 'QUERY_TOO_MANY_TOKENS'],
  'a comment of 250 kB': [`# ${'x'.repeat(250_000)}`, 'GRAPHQL_PARSE_FAILED'],
  'a block string of 120,000 lines': [`{a(b:"""${'x\n'.repeat(120_000)}""")}`, 'TOO_LONG'],
  'a syntax error after 240,000 lines': [`${'\n'.repeat(240_000)}}`, 'GRAPHQL_PARSE_FAILED'],
  '250,000 commas': [','.repeat(250_000), 'GRAPHQL_PARSE_FAILED'],
  '120,000 comments': ['#\n'.repeat(120_000), 'GRAPHQL_PARSE_FAILED'],
};

describe('a bomb', () => {
  it.each(Object.entries(BOMBS))(
    'is refused in less than 50 ms, or what reading a text of its length costs three times: %s',
    (_name, [query, code]) => {
      expect(query.length).toBeLessThan(256 * 1024);
      let refused: string | undefined;
      const run = (): void => {
        refused = codeOf(() => checkOperation({ query, operationName: undefined }, DEFAULT_LIMITS, schema));
      };
      // The best of a few: the first call also compiles the code, and a busy machine slows any of them.
      let [elapsedMs, boundMs] = [Infinity, 50];
      const harmless = `{${'a '.repeat(query.length / 2)}}`;
      for (let tries = 0; tries < 12 && elapsedMs >= boundMs; tries += 1) {
        elapsedMs = Math.min(elapsedMs, measureMs(run));
        // Near the limit of size the text alone takes tens of milliseconds, and more on a machine that is slow at this moment.
        if (elapsedMs >= boundMs) boundMs = Math.max(boundMs, Math.min(500, 3 * measureMs(() => void parse(harmless))));
      }
      expect(refused).toBe(code);
      expect(elapsedMs).toBeLessThan(boundMs);
    },
  );

  it('is small: 2^40 selections fit in 1.7 kB', () => {
    expect(fragmentBomb(40).length).toBeLessThan(1_700);
  });

  it('never overflows the stack, however many tokens are allowed', () => {
    const limits = { ...DEFAULT_LIMITS, tokens: 1_000_000 };
    const fragments = repeat(8_000, (i) => `fragment F${i} on A{...F${i + 1}}`);
    const query = `{a{...F0}} ${fragments} fragment F8000 on A{id}`;
    expect(codeOf(() => checkOperation({ query }, limits))).toBe('QUERY_TOO_DEEP');
    const reverse = repeat(8_000, (i) => `fragment F${8_000 - i} on A{...F${8_001 - i}}`);
    expect(codeOf(() => checkOperation({ query: `{a{id}} ${reverse}` }, limits))).toBe('QUERY_TOO_DEEP');
  });
});
