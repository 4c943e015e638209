// What a fetch requires of an object → the representation by which a subgraph knows it, as JSON. Compiled once for each fetch.
// Called by compilePlan.ts.
import type { FetchNode, QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { isObject, mergeData, readOwn, type DataObject } from './mergeData';
import { applyRewrites } from './rewrites';
import type { SupergraphFacts } from './supergraphFacts';

export interface Representation {
  readonly text: string;
  readonly typeName: string;
  /** How many fields of the object it consists of; 0 where the object may hold more in them than it says. */
  readonly keys: number;
}

/** Undefined: the fetch is not for such an object. Null: the object lacks what is required. */
export type Represent = (object: DataObject) => Representation | null | undefined;

type IsSubtype = SupergraphFacts['isSubtype'];

export function compileRepresentation(node: FetchNode, isSubtype: IsSubtype): Represent {
  const { requires = [], inputRewrites = [] } = node;
  const flat = inputRewrites.length === 0 ? compileFlat(requires, isSubtype) : undefined;
  if (flat !== undefined) return flat;
  const build = compileObject(requires, isSubtype);
  return (object) => {
    const representation = build(object);
    if (representation === null) return null;
    // No fragment fits: a rewrite must not make a type out of nothing.
    if (representation.__typename === undefined) return undefined;
    applyRewrites(inputRewrites, representation, isSubtype);
    const { __typename: typeName } = representation;
    return typeof typeName === 'string' ? { text: JSON.stringify(representation), typeName, keys: 0 } : undefined;
  };
}

/** Nearly all: fragments on types, with fields that hold no objects. */
function compileFlat(requires: readonly QueryPlanSelectionNode[], isSubtype: IsSubtype): Represent | undefined {
  const isLeaf = (node: QueryPlanSelectionNode): node is QueryPlanFieldNode =>
    node.kind === 'Field' && node.selections === undefined;
  const fragments = requires.map((node) =>
    node.kind === 'InlineFragment' && node.typeCondition !== undefined && node.selections.every(isLeaf)
      ? { condition: node.typeCondition, keys: node.selections.map((field) => field.alias ?? field.name) }
      : undefined,
  );
  if (fragments.includes(undefined)) return undefined;
  const known = new Map<string, readonly string[]>();
  const keysOf = (typeName: string): readonly string[] => {
    const matching = fragments.filter((one) => one !== undefined && isSubtype(one.condition, typeName));
    const keys = [...new Set(matching.flatMap((one) => one?.keys ?? []))].filter((key) => key !== '__typename');
    // The type is what a fetch is for: where no fragment fits, nothing stands here.
    const found = matching.length === 0 ? [] : ['__typename', ...keys];
    known.set(typeName, found);
    return found;
  };
  return (object) => {
    const typeName = object.__typename;
    if (typeof typeName !== 'string') return undefined;
    const keys = known.get(typeName) ?? keysOf(typeName);
    if (keys.length === 0) return undefined;
    let text = '{"__typename":' + JSON.stringify(typeName);
    for (let index = 1; index < keys.length; index++) {
      const key = keys[index] as string;
      const value = readOwn(object, key);
      if (value === undefined) return null;
      text += `,"${key}":${JSON.stringify(value)}`;
    }
    return { text: text + '}', typeName, keys: keys.length };
  };
}

/** A representation is made of one object: its type is told once. */
const NONE: ReadonlySet<string> = new Set();

type BuildObject = (object: DataObject) => DataObject | null;

function compileObject(selections: readonly QueryPlanSelectionNode[], isSubtype: IsSubtype): BuildObject {
  const parts = selections.map((node) => compilePart(node, isSubtype));
  return (object) => {
    const result: DataObject = {};
    for (const part of parts) if (!part(object, result)) return null;
    return result;
  };
}

/** Puts one selection into the result; false when the object lacks it. */
type Part = (object: DataObject, result: DataObject) => boolean;

function compilePart(node: QueryPlanSelectionNode, isSubtype: IsSubtype): Part {
  if (node.kind === 'InlineFragment') {
    const build = compileObject(node.selections, isSubtype);
    const condition = node.typeCondition;
    return (object, result) => {
      const name = object.__typename;
      if (condition !== undefined && (typeof name !== 'string' || !isSubtype(condition, name))) return true;
      const inner = build(object);
      if (inner === null) return false;
      mergeData(result, inner, NONE);
      return true;
    };
  }
  const key = node.alias ?? node.name;
  const build = node.selections && compileObject(node.selections, isSubtype);
  return (object, result) => {
    const value = readOwn(object, key);
    const built = build === undefined ? value : buildInner(value, build);
    if (built === undefined) return false;
    result[key] = built;
    return true;
  };
}

function buildInner(value: unknown, build: BuildObject): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => buildInner(item, build));
    return items.includes(undefined) ? undefined : items;
  }
  if (!isObject(value)) return value;
  return build(value) ?? undefined;
}
