// The planner's rewrites of data: fields that a fetch had to alias get their names back, representations their type's name
// in the subgraph. Called by runFetch.ts and buildRepresentations.ts.
import type { FetchDataRewrite } from '@apollo/query-planner';
import { isObject, readOwn, type DataObject } from './mergeData';
import type { SupergraphFacts } from './supergraphFacts';

type IsSubtype = SupergraphFacts['isSubtype'];

const FRAGMENT = '... on ';

export function applyRewrites(rewrites: readonly FetchDataRewrite[], value: unknown, isSubtype: IsSubtype): void {
  for (const rewrite of rewrites) {
    const last = rewrite.path.at(-1);
    if (last !== undefined)
      applyAt(value, rewrite.path.slice(0, -1), (object) => apply(rewrite, object, last), isSubtype);
  }
}

function apply(rewrite: FetchDataRewrite, object: DataObject, key: string): void {
  if (rewrite.kind === 'ValueSetter') {
    object[key] = rewrite.setValueTo as unknown;
    return;
  }
  const value = readOwn(object, key);
  if (value === undefined) return;
  object[rewrite.renameKeyTo] = value;
  // Left undefined: the shape of the object stays what it was, and a merge passes over it.
  object[key] = undefined;
}

function applyAt(
  value: unknown,
  path: readonly string[],
  onObject: (object: DataObject) => void,
  isSubtype: IsSubtype,
): void {
  if (Array.isArray(value)) {
    for (const item of value) applyAt(item, path, onObject, isSubtype);
    return;
  }
  if (!isObject(value)) return;
  const [first, ...rest] = path;
  if (first === undefined) onObject(value);
  else if (!first.startsWith(FRAGMENT)) applyAt(readOwn(value, first), rest, onObject, isSubtype);
  else if (isOfType(value, first.slice(FRAGMENT.length), isSubtype)) applyAt(value, rest, onObject, isSubtype);
}

function isOfType(object: DataObject, condition: string, isSubtype: IsSubtype): boolean {
  const name = readOwn(object, '__typename');
  return typeof name !== 'string' || isSubtype(condition, name);
}

/** The value that a rewrite of the context names, seen from the object where its path begins; undefined: not of that type. */
export function readContext(value: unknown, path: readonly string[], isSubtype: IsSubtype): unknown {
  if (Array.isArray(value)) return value.map((item) => readContext(item, path, isSubtype));
  const [first, ...rest] = path;
  if (first === undefined || value === null) return value;
  if (!isObject(value)) return undefined;
  if (!first.startsWith(FRAGMENT)) return readContext(readOwn(value, first), rest, isSubtype);
  return isOfType(value, first.slice(FRAGMENT.length), isSubtype) ? readContext(value, rest, isSubtype) : undefined;
}

/** The planner's alias in an error's path → the client's name. */
export function renameKeys(rewrites: readonly FetchDataRewrite[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const rewrite of rewrites) {
    const last = rewrite.path.at(-1);
    if (rewrite.kind === 'KeyRenamer' && last !== undefined) names.set(last, rewrite.renameKeyTo);
  }
  return names;
}
