// Introspection over the engine equals that of the monolith. Called by describeSupergraphs.ts.
import { expect } from '@jest/globals';
import {
  buildClientSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
  type IntrospectionQuery,
} from 'graphql';
import { readOperation, type Comparison } from './startComparison';

const WHOLE = readOperation(getIntrospectionQuery({ descriptions: true }));
/** Beside data, under aliases at every depth, in fragments, with a variable, with nothing left of a selection. */
const MIXED = readOperation(
  `query ($name: String!) { empty: __schema { queryType @skip(if: true) { name } } under: __type(name: $name) { id: name constructor: kind name: description } ...R a: __typename kind: __type(name: $name) { ...T } none: __type(name: "None") { name } __schema { queryType { ...T } } }
   fragment R on Query { inside: __type(name: $name) { id: name } }
   fragment T on __Type { __typename name kind fields(includeDeprecated: true) { name type { name kind ofType { name } } } }`,
  { name: 'Query' },
);

export async function checkIntrospection({ monolith, askEngine }: Comparison): Promise<void> {
  const [expected, actual] = [await monolith.ask(WHOLE), await askEngine(WHOLE)];
  expect(print(actual.data)).toBe(print(expected.data));
  const [wanted, got] = [await monolith.ask(MIXED), await askEngine(MIXED)];
  expect(JSON.stringify(got.data)).toBe(JSON.stringify(wanted.data));
}

/** The order of types is not specified. */
function print(data: unknown): string {
  return printSchema(lexicographicSortSchema(buildClientSchema(data as IntrospectionQuery)));
}
