// The amounts of an operation once its fragments are expanded, without expanding them: each fragment is measured once
// and its numbers are added wherever it is used. 2^40 selections in 1.7 kB cost no more than reading the text.

import { Kind } from 'graphql';
import type { FieldNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';
import { GuardError } from './guardError';

export interface Measures {
  /** Fields on the longest path, introspection aside. */
  readonly depth: number;
  readonly introspectionDepth: number;
  /** Fields, inline fragments and spreads, introspection aside. Stops at 2^53 - 1. */
  readonly selections: number;
  readonly introspectionSelections: number;
  readonly aliases: number;
  /** Selection sets and fragments open at once. */
  readonly levels: number;
}

export interface MeasureWalk {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Finished fragments, and those being measured right now: meeting one of these again is a cycle. */
  readonly measured: Map<string, Measures | 'open'>;
  readonly nesting: number;
  /** Called once for each selection in the text. */
  readonly onSelection: (selection: SelectionNode) => void;
}

const NOTHING: Measures = {
  depth: 0,
  introspectionDepth: 0,
  selections: 0,
  introspectionSelections: 0,
  aliases: 0,
  levels: 0,
};

const LEAF: Measures = { ...NOTHING, depth: 1, selections: 1 };

type Total = { -readonly [K in keyof Measures]: Measures[K] };

export function measureSelections(set: SelectionSetNode, walk: MeasureWalk, level = 1): Measures {
  // Also keeps this recursion itself short, whatever the limit on tokens is.
  if (level > walk.nesting) throw tooNested(walk, set);
  const total: Total = { ...NOTHING };
  for (const selection of set.selections) addSelection(total, selection, walk, level);
  total.levels += 1;
  return total;
}

/** Measures a fragment by name, once. An unknown one counts nothing: validation will name it. */
export function measureFragment(name: string, walk: MeasureWalk, level = 1): Measures {
  const known = walk.measured.get(name);
  const fragment = walk.fragments.get(name);
  if (known === 'open') {
    const text = `Cannot spread fragment "${name}" within itself.`;
    throw new GuardError('GRAPHQL_VALIDATION_FAILED', text, { nodes: fragment });
  }
  if (known !== undefined) return known;
  if (fragment === undefined) return NOTHING;
  walk.measured.set(name, 'open');
  const measures = measureSelections(fragment.selectionSet, walk, level);
  if (measures.levels > walk.nesting) throw tooNested(walk, fragment.selectionSet);
  walk.measured.set(name, measures);
  return measures;
}

function addSelection(total: Total, selection: SelectionNode, walk: MeasureWalk, level: number): void {
  walk.onSelection(selection);
  if (selection.kind === Kind.FRAGMENT_SPREAD) {
    total.selections = add(total.selections, 1);
    addInner(total, measureFragment(selection.name.value, walk, level + 1));
    return;
  }
  const inner = selection.selectionSet ? measureSelections(selection.selectionSet, walk, level + 1) : NOTHING;
  if (selection.kind === Kind.FIELD) addField(total, selection, inner);
  else {
    total.selections = add(total.selections, 1);
    addInner(total, inner);
  }
}

function addField(total: Total, field: FieldNode, inner: Measures): void {
  const name = field.name.value;
  if (field.alias !== undefined && field.alias.value !== name) total.aliases = add(total.aliases, 1);
  addInner(total, isIntrospection(name) ? asIntrospection(inner) : asField(inner));
}

export function isIntrospection(fieldName: string): boolean {
  return fieldName === '__schema' || fieldName === '__type';
}

function asField(inner: Measures): Measures {
  return inner === NOTHING ? LEAF : { ...inner, depth: inner.depth + 1, selections: add(inner.selections, 1) };
}

function asIntrospection(inner: Measures): Measures {
  const all = add(inner.selections, inner.introspectionSelections);
  const introspectionDepth = Math.max(inner.depth, inner.introspectionDepth) + 1;
  return { ...inner, depth: 0, selections: 0, introspectionDepth, introspectionSelections: add(all, 1) };
}

function addInner(total: Total, inner: Measures): void {
  total.depth = Math.max(total.depth, inner.depth);
  total.introspectionDepth = Math.max(total.introspectionDepth, inner.introspectionDepth);
  total.selections = add(total.selections, inner.selections);
  total.introspectionSelections = add(total.introspectionSelections, inner.introspectionSelections);
  total.aliases = add(total.aliases, inner.aliases);
  total.levels = Math.max(total.levels, inner.levels);
}

function add(a: number, b: number): number {
  return Math.min(a + b, Number.MAX_SAFE_INTEGER);
}

function tooNested(walk: MeasureWalk, node: SelectionSetNode): GuardError {
  const text = `The query nests selections and fragments too deeply; at most ${walk.nesting} allowed.`;
  return new GuardError('QUERY_TOO_DEEP', text, { nodes: node });
}
