// Each limit of an operation: what lies exactly at it passes, one more is refused with its own code.

import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { checkOperation } from '../../../gateway/guard/checkOperation';
import { DEFAULT_LIMITS } from '../../../gateway/guard/limits';
import type { Limits } from '../../../gateway/guard/limits';
import { codeOf, refusalOf, repeat, schema } from './support';

const check = (query: string, limits: Partial<Limits> = {}): string | undefined =>
  codeOf(() => checkOperation({ query }, { ...DEFAULT_LIMITS, ...limits }));

/** `parent{parent{…{id}}}`, `depth` fields deep with its root. */
const deep = (depth: number): string => `{agency${'{parent'.repeat(depth - 2)}{id}${'}'.repeat(depth - 2)}}`;

interface Case {
  readonly code: string;
  readonly at: string;
  readonly over: string;
  readonly limits?: Partial<Limits>;
}

const half = repeat(748, () => 'id');
const CASES: Record<string, Case> = {
  tokens: {
    code: 'QUERY_TOO_MANY_TOKENS',
    at: '{a b c}',
    over: '{a b c d}',
    limits: { tokens: 5 },
  },
  depth: { code: 'QUERY_TOO_DEEP', at: deep(12), over: deep(13) },
  'depth through fragments': {
    code: 'QUERY_TOO_DEEP',
    at: `{agency{parent{...A}}} fragment A on Agency{parent{...B}} fragment B on Agency{id}`,
    over: `{agency{parent{...A}}} fragment A on Agency{parent{...B}} fragment B on Agency{parent{id}}`,
    limits: { depth: 4 },
  },
  'introspection depth': {
    code: 'QUERY_TOO_DEEP',
    at: `{__schema{types{${'ofType{'.repeat(17)}name${'}'.repeat(17)}}}}`,
    over: `{__schema{types{${'ofType{'.repeat(18)}name${'}'.repeat(18)}}}}`,
  },
  aliases: {
    code: 'QUERY_TOO_MANY_ALIASES',
    at: `{agency{${repeat(30, (i) => `a${i}:id`)}}}`,
    over: `{agency{${repeat(31, (i) => `a${i}:id`)}}}`,
  },
  'aliases after expansion': {
    code: 'QUERY_TOO_MANY_ALIASES',
    at: `{agency{parent{...A} x:parent{...A}}} fragment A on Agency{b:id c:id}`,
    over: `{agency{parent{...A} x:parent{...A} y:parent{...A}}} fragment A on Agency{b:id c:id}`,
    limits: { aliases: 5 },
  },
  'root fields': {
    code: 'QUERY_TOO_MANY_ROOT_FIELDS',
    at: `{${repeat(10, (i) => `a${i}:agency{id}`)}}`,
    over: `{${repeat(9, (i) => `a${i}:agency{id}`)} ...A} fragment A on Query{x:agency{id} ...{y:agency{id}}}`,
  },
  'sensitive root fields': {
    code: 'QUERY_TOO_MANY_ROOT_FIELDS',
    at: `{trackReport{id} ...A} fragment A on Query{trackReport{id}}`,
    over: `{trackReport{id} ...A} fragment A on Query{...{x:trackReport{id}}}`,
  },
  'expanded selections': {
    code: 'QUERY_TOO_LARGE',
    // 1 root field, 2 spreads, 2 × 748 fields, 1 more
    at: `{agency{...A ...A id}} fragment A on Agency{${half}}`,
    over: `{agency{...A ...A id id}} fragment A on Agency{${half}}`,
  },
  'expanded selections of introspection': {
    code: 'QUERY_TOO_LARGE',
    at: `{__schema{${repeat(999, () => 'description')}}}`,
    over: `{__schema{${repeat(1000, () => 'description')}}}`,
  },
  directives: {
    code: 'QUERY_TOO_MANY_DIRECTIVES',
    at: `query Q($a:ID @x) @x {agency{${repeat(16, () => 'id @include(if:true)')} ...A @x ...@x{id}}} fragment A on Agency{id}`,
    over: `query Q($a:ID @x) @x {agency{${repeat(16, () => 'id @include(if:true)')} ...A @x ...@x{id}}} fragment A on Agency@x{id}`,
  },
  'items of a list': {
    code: 'TOO_MANY_ITEMS',
    at: `{agency(ids:[${'1 '.repeat(250)}]){id}}`,
    over: `{agency(ids:[${'1 '.repeat(251)}]){id}}`,
  },
  'items of a list in an object, a default value or a directive': {
    code: 'TOO_MANY_ITEMS',
    at: `query Q($f:Filter={ids:[${'1 '.repeat(250)}]}){agency(filter:$f){id @x(y:[${'1 '.repeat(250)}])}}`,
    over: `query Q($f:Filter={ids:[${'1 '.repeat(251)}]}){agency(filter:$f){id}}`,
  },
  text: {
    code: 'TOO_LONG',
    at: `{agency(code:"${'x'.repeat(20_000)}"){id}}`,
    over: `{agency(code:"${'x'.repeat(20_001)}"){id}}`,
  },
  'text counted in code points': {
    code: 'TOO_LONG',
    at: `{agency(code:"""${'😀'.repeat(20_000)}"""){id}}`,
    over: `{agency(code:"""${'😀'.repeat(20_001)}"""){id}}`,
  },
  brackets: { code: 'QUERY_TOO_DEEP', at: `{${'...{'.repeat(99)}a${'}'.repeat(100)}`, over: `{${'...{'.repeat(100)}` },
};

describe('the limits of an operation', () => {
  it.each(Object.entries(CASES))('lets pass what is at the limit of %s and refuses one more', (_name, each) => {
    expect(check(each.at, each.limits)).toBeUndefined();
    expect(check(each.over, each.limits)).toBe(each.code);
  });

  it('has the default number of tokens', () => {
    // 1 { + 1998 fields + 1 }
    const limits = { selections: 5_000, rootFields: 5_000 };
    expect(check(`{${'a '.repeat(1_998)}}`, limits)).toBeUndefined();
    expect(check(`{${'a '.repeat(1_999)}}`, limits)).toBe('QUERY_TOO_MANY_TOKENS');
  });

  it('counts no alias that repeats the field name', () => {
    expect(check(`{agency{${repeat(40, () => 'id:id')}}}`)).toBeUndefined();
  });

  it('lets introspection queries of tools pass', () => {
    const options = {
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    };
    expect(check(getIntrospectionQuery())).toBeUndefined();
    expect(check(getIntrospectionQuery(options))).toBeUndefined();
  });

  it('limits the other operations of a document too', () => {
    const query = `query A {agency{id}} query B ${deep(13)}`;
    expect(codeOf(() => checkOperation({ query, operationName: 'A' }, DEFAULT_LIMITS))).toBe('QUERY_TOO_DEEP');
  });

  it('says where and how much', () => {
    const error = refusalOf(() => checkOperation({ query: `\n  ${deep(13)}` }, DEFAULT_LIMITS));
    expect(error?.message).toBe('The query is 13 fields deep; at most 12 allowed.');
    expect(error?.locations).toEqual([{ line: 2, column: 3 }]);
  });
});

describe('warn-only', () => {
  const limits = { ...DEFAULT_LIMITS, warnOnly: true };

  it('lets an excess through and reports it', () => {
    const { warnings } = checkOperation({ query: deep(13) }, limits);
    expect(warnings.map(({ code }) => code)).toEqual(['QUERY_TOO_DEEP']);
  });

  it('warns of too many tokens once', () => {
    const { warnings } = checkOperation({ query: '{a a a a a a}' }, { ...limits, tokens: 2 });
    expect(warnings.map(({ code }) => code)).toEqual(['QUERY_TOO_MANY_TOKENS']);
    const tenfold = (): unknown => checkOperation({ query: `{${'a '.repeat(19)}}` }, { ...limits, tokens: 2 });
    expect(codeOf(tenfold)).toBe('QUERY_TOO_MANY_TOKENS');
  });

  it('lets invalid page sizes through with a warning', () => {
    const { warnings } = checkOperation({ query: '{inbox(first:101){totalCount}}' }, limits, schema);
    expect(warnings.map(({ code }) => code)).toEqual(['PAGE_SIZE_INVALID']);
  });

  it('still refuses ten times a limit, a second sensitive field and a cycle', () => {
    const large = `{agency{${'...A '.repeat(20)}}} fragment A on Agency{${'id '.repeat(760)}}`;
    expect(codeOf(() => checkOperation({ query: large }, limits))).toBe('QUERY_TOO_LARGE');
    const twice = '{trackReport{id} x:trackReport{id}}';
    expect(codeOf(() => checkOperation({ query: twice }, limits))).toBe('QUERY_TOO_MANY_ROOT_FIELDS');
    const cycle = '{agency{...A}} fragment A on Agency{parent{...A}}';
    expect(codeOf(() => checkOperation({ query: cycle }, limits))).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
