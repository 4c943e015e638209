// The comparison of two public schemas: every class of change, what graphql-js calls breaking or dangerous among them.
import { describe, expect, it } from '@jest/globals';
import {
  BreakingChangeType,
  buildSchema,
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
} from 'graphql';
import { diffSchemas } from '../../../bin/schema/diffSchemas';

const TODAY = '2026-11-24';
const due = '@deprecated(reason: "Use `b`. Removed after 2026-11-23.")';
const early = '@deprecated(reason: "Use `b`. Removed after 2026-11-24.")';

const coordinates = (changes: readonly { coordinate: string }[]): string[] =>
  changes.map((change) => change.coordinate);

/** [type of change, old schema, new schema, coordinate] */
type Case = [string, string, string, string];

const BREAKING: Case[] = [
  ['FIELD_REMOVED', 'type Query { a: Int b: Int }', 'type Query { b: Int }', 'Query.a'],
  ['FIELD_CHANGED_KIND', 'type Query { a: Int! }', 'type Query { a: Int }', 'Query.a'],
  ['ARG_REMOVED', 'type Query { a(x: Int): Int }', 'type Query { a: Int }', 'Query.a(x:)'],
  ['ARG_CHANGED_KIND', 'type Query { a(x: Int): Int }', 'type Query { a(x: Int!): Int }', 'Query.a(x:)'],
  ['REQUIRED_ARG_ADDED', 'type Query { a: Int }', 'type Query { a(x: Int!): Int }', 'Query.a(x:)'],
  ['TYPE_REMOVED', 'type Query { a: T b: Int } type T { a: Int }', 'type Query { b: Int }', 'T'],
  ['TYPE_CHANGED_KIND', 'type Query { a: T } enum T { A }', 'type Query { a: T } scalar T', 'T'],
  ['VALUE_REMOVED_FROM_ENUM', 'type Query { a: E } enum E { A B }', 'type Query { a: E } enum E { B }', 'E.A'],
  [
    'REQUIRED_INPUT_FIELD_ADDED',
    'type Query { a(i: I): Int } input I { x: Int }',
    'type Query { a(i: I): Int } input I { x: Int y: Int! }',
    'I.y',
  ],
  [
    'TYPE_REMOVED_FROM_UNION',
    'type Query { a: U b: T } union U = Query | T type T { x: Int }',
    'type Query { a: U b: T } union U = Query type T { x: Int }',
    'U',
  ],
  [
    'IMPLEMENTED_INTERFACE_REMOVED',
    'type Query { a: T b: N } interface N { x: Int } type T implements N { x: Int }',
    'type Query { a: T b: N } interface N { x: Int } type T { x: Int }',
    'T',
  ],
  ['DIRECTIVE_REMOVED', 'type Query { a: Int } directive @d on FIELD', 'type Query { a: Int }', '@d'],
  [
    'DIRECTIVE_ARG_REMOVED',
    'type Query { a: Int } directive @d(x: Int) on FIELD',
    'type Query { a: Int } directive @d on FIELD',
    '@d',
  ],
  [
    'REQUIRED_DIRECTIVE_ARG_ADDED',
    'type Query { a: Int } directive @d on FIELD',
    'type Query { a: Int } directive @d(x: Int!) on FIELD',
    '@d(x:)',
  ],
  [
    'DIRECTIVE_REPEATABLE_REMOVED',
    'type Query { a: Int } directive @d repeatable on FIELD',
    'type Query { a: Int } directive @d on FIELD',
    '@d',
  ],
  [
    'DIRECTIVE_LOCATION_REMOVED',
    'type Query { a: Int } directive @d on FIELD | QUERY',
    'type Query { a: Int } directive @d on FIELD',
    '@d',
  ],
];

const DANGEROUS: Case[] = [
  ['VALUE_ADDED_TO_ENUM', 'type Query { a: E } enum E { A }', 'type Query { a: E } enum E { A B }', 'E.B'],
  ['OPTIONAL_ARG_ADDED', 'type Query { a: Int }', 'type Query { a(x: Int): Int }', 'Query.a(x:)'],
  ['ARG_DEFAULT_VALUE_CHANGE', 'type Query { a(x: Int = 1): Int }', 'type Query { a(x: Int = 2): Int }', 'Query.a(x:)'],
  [
    'OPTIONAL_INPUT_FIELD_ADDED',
    'type Query { a(i: I): Int } input I { x: Int }',
    'type Query { a(i: I): Int } input I { x: Int y: Int }',
    'I.y',
  ],
  [
    'TYPE_ADDED_TO_UNION',
    'type Query { a: U b: T } union U = Query type T { x: Int }',
    'type Query { a: U b: T } union U = Query | T type T { x: Int }',
    'U',
  ],
  [
    'IMPLEMENTED_INTERFACE_ADDED',
    'type Query { a: T b: N } interface N { x: Int } type T { x: Int }',
    'type Query { a: T b: N } interface N { x: Int } type T implements N { x: Int }',
    'T',
  ],
];

describe('a breaking change', () => {
  it.each(BREAKING)('of class %s is refused at its coordinate', (type, before, after, coordinate) => {
    const diff = diffSchemas(before, after, TODAY);
    expect(diff.refused.map((change) => [change.type, change.coordinate])).toContainEqual([type, coordinate]);
    expect(diff.refused).toHaveLength(findBreakingChanges(buildSchema(before), buildSchema(after)).length);
    expect(coordinates([...diff.safe, ...diff.dangerous])).not.toContain(coordinate);
  });

  it('is let pass by an entry with its very sentence and a reason, and no other change with it', () => {
    const entry = { description: 'Query.a changed type from Int! to Int.', reason: 'why' };
    const diff = diffSchemas('type Query { a: Int! b: Int! }', 'type Query { a: Int b: Int }', TODAY, [entry]);
    expect([coordinates(diff.refused), coordinates(diff.accepted)]).toEqual([['Query.b'], ['Query.a']]);
    expect(diff.accepted[0]?.reason).toBe('why');
  });

  it('has a case here for every class that graphql-js knows', () => {
    expect(BREAKING.map(([type]) => type).sort()).toEqual(Object.values(BreakingChangeType).sort());
    expect(DANGEROUS.map(([type]) => type).sort()).toEqual(Object.values(DangerousChangeType).sort());
  });
});

describe('a dangerous change', () => {
  it.each(DANGEROUS)('of class %s is named at its coordinate and not refused', (type, before, after, coordinate) => {
    const diff = diffSchemas(before, after, TODAY);
    expect(diff.dangerous.map((change) => [change.type, change.coordinate])).toEqual([[type, coordinate]]);
    expect(findDangerousChanges(buildSchema(before), buildSchema(after))).toHaveLength(1);
    expect([...diff.refused, ...diff.safe]).toEqual([]);
  });

  it('is another default of an input field, too', () => {
    const [before, after] = [1, 2].map((value) => `type Query { a(i: I): Int } input I { x: Int = ${value} }`);
    expect(coordinates(diffSchemas(before as string, after as string, TODAY).dangerous)).toEqual(['I.x']);
  });
});

describe('a safe change', () => {
  it.each<[string, string, string, string[]]>([
    ['a new field', 'type Query { a: Int }', 'type Query { a: Int b: Int }', ['Query.b']],
    ['a new type, without its fields', 'type Query { a: Int }', 'type Query { a: Int } type T { x: Int }', ['T']],
    ['an answer that is never null any more', 'type Query { a: Int }', 'type Query { a: Int! }', ['Query.a']],
    [
      'an argument that may be left out',
      'type Query { a(x: Int!): Int }',
      'type Query { a(x: Int): Int }',
      ['Query.a(x:)'],
    ],
    [
      'an announcement',
      'type Query { a: Int b: Int }',
      `type Query { a: Int @deprecated(reason: "Use \`b\`. Removed after 2027-03-01.") b: Int }`,
      ['Query.a'],
    ],
    ['an announcement taken back', `type Query { a: Int ${due} b: Int }`, 'type Query { a: Int b: Int }', ['Query.a']],
    ['another description', '"x" type Query { a: Int }', '"y" type Query { a: Int }', ['Query']],
  ])('is %s', (_name, before, after, expected) => {
    const { safe, ...others } = diffSchemas(before, after, TODAY);
    expect(coordinates(safe)).toEqual(expected);
    expect(Object.values(others).flat()).toEqual([]);
  });

  it('is everything where there was no schema', () => {
    const { safe, ...others } = diffSchemas(null, 'type Query { a: T } type T { x: Int }', TODAY);
    expect(coordinates(safe).sort()).toEqual(['Query', 'T']);
    expect(Object.values(others).flat()).toEqual([]);
  });
});

describe('a removal', () => {
  it.each<[string, (deprecation: string) => string, string, string]>([
    ['field', (d) => `type Query { a: Int ${d} b: Int }`, 'type Query { b: Int }', 'Query.a'],
    ['argument', (d) => `type Query { b(a: Int ${d}): Int }`, 'type Query { b: Int }', 'Query.b(a:)'],
    ['enum value', (d) => `type Query { b: E } enum E { A ${d} B }`, 'type Query { b: E } enum E { B }', 'E.A'],
    [
      'input field',
      (d) => `type Query { b(i: I): Int } input I { a: Int ${d} b: Int }`,
      'type Query { b(i: I): Int } input I { b: Int }',
      'I.a',
    ],
  ])(
    'of a %s is allowed on the day after the one that was announced, not on it',
    (_what, before, after, coordinate) => {
      const allowed = diffSchemas(before(due), after, TODAY);
      expect([coordinates(allowed.refused), coordinates(allowed.announced)]).toEqual([[], [coordinate]]);
      for (const deprecation of [
        early,
        '',
        '@deprecated(reason: "Use `b`.")',
        '@deprecated(reason: "Use b. Removed after 2026-02-30.")',
      ]) {
        expect(coordinates(diffSchemas(before(deprecation), after, TODAY).refused)).toEqual([coordinate]);
      }
    },
  );

  const withType = (deprecation: string): string => `
    type Query { a(i: I): T ${deprecation} b: Int }
    input I { e: E } enum E { A } type T { u: U } type U { t: T }`;

  it('of a type is allowed once all that led to it has rightly gone', () => {
    const gone = diffSchemas(withType(due), 'type Query { b: Int }', TODAY);
    expect(gone.refused).toEqual([]);
    expect(coordinates(gone.announced).sort()).toEqual(['E', 'I', 'Query.a', 'T', 'U']);
    const hasty = diffSchemas(withType(early), 'type Query { b: Int }', TODAY);
    expect(coordinates(hasty.refused).sort()).toEqual(['E', 'I', 'Query.a', 'T', 'U']);
  });

  it('of a type is refused while something else leads to it', () => {
    const before = `type Query { a: T ${due} b: T } type T { x: Int }`;
    const diff = diffSchemas(before, 'type Query { b: Int }', TODAY);
    expect(coordinates(diff.refused).sort()).toEqual(['Query.b', 'T']);
  });

  it('of a type is refused while clients may meet it behind a union or an interface', () => {
    const rest = `type O { x: Int } type T { x: Int }`;
    const before = `type Query { a: T ${due} u: U } union U = O | T ${rest}`;
    expect(
      coordinates(diffSchemas(before, 'type Query { u: U } union U = O type O { x: Int }', TODAY).refused).sort(),
    ).toEqual(['T', 'U']);
    const behind = `type Query { a: T ${due} n: N } interface N { x: Int } type T implements N { x: Int }`;
    expect(coordinates(diffSchemas(behind, 'type Query { n: N } interface N { x: Int }', TODAY).refused)).toEqual([
      'T',
    ]);
  });

  it('of an interface is allowed with the field that led to it, and leaves its types', () => {
    const before = `type Query { n: N ${due} t: T } interface N { x: Int } type T implements N { x: Int }`;
    const diff = diffSchemas(before, 'type Query { t: T } type T { x: Int }', TODAY);
    expect([coordinates(diff.refused), coordinates(diff.announced).sort()]).toEqual([[], ['N', 'Query.n', 'T']]);
  });

  it('of a type that nothing leads to is allowed', () => {
    const diff = diffSchemas('type Query { b: Int } type T { x: Int }', 'type Query { b: Int }', TODAY);
    expect([coordinates(diff.refused), coordinates(diff.announced)]).toEqual([[], ['T']]);
  });

  it('of a whole root is refused', () => {
    const before = `type Query { b: Int } type Mutation { a: Int ${due} }`;
    expect(coordinates(diffSchemas(before, 'type Query { b: Int }', TODAY).refused)).toEqual(['Mutation']);
  });
});

describe('a deprecation', () => {
  const faultsOf = (reason: string | null, oldReason?: string): string[] => {
    const withReason = (text: string | null): string =>
      `type Query { b: Int a: Int @deprecated${text === null ? '' : `(reason: ${JSON.stringify(text)})`} }`;
    const before = oldReason === undefined ? 'type Query { a: Int b: Int }' : withReason(oldReason);
    return diffSchemas(before, withReason(reason), TODAY).deprecationFaults.map(
      (fault) => `${fault.coordinate} ${fault.description}`,
    );
  };

  it.each<[string, string | null, RegExp]>([
    ['has no reason', null, /without a reason/],
    ['has a day only', 'Removed after 2027-03-01.', /without a reason/],
    ['has no day', 'Use `b`.', /without a day/],
    ['has a day that does not exist', 'Use `b`. Removed after 2027-02-29.', /without a day/],
    ['goes on after the day', 'Removed after 2027-03-01. Use `b`.', /without a day/],
    ['has a day that has come', 'Use `b`. Removed after 2026-11-24.', /day that has passed/],
  ])('that %s is at fault', (_name, reason, expected) => {
    const faults = faultsOf(reason);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^Query\.a /);
    expect(faults[0]).toMatch(expected);
  });

  it('with a reason and a day to come is none, and stays so when the day has passed', () => {
    expect(faultsOf('Use `b`. Removed after 2027-03-01.')).toEqual([]);
    expect(faultsOf('Use `b`. Removed after 2026-01-01.', 'Use `b`. Removed after 2026-01-01.')).toEqual([]);
  });

  it('may be prolonged, not cut short', () => {
    expect(faultsOf('Use `b`. Removed after 2027-06-01.', 'Use `b`. Removed after 2027-03-01.')).toEqual([]);
    expect(faultsOf('Use `b`. Removed after 2027-02-01.', 'Use `b`. Removed after 2027-03-01.')[0]).toMatch(
      /promised until 2027-03-01/,
    );
  });

  it('is looked at on arguments, input fields and enum values, too, and from the first schema on', () => {
    const sdl = `type Query { b(a: Int @deprecated, i: I): E } input I { a: Int @deprecated } enum E { A @deprecated B }`;
    expect(coordinates(diffSchemas(null, sdl, TODAY).deprecationFaults).sort()).toEqual(['E.A', 'I.a', 'Query.b(a:)']);
  });
});
