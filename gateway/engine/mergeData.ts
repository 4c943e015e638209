// Puts what one fetch brought into what earlier ones left. Called by runFetch.ts.

export type DataObject = Record<string, unknown>;

export function isObject(value: unknown): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key that every object inherits is only there when it is the object's own. */
export function readOwn(object: DataObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * Merges in place; what only the source has is shared with it, so that equal entities stay one object. A subgraph for which an
 * interface is an object type tells the interface's name as `__typename`: the name of the real type, where known, stays.
 */
export function mergeData(target: DataObject, source: DataObject, interfaceObjects: ReadonlySet<string>): void {
  // What JSON.parse makes inherits no key that a loop would find, and no array of keys is needed.
  for (const key in source) {
    // Assigned, it would change the target's prototype.
    if (key === '__proto__') continue;
    const value = source[key];
    if (value === undefined) continue;
    const known = readOwn(target, key);
    if (known === value) continue;
    if (Array.isArray(value) && Array.isArray(known) && value.length === known.length) {
      mergeLists(known, value, interfaceObjects);
    } else if (isObject(value) && isObject(known)) mergeData(known, value, interfaceObjects);
    else if (key !== '__typename' || known === undefined || !interfaceObjects.has(value as string)) target[key] = value;
  }
}

function mergeLists(target: unknown[], source: readonly unknown[], interfaceObjects: ReadonlySet<string>): void {
  for (const [index, value] of source.entries()) {
    const known = target[index];
    if (known === value) continue;
    if (Array.isArray(value) && Array.isArray(known) && value.length === known.length) {
      mergeLists(known, value, interfaceObjects);
    } else if (isObject(value) && isObject(known)) mergeData(known, value, interfaceObjects);
    else target[index] = value;
  }
}

/** A copy of its own, for plans in which equal entities get different values at different places. */
export function copyData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyData);
  if (!isObject(value)) return value;
  const copy: DataObject = {};
  for (const key of Object.keys(value)) if (key !== '__proto__') copy[key] = copyData(value[key]);
  return copy;
}
