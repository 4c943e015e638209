// Fetches that the planner put side by side although one requires what another brings → one after the other. It does so where a
// @requires of an interface object reads a field of another one below a fragment. Called by compilePlan.ts.
import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, type SelectionSetNode } from 'graphql';

/** Places as `cases.reporter.name`: response keys from the root, without lists and types. */
type Places = ReadonlySet<string>;

interface Part {
  readonly node: PlanNode;
  readonly needed: Places;
  readonly brought: Places;
}

export function orderFetches(node: PlanNode): PlanNode {
  return order(node, '', new Set());
}

function order(node: PlanNode, path: string, before: Places): PlanNode {
  if (node.kind === 'Flatten') {
    const inner = order(node.node, extend(path, node.path), before);
    return inner === node.node ? node : ({ ...node, node: inner } as PlanNode);
  }
  if (node.kind === 'Sequence') {
    const known = new Set(before);
    const nodes = node.nodes.map((one) => {
      const ordered = order(one, path, known);
      visitFetches(one, path, (fetch, at) => listBrought(fetch, at).forEach((place) => known.add(place)));
      return ordered;
    });
    return { ...node, nodes };
  }
  if (node.kind !== 'Parallel') return node;
  const parts = node.nodes.map((one) => describe(order(one, path, before), path));
  const rounds = splitRounds(parts, before);
  if (rounds.length === 1) return { ...node, nodes: parts.map((part) => part.node) };
  return { kind: 'Sequence', nodes: rounds.map((nodes) => ({ kind: 'Parallel' as const, nodes })) };
}

/** Each round holds what needs nothing that a later one brings. In a right plan there is one. */
function splitRounds(parts: readonly Part[], before: Places): PlanNode[][] {
  const rounds: PlanNode[][] = [];
  const known = new Set(before);
  let pending = [...parts];
  while (pending.length > 0) {
    const isEarly = (part: Part): boolean => {
      const missing = [...part.needed].filter((place) => !known.has(place));
      return !pending.some((other) => other !== part && missing.some((place) => other.brought.has(place)));
    };
    const early = pending.filter(isEarly);
    const round = early.length === 0 ? pending : early;
    rounds.push(round.map(({ node }) => node));
    for (const { brought } of round) brought.forEach((place) => known.add(place));
    pending = pending.filter((part) => !round.includes(part));
  }
  return rounds;
}

function describe(node: PlanNode, path: string): Part {
  const needed = new Set<string>();
  const brought = new Set<string>();
  visitFetches(node, path, (fetch, at) => {
    listNeeded(fetch.requires ?? [], at).forEach((place) => brought.has(place) || needed.add(place));
    listBrought(fetch, at).forEach((place) => brought.add(place));
  });
  return { node, needed, brought };
}

function visitFetches(node: PlanNode, path: string, onFetch: (fetch: FetchNode, path: string) => void): void {
  if (node.kind === 'Fetch') onFetch(node, path);
  else if (node.kind === 'Flatten') visitFetches(node.node, extend(path, node.path), onFetch);
  else if (node.kind === 'Sequence' || node.kind === 'Parallel') {
    for (const one of node.nodes) visitFetches(one, path, onFetch);
  }
}

function listNeeded(selections: readonly QueryPlanSelectionNode[], path: string): string[] {
  return selections.flatMap((node) => {
    if (node.kind === 'InlineFragment') return listNeeded(node.selections, path);
    const own = extend(path, [node.alias ?? node.name]);
    return node.selections === undefined ? [own] : [own, ...listNeeded(node.selections, own)];
  });
}

function listBrought(fetch: FetchNode, path: string): string[] {
  const [operation] = parse(fetch.operation, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  const brought = listSelected(operation.selectionSet, path);
  const ofEntities = extend(path, ['_entities']);
  return fetch.requires === undefined ? brought : brought.map((place) => path + place.slice(ofEntities.length));
}

function listSelected(set: SelectionSetNode, path: string): string[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    if (node.kind === Kind.INLINE_FRAGMENT) return listSelected(node.selectionSet, path);
    const own = extend(path, [(node.alias ?? node.name).value]);
    return node.selectionSet === undefined ? [own] : [own, ...listSelected(node.selectionSet, own)];
  });
}

function extend(path: string, keys: readonly (string | number)[]): string {
  const names = keys.map((key) => String(key).replace(/\|.*$/, '')).filter((key) => key !== '@');
  return [path, ...names].map((part) => (part === '' ? '' : part.startsWith('.') ? part : `.${part}`)).join('');
}
