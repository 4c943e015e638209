// What a fetch requires of an object → the representation by which a subgraph knows it. Compiled once for each fetch.
// Called by compileFetch.ts.
import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { isObject, mergeData, readOwn, type DataObject } from './mergeData';
import type { SupergraphFacts } from './supergraphFacts';

/** Null where the object is not of a required type, or lacks what is required. */
export type BuildRepresentation = (object: DataObject) => DataObject | null;

type IsSubtype = SupergraphFacts['isSubtype'];

export function compileRepresentation(
  selections: readonly QueryPlanSelectionNode[],
  isSubtype: IsSubtype,
): BuildRepresentation {
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
    const build = compileRepresentation(node.selections, isSubtype);
    const condition = node.typeCondition;
    return (object, result) => {
      const name = object.__typename;
      if (condition !== undefined && (typeof name !== 'string' || !isSubtype(condition, name))) return true;
      const inner = build(object);
      if (inner === null) return false;
      mergeData(result, inner);
      return true;
    };
  }
  const key = node.alias ?? node.name;
  const build = node.selections && compileRepresentation(node.selections, isSubtype);
  return (object, result) => {
    const value = readOwn(object, key);
    if (value === undefined) return false;
    const built = build === undefined ? value : buildInner(value, build);
    if (built === undefined) return false;
    result[key] = built;
    return true;
  };
}

function buildInner(value: unknown, build: BuildRepresentation): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => buildInner(item, build));
    return items.includes(undefined) ? undefined : items;
  }
  if (!isObject(value)) return value;
  return build(value) ?? undefined;
}
