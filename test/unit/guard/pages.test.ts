// Page sizes from every source, and the number of objects that nested pages may hold.

import { describe, expect, it } from '@jest/globals';
import { checkOperation } from '../../../gateway/guard/checkOperation';
import { DEFAULT_LIMITS } from '../../../gateway/guard/limits';
import { codeOf, fragmentBomb, refusalOf, schema } from './support';

type Variables = Record<string, unknown>;

const check = (query: string, variables?: Variables): string | undefined =>
  codeOf(() => checkOperation({ query, variables }, DEFAULT_LIMITS, schema));
const countNodes = (query: string, variables?: Variables): number | undefined =>
  checkOperation({ query, variables }, DEFAULT_LIMITS, schema).nodes;

const inbox = (first: string): string => `{inbox(first:${first}){totalCount}}`;
const inboxBy = (definition: string): string => `query Q(${definition}){inbox(first:$n){totalCount}}`;

describe('page sizes', () => {
  it.each(['1', '100'])('accepts first: %s', (first) => {
    expect(check(inbox(first))).toBeUndefined();
  });

  it.each(['0', '101', '-1', '1000000', '1.5', '"10"', 'TEN', 'true', '[10]', '{}', '99999999999999999999', 'null'])(
    'refuses first: %s',
    (first) => {
      expect(check(inbox(first))).toBe('PAGE_SIZE_INVALID');
    },
  );

  it.each([1, 100])('accepts the variable %j', (n) => {
    expect(check(inboxBy('$n:Int!'), { n })).toBeUndefined();
  });

  it.each([0, 101, -1, 1.5, 1e9, '10', true, [10], {}, null, undefined])('refuses the variable %j', (n) => {
    expect(check(inboxBy('$n:Int'), { n })).toBe('PAGE_SIZE_INVALID');
  });

  it('reads the default of a missing variable, which a given value or null overrides', () => {
    expect(check(inboxBy('$n:Int=100'))).toBeUndefined();
    expect(check(inboxBy('$n:Int=101'))).toBe('PAGE_SIZE_INVALID');
    expect(check(inboxBy('$n:Int=101'), { n: 5 })).toBeUndefined();
    expect(check(inboxBy('$n:Int=5'), { n: 101 })).toBe('PAGE_SIZE_INVALID');
    expect(check(inboxBy('$n:Int=5'), { n: null })).toBe('PAGE_SIZE_INVALID');
    expect(check(inboxBy('$n:Int'))).toBe('PAGE_SIZE_INVALID');
    expect(check(inboxBy('$other:Int'), { other: 3 })).toBe('PAGE_SIZE_INVALID');
  });

  it('needs first or last even where the schema does not', () => {
    expect(check('{agency{reports{totalCount}}}')).toBe('PAGE_SIZE_INVALID');
    expect(check('{agency{reports(last:5){totalCount}}}')).toBeUndefined();
    expect(check('{agency{reports(last:500){totalCount}}}')).toBe('PAGE_SIZE_INVALID');
    expect(check('{agency{reports(first:1 last:500){totalCount}}}')).toBe('PAGE_SIZE_INVALID');
    expect(
      refusalOf(() => checkOperation({ query: '{agency{reports{totalCount}}}' }, DEFAULT_LIMITS, schema))?.message,
    ).toBe('reports needs first or last, an integer from 1 to 100.');
  });

  it('takes the default of the argument', () => {
    expect(countNodes('{report{supports{id}}}')).toBe(20);
    expect(countNodes('query Q($n:Int){report{supports(first:$n){id}}}')).toBe(20);
  });

  it('leaves an argument first of another type, unknown fields and introspection alone', () => {
    expect(countNodes('{report{similar(first:"x"){id}}}')).toBe(0);
    expect(countNodes('{report{nothing(first:1000){id}} __schema{types(first:1000){name}}}')).toBe(0);
  });

  it.each([
    ['an alias', '{report{x:timeline(first:101){id}}}'],
    ['a fragment', '{report{...A}} fragment A on Report{timeline(first:101){id}}'],
    ['an inline fragment of an interface', '{report{timeline(first:1){...on Entry{entries(first:101){id}}}}}'],
    ['an inline fragment of a union', '{report{actor{...on Note{entries(first:101){id}}}}}'],
    ['a bare inline fragment', '{report{...{...@include(if:true){timeline(first:101){id}}}}}'],
    ['a fragment that is used twice', '{a:report{...A} b:report{...A}} fragment A on Report{timeline(first:101){id}}'],
  ])('finds pages in %s', (_name, query) => {
    expect(check(query)).toBe('PAGE_SIZE_INVALID');
  });

  it('reads only the operation that runs', () => {
    const query = `query A {agency{id}} query B ${inbox('101')}`;
    expect(codeOf(() => checkOperation({ query, operationName: 'A' }, DEFAULT_LIMITS, schema))).toBeUndefined();
    expect(codeOf(() => checkOperation({ query, operationName: 'B' }, DEFAULT_LIMITS, schema))).toBe(
      'PAGE_SIZE_INVALID',
    );
  });
});

describe('objects of nested pages', () => {
  const nested = (inner: number): string => `{inbox(first:100){nodes{timeline(first:${inner}){id}}}}`;

  it('adds the pages and multiplies the nested ones', () => {
    expect(countNodes('{inbox(first:7){nodes{timeline(first:3){id} supports(first:2){id}}}}')).toBe(7 * (1 + 3 + 2));
    expect(countNodes('{a:inbox(first:7){totalCount} b:inbox(first:5){totalCount}}')).toBe(12);
  });

  it('lets 10,000 pass and refuses more', () => {
    expect(countNodes(nested(99))).toBe(10_000);
    expect(check(nested(100))).toBe('QUERY_TOO_COSTLY');
  });

  it('multiplies through fragments, where the outer page is a variable', () => {
    const query = `query Q($n:Int!){inbox(first:$n){nodes{...A}}} fragment A on Report{...{timeline(first:99){id}}}`;
    expect(countNodes(query, { n: 100 })).toBe(10_000);
    expect(countNodes(query, { n: 1 })).toBe(100);
  });

  it('counts a fragment at each place that uses it', () => {
    const query = '{a:report{...A} b:report{...A}} fragment A on Report{timeline(first:10){id}}';
    expect(countNodes(query)).toBe(20);
  });

  it('does not expand fragments to count', () => {
    const limits = { ...DEFAULT_LIMITS, selections: Number.MAX_SAFE_INTEGER };
    const query = fragmentBomb(40).replace('Agency {id}', 'Agency {reports(first:1){totalCount}}');
    const error = refusalOf(() => checkOperation({ query }, limits, schema));
    expect(error?.code).toBe('QUERY_TOO_COSTLY');
    expect(error?.message).toContain(String(2 ** 40));
  });
});
