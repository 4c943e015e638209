// From decorated classes to an executable Federation 2 subgraph, and to the SDL that composition reads.
import 'reflect-metadata';
import { buildSubgraphSchema as buildApolloSubgraph, printSubgraphSchema } from '@apollo/subgraph';
import {
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  valueFromAST,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import {
  buildSchemaSync,
  createResolversMap,
  getMetadataStorage,
  type BuildSchemaOptions,
  type NonEmptyArray,
} from 'type-graphql';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { DateTime, LocalDate } from './scalars';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@override", "@tag"])';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- type-graphql's own type of a decorated class
type DecoratedClass = Function;

/** Loads one entity from its key. It authorises like any other read: nothing guards it but itself. */
export type ReferenceResolver<C> = (reference: never, context: C, info: GraphQLResolveInfo) => unknown;

export interface SchemaParts<C> {
  readonly resolvers: readonly DecoratedClass[];
  /** Entities that no query of this subgraph reaches vanish silently unless they are listed here. */
  readonly orphanedTypes: readonly DecoratedClass[];
  /** By type name. */
  readonly references: Readonly<Record<string, ReferenceResolver<C>>>;
}

export function buildSubgraphSchema<C>(parts: SchemaParts<C>): GraphQLSchema {
  const source = buildInWrittenOrder({
    resolvers: [...parts.resolvers] as NonEmptyArray<DecoratedClass>,
    orphanedTypes: [...parts.orphanedTypes],
    validate: false,
  });
  const sdl = `${LINK}\n\n${printSchemaWithDirectives(source)}`;
  const resolvers = createResolversMap(source) as Record<string, Record<string, unknown> | object>;
  for (const [typeName, resolve] of Object.entries(parts.references)) {
    resolvers[typeName] = { ...resolvers[typeName], __resolveReference: resolve };
  }
  const schema = buildApolloSubgraph([
    { typeDefs: parse(sdl), resolvers: { ...resolvers, DateTime, LocalDate } as never },
  ]);
  finishSchema(schema, source);
  return schema;
}

export function printSubgraph(schema: GraphQLSchema): string {
  return `${printSubgraphSchema(schema).trim()}\n`;
}

/**
 * Decorators run from the last to the first. type-graphql leaves arguments in that order, and turns directives round at
 * each build, so that every second subgraph of one process would print its keys in another order: both set right here.
 */
function buildInWrittenOrder(options: BuildSchemaOptions): GraphQLSchema {
  const storage = getMetadataStorage();
  storage.params.sort((a, b) => a.index - b.index);
  try {
    return buildSchemaSync(options);
  } finally {
    const { classDirectives, fieldDirectives, argumentDirectives, classExtensions, fieldExtensions } = storage;
    for (const turned of [classDirectives, fieldDirectives, argumentDirectives, classExtensions, fieldExtensions]) {
      turned.reverse();
    }
  }
}

/**
 * The rebuild from SDL keeps the *name* of an enum's default where resolvers expect its value, and loses extensions:
 * set both right again.
 */
function finishSchema(schema: GraphQLSchema, source: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    const original = source.getType(type.name);
    if (original) Object.assign(type.extensions, original.extensions);
    if (isInputObjectType(type)) Object.values(type.getFields()).forEach(fixDefault);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) field.args.forEach(fixDefault);
    }
  }
}

function fixDefault(input: GraphQLArgument | GraphQLInputField): void {
  if (input.astNode?.defaultValue) input.defaultValue = valueFromAST(input.astNode.defaultValue, input.type);
}
