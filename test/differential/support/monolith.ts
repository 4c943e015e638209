// What the engine must equal: graphql-js over one schema, the API schema of the supergraph, and over the same data.
import { Supergraph as Core } from '@apollo/federation-internals';
import {
  buildASTSchema,
  execute,
  Kind,
  parse,
  printSchema,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { SupergraphData } from './supergraph';

export interface Operation {
  readonly document: DocumentNode;
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

export interface Monolith {
  readonly schema: GraphQLSchema;
  ask(operation: Operation): Promise<ExecutionResult>;
  /** The same where every field may be null: it shows each place that an answer with propagated nulls has lost. */
  askRelaxed(operation: Operation): Promise<ExecutionResult>;
}

export function createMonolith(supergraphSdl: string, createData: () => SupergraphData): Monolith {
  const sdl = printSchema(Core.buildForTests(supergraphSdl).apiSchema().toGraphQLJSSchema());
  const schema = buildASTSchema(parse(sdl));
  const relaxed = buildASTSchema(relax(parse(sdl)));
  const run = async (chosen: GraphQLSchema, { document, variables }: Operation) => {
    const { query, mutation } = createData();
    const rootValue = isMutation(document) ? mutation : query;
    return execute({ schema: chosen, document, rootValue, variableValues: variables, contextValue: {} });
  };
  return {
    schema,
    ask: (operation) => run(schema, operation),
    askRelaxed: (operation) => run(relaxed, operation),
  };
}

function isMutation({ definitions }: DocumentNode): boolean {
  return definitions.some((node) => node.kind === Kind.OPERATION_DEFINITION && node.operation === 'mutation');
}

function relax(document: DocumentNode): DocumentNode {
  return visit(document, {
    FieldDefinition: {
      leave: (field) => ({ ...field, type: visit(field.type, { NonNullType: { leave: ({ type }) => type } }) }),
    },
  });
}
