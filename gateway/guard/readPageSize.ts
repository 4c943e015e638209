// What a request gives for `first` or `last` of a field, before coercion: literal, variable, a variable's default or
// the argument's default. Called by checkPages.ts.

import { Kind } from 'graphql';
import type { FieldNode, GraphQLArgument, ValueNode, VariableDefinitionNode } from 'graphql';

export interface PageVariables {
  readonly values: Readonly<Record<string, unknown>>;
  readonly definitions: ReadonlyMap<string, VariableDefinitionNode>;
}

/** Undefined: nothing was given (missing or null). Anything that is not a number is returned as a text. */
export function readPageSize(
  field: FieldNode,
  argument: GraphQLArgument,
  variables: PageVariables,
): number | string | undefined {
  const node = field.arguments?.find(({ name }) => name.value === argument.name);
  if (node === undefined) return readDefault(argument);
  if (node.value.kind !== Kind.VARIABLE) return readLiteral(node.value);
  const name = node.value.name.value;
  if (Object.hasOwn(variables.values, name)) return readJson(variables.values[name]);
  const definition = variables.definitions.get(name);
  return definition?.defaultValue ? readLiteral(definition.defaultValue) : readDefault(argument);
}

function readDefault(argument: GraphQLArgument): number | string | undefined {
  return readJson(argument.defaultValue);
}

function readLiteral(value: ValueNode): number | string | undefined {
  if (value.kind === Kind.NULL) return undefined;
  return value.kind === Kind.INT ? Number(value.value) : value.kind;
}

function readJson(value: unknown): number | string | undefined {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'number' ? value : typeof value;
}
