// Errors for a fetch that brought nothing: one at each place that it should have filled, so that no null is silent.
// The executor maps their paths from the fetch into the client's operation. Called by mapErrors.ts.
import { Kind, parse, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { ErrorCode } from '../../schema/contract/errors';
import { MAX_ERRORS } from './execution';
import type { SubgraphError } from './readSubgraphAnswer';

export interface LostFetch {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export function createLostErrors(fetch: LostFetch, code: ErrorCode, message: string): SubgraphError[] {
  return listPaths(fetch).map((path) => ({ message, path, extensions: { code } }));
}

function listPaths({ query, variables }: LostFetch): (string | number)[][] {
  const operation = parse(query, { noLocation: true }).definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  );
  const fields = (operation?.selectionSet.selections ?? []).filter(isField);
  const paths: (string | number)[][] = [];
  for (const field of fields) {
    const key = keyOf(field);
    if (field.name.value !== '_entities') paths.push([key]);
    else paths.push(...listEntityPaths(field.selectionSet, variables.representations, key));
  }
  return paths;
}

function listEntityPaths(set: SelectionSetNode | undefined, representations: unknown, key: string) {
  const paths: (string | number)[][] = [];
  const list = Array.isArray(representations) ? (representations as { __typename?: unknown }[]) : [];
  for (const [index, { __typename: typeName }] of list.entries()) {
    for (const field of listFields(set, typeName)) {
      if (paths.length < MAX_ERRORS) paths.push([key, index, field]);
    }
  }
  return paths;
}

/** Response keys that an entity of this type should have got; where no fragment names the type, those of all of them. */
function listFields(set: SelectionSetNode | undefined, typeName: unknown): Set<string> {
  const fragments = (set?.selections ?? []).flatMap((node) => (node.kind === Kind.INLINE_FRAGMENT ? [node] : []));
  const named = fragments.filter(({ typeCondition }) => typeCondition?.name.value === typeName);
  const chosen = named.length > 0 ? named : fragments;
  const fields = chosen.flatMap(({ selectionSet }) => collectFields(selectionSet));
  return new Set(fields.filter(({ name }) => name.value !== '__typename').map(keyOf));
}

function collectFields(set: SelectionSetNode): FieldNode[] {
  return set.selections.flatMap((node) => {
    if (isField(node)) return [node];
    return node.kind === Kind.INLINE_FRAGMENT ? collectFields(node.selectionSet) : [];
  });
}

function isField(node: SelectionNode): node is FieldNode {
  return node.kind === Kind.FIELD;
}

function keyOf(field: FieldNode): string {
  return (field.alias ?? field.name).value;
}
