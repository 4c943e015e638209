// An operation under given conditions → one without @skip and @include, in which no alias of the client stands in the way of
// what keys and @requires read. The planner sees this form; answers are told under the client's own keys.
// Called by operations.ts.
import {
  Kind,
  print,
  valueFromASTUntyped,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { SupergraphFacts } from './supergraphFacts';

export interface NormalOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The client's key where the data has another one; null where the field is only there to keep its parent. */
  readonly clientKeys: ReadonlyMap<FieldNode, string | null>;
  /** What stands before the client's key in keys of our own. */
  readonly prefix: string;
  /** For the planner. */
  readonly text: string;
  /** Equal keys mean equal plans and equal answers. */
  readonly key: string;
}

export type Conditions = Readonly<Record<string, unknown>>;

interface Walk {
  readonly facts: SupergraphFacts;
  readonly conditions: Conditions;
  readonly prefix: string;
  readonly clientKeys: Map<FieldNode, string | null>;
  readonly renamed: string[];
}

export function normalizeOperation(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  conditions: Conditions,
  facts: SupergraphFacts,
): NormalOperation {
  const names = [operation, ...fragments.values()].flatMap(({ selectionSet }) => listKeys(selectionSet));
  const prefix = choosePrefix(names);
  const walk: Walk = { facts, conditions, prefix, clientKeys: new Map(), renamed: [] };
  const root = normalizeSet(operation.selectionSet, walk);
  const normal: OperationDefinitionNode = { ...operation, name: undefined, selectionSet: root };
  const used = new Map<string, FragmentDefinitionNode>();
  const use = (set: SelectionSetNode): void => {
    for (const name of listSpreads(set)) {
      const fragment = fragments.get(name);
      if (fragment === undefined || used.has(name)) continue;
      const changed = { ...fragment, selectionSet: normalizeSet(fragment.selectionSet, walk) };
      used.set(name, changed);
      use(changed.selectionSet);
    }
  };
  use(root);
  if (operation.operation === 'mutation') Object.assign(root, { selections: listInOrder(root, used) });
  const text = [normal, ...used.values()].map(print).join('\n');
  const key = walk.renamed.length === 0 ? text : `${text}\n${walk.renamed.join('\n')}`;
  return { operation: normal, fragments: used, clientKeys: walk.clientKeys, prefix, text, key };
}

/** Fields of fragments in their places. The planner puts equal fragments together, and mutations run in the order of their fields. */
function listInOrder(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly SelectionNode[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
    return inner === undefined ? [] : listInOrder(inner.selectionSet, fragments);
  });
}

function normalizeSet(set: SelectionSetNode, walk: Walk): SelectionSetNode {
  const selections = set.selections.flatMap((node) => normalizeSelection(node, walk) ?? []);
  if (selections.length > 0) return { ...set, selections };
  // Everything in it was skipped; the object itself is still told.
  const keeper: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: `${walk.prefix}none` },
    name: { kind: Kind.NAME, value: '__typename' },
  };
  walk.clientKeys.set(keeper, null);
  return { ...set, selections: [keeper] };
}

function normalizeSelection(node: SelectionNode, walk: Walk): SelectionNode | null {
  const directives: DirectiveNode[] = [];
  for (const directive of node.directives ?? []) {
    const isSkip = directive.name.value === 'skip';
    if (!isSkip && directive.name.value !== 'include') directives.push(directive);
    else if (readCondition(directive, walk.conditions) === isSkip) return null;
  }
  if (node.kind === Kind.FRAGMENT_SPREAD) return { ...node, directives };
  if (node.kind === Kind.INLINE_FRAGMENT) {
    return { ...node, directives, selectionSet: normalizeSet(node.selectionSet, walk) };
  }
  return normalizeField({ ...node, directives }, walk);
}

function normalizeField(node: FieldNode, walk: Walk): FieldNode {
  const key = (node.alias ?? node.name).value;
  const alias = needsOwnKey(node, walk.facts) ? `${walk.prefix}${key}` : node.alias?.value;
  const changed: FieldNode = {
    ...node,
    alias: alias === undefined ? undefined : { kind: Kind.NAME, value: alias },
    selectionSet: node.selectionSet && normalizeSet(node.selectionSet, walk),
  };
  if (alias !== undefined && alias !== key) {
    walk.clientKeys.set(changed, key);
    walk.renamed.push(`${alias}=${key}`);
  }
  return changed;
}

/** Would the client's key stand where the executor reads something else? */
function needsOwnKey(node: FieldNode, { readNames, readWithArguments }: SupergraphFacts): boolean {
  const name = node.name.value;
  const key = (node.alias ?? node.name).value;
  if (key in Object.prototype) return true;
  if (name.startsWith('__')) return key !== name && readNames.has(key);
  if (key !== name) return readNames.has(key);
  return readWithArguments.has(name) || (readNames.has(name) && (node.arguments ?? []).length > 0);
}

function readCondition(directive: DirectiveNode, conditions: Conditions): boolean {
  const value = directive.arguments?.[0]?.value;
  return value !== undefined && valueFromASTUntyped(value, conditions) === true;
}

/** Names of the variables that @skip and @include read. */
export function listConditionVariables(sets: readonly SelectionSetNode[]): string[] {
  const found = new Set<string>();
  const visit = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      for (const { name, arguments: given } of node.directives ?? []) {
        const value = given?.[0]?.value;
        const isCondition = name.value === 'skip' || name.value === 'include';
        if (isCondition && value?.kind === Kind.VARIABLE) found.add(value.name.value);
      }
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet) visit(node.selectionSet);
    }
  };
  sets.forEach(visit);
  return [...found].sort();
}

function choosePrefix(names: readonly string[]): string {
  let prefix = '_own_';
  while (names.some((name) => name.startsWith(prefix))) prefix = `_${prefix}`;
  return prefix;
}

function listKeys(set: SelectionSetNode): string[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    const inner = node.selectionSet ? listKeys(node.selectionSet) : [];
    return node.kind === Kind.FIELD ? [(node.alias ?? node.name).value, ...inner] : inner;
  });
}

function listSpreads(set: SelectionSetNode): string[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node.name.value];
    return node.selectionSet ? listSpreads(node.selectionSet) : [];
  });
}
