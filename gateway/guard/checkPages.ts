// Page sizes: every field with an argument `first` or `last` needs one of them, an integer from 1 to 100, and all pages
// of an operation together may hold 10,000 objects. Needs the API schema and the variables, so it runs per request.

import { getNamedType, GraphQLInt, isInterfaceType, isObjectType, Kind } from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { GuardError } from './guardError';
import { UNLIMITED } from './limits';
import { isIntrospection } from './measure';
import { readPageSize } from './readPageSize';
import { refuseOrWarn, requireAtMost } from './verdict';
import type { PageVariables } from './readPageSize';
import type { Verdict } from './verdict';

export interface PagesRequest {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface PageWalk {
  readonly request: PagesRequest;
  readonly variables: PageVariables;
  readonly counted: Map<string, number>;
  readonly verdict: Verdict;
}

/** Returns the number of objects that the pages may hold. Expects a document that passed checkDocument.ts. */
export function checkPages(request: PagesRequest, verdict: Verdict): number {
  const { schema, operation, variables } = request;
  const definitions = new Map((operation.variableDefinitions ?? []).map((node) => [node.variable.name.value, node]));
  const walk: PageWalk = { request, variables: { values: variables, definitions }, counted: new Map(), verdict };
  const nodes = countNodes(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, walk);
  const what = `The pages of the query may hold ${nodes} objects`;
  const amount = { code: 'QUERY_TOO_COSTLY', actual: nodes, limit: verdict.limits.nodes, what } as const;
  requireAtMost(verdict, amount, { nodes: operation });
  return nodes;
}

function countNodes(set: SelectionSetNode, parent: GraphQLNamedType | undefined, walk: PageWalk): number {
  let nodes = 0;
  for (const selection of set.selections) nodes += countSelection(selection, parent, walk);
  return nodes;
}

function countSelection(selection: SelectionNode, parent: GraphQLNamedType | undefined, walk: PageWalk): number {
  if (selection.kind === Kind.FIELD) return countField(selection, parent, walk);
  if (selection.kind === Kind.FRAGMENT_SPREAD) return countFragment(selection.name.value, walk);
  const condition = selection.typeCondition?.name.value;
  const type = condition === undefined ? parent : walk.request.schema.getType(condition);
  return countNodes(selection.selectionSet, type, walk);
}

/** A fragment's own type decides about its fields, so that one count serves every place that uses it. */
function countFragment(name: string, walk: PageWalk): number {
  const known = walk.counted.get(name);
  const fragment = walk.request.fragments.get(name);
  if (known !== undefined || fragment === undefined) return known ?? 0;
  const nodes = countNodes(fragment.selectionSet, walk.request.schema.getType(fragment.typeCondition.name.value), walk);
  walk.counted.set(name, nodes);
  return nodes;
}

function countField(node: FieldNode, parent: GraphQLNamedType | undefined, walk: PageWalk): number {
  if (isIntrospection(node.name.value)) return 0;
  // Unknown types and fields are left to validation.
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
  if (field === undefined) return 0;
  const inner = node.selectionSet ? countNodes(node.selectionSet, getNamedType(field.type), walk) : 0;
  const size = checkPageSize(node, field, walk);
  return size === undefined ? inner : size * (1 + inner);
}

/** The page size of a field that has pages; undefined for every other field. */
function checkPageSize(node: FieldNode, field: GraphQLField<unknown, unknown>, walk: PageWalk): number | undefined {
  const max = walk.verdict.limits.pageSize;
  const paging = field.args.filter(
    ({ name, type }) => (name === 'first' || name === 'last') && getNamedType(type) === GraphQLInt,
  );
  if (paging.length === 0) return undefined;
  const isFree = max === UNLIMITED;
  let size: number | undefined;
  for (const argument of paging) {
    const value = readPageSize(node, argument, walk.variables);
    if (value === undefined) continue;
    if (!isFree && (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > max)) {
      const text = `${argument.name} of ${node.name.value} must be an integer from 1 to ${max}.`;
      refuseOrWarn(walk.verdict, new GuardError('PAGE_SIZE_INVALID', text, { nodes: node }));
    }
    size = Math.max(size ?? 1, typeof value === 'number' && value > 0 ? value : 1);
  }
  if (size !== undefined || isFree) return size;
  const names = paging.map(({ name }) => name).join(' or ');
  const text = `${node.name.value} needs ${names}, an integer from 1 to ${max}.`;
  refuseOrWarn(walk.verdict, new GuardError('PAGE_SIZE_INVALID', text, { nodes: node }));
  return max;
}
