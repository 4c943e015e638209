// fast-check's arbitrary of valid operations over a schema. Called by support/describeSupergraphs.ts.
import fc from 'fast-check';
import { print, validate, type GraphQLSchema } from 'graphql';
import { createChoices } from './support/choices';
import { generateOperation } from './support/generateOperation';
import type { ValuePools } from './support/generateArguments';
import type { Operation } from './support/monolith';

const TAPE = fc.noBias(fc.array(fc.nat(9_999), { minLength: 30, maxLength: 400, size: 'max' }));

export function arbitraryOperation(schema: GraphQLSchema, pools: ValuePools): fc.Arbitrary<Operation> {
  return TAPE.map((tape) => {
    const { document, variables } = generateOperation(schema, createChoices(tape), pools);
    return { document, variables, text: print(document) };
  }).filter(({ document }) => validate(schema, document).length === 0);
}
