// Fields whose @requires want one field with different arguments cannot be in one plan: the planner would ask for both under one
// name. Such an operation becomes several, each planned by itself, whose data are merged. Called by operations.ts.
import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { CodedError } from '../../platform/errors';
import type { NormalOperation } from './normalizeOperation';
import type { SupergraphFacts } from './supergraphFacts';

interface Split {
  readonly normal: NormalOperation;
  readonly schema: GraphQLSchema;
  readonly facts: SupergraphFacts;
  /** `Type.field` → number of its pass. */
  readonly passes: Map<string, number>;
}

/** The selections to plan: nearly always the one of the operation itself. */
export function splitPasses(
  normal: NormalOperation,
  schema: GraphQLSchema,
  facts: SupergraphFacts,
): readonly SelectionSetNode[] {
  const { operation } = normal;
  const root = schema.getRootType(operation.operation);
  if (facts.argumentsOf.size === 0 || !root) return [operation.selectionSet];
  const split: Split = { normal, schema, facts, passes: new Map() };
  choosePasses(split, operation.selectionSet, root);
  const count = Math.max(0, ...split.passes.values()) + 1;
  if (count === 1) return [operation.selectionSet];
  if (operation.operation === 'mutation') {
    const fields = [...split.passes.keys()].join(', ');
    throw new CodedError('GRAPHQL_VALIDATION_FAILED', `Ask for ${fields} in operations of their own.`);
  }
  return Array.from({ length: count }, (_, pass) => keepPass(split, operation.selectionSet, root, pass)).filter(
    (set) => set !== undefined,
  );
}

function choosePasses(split: Split, set: SelectionSetNode, parent: GraphQLNamedType): void {
  for (const node of set.selections) {
    const inner = descend(split, node, parent);
    if (node.kind === Kind.FIELD) {
      for (const place of listPlaces(split, node, parent)) {
        if (!split.passes.has(place)) split.passes.set(place, findFreePass(split, place));
      }
    }
    if (inner !== undefined) choosePasses(split, inner.set, inner.type);
  }
}

/** The first pass in which nothing of the same type asks for the same with other arguments. */
function findFreePass({ facts, passes }: Split, place: string): number {
  const typeName = place.slice(0, place.indexOf('.') + 1);
  const own = facts.argumentsOf.get(place) ?? new Map<string, string>();
  const taken = [...passes].flatMap(([other, pass]) => {
    if (!other.startsWith(typeName)) return [];
    const theirs = facts.argumentsOf.get(other) ?? new Map<string, string>();
    return [...own].some(([path, given]) => theirs.has(path) && theirs.get(path) !== given) ? [pass] : [];
  });
  let pass = 0;
  while (taken.includes(pass)) pass++;
  return pass;
}

/** `Type.field` for each type that the field may be asked of, where it requires something with arguments. */
function listPlaces({ schema, facts }: Split, node: FieldNode, parent: GraphQLNamedType): string[] {
  const types = isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent];
  return types.map(({ name }) => `${name}.${node.name.value}`).filter((place) => facts.argumentsOf.has(place));
}

/** What is of this pass; the first also has everything that is of none. */
function keepPass(
  split: Split,
  set: SelectionSetNode,
  parent: GraphQLNamedType,
  pass: number,
): SelectionSetNode | undefined {
  const selections = set.selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) {
      const places = listPlaces(split, node, parent);
      const own = Math.max(...places.map((place) => split.passes.get(place) ?? 0));
      if (places.length > 0) return own === pass ? [node] : [];
    }
    const inner = descend(split, node, parent);
    if (inner === undefined) return pass === 0 ? [node] : [];
    const kept = keepPass(split, inner.set, inner.type, pass);
    if (kept === undefined) return [];
    if (node.kind === Kind.FIELD) return [{ ...node, selectionSet: kept }];
    const name = { kind: Kind.NAME, value: inner.type.name } as const;
    return [{ kind: Kind.INLINE_FRAGMENT, typeCondition: { kind: Kind.NAMED_TYPE, name }, selectionSet: kept }];
  });
  return selections.length === 0 ? undefined : { ...set, selections };
}

function descend(
  { normal, schema }: Split,
  node: SelectionNode,
  parent: GraphQLNamedType,
): { readonly set: SelectionSetNode; readonly type: GraphQLNamedType } | undefined {
  if (node.kind === Kind.FIELD) {
    const isKnown = isObjectType(parent) || isInterfaceType(parent);
    const field = isKnown ? parent.getFields()[node.name.value] : undefined;
    return field && node.selectionSet && { set: node.selectionSet, type: getNamedType(field.type) };
  }
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : normal.fragments.get(node.name.value);
  if (fragment === undefined) return undefined;
  const type = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : parent;
  return type && { set: fragment.selectionSet, type };
}
