// Finds the objects at which a fetch of a plan continues. Called by runFetch.ts and mapErrors.ts.
import { isObject, readOwn, type DataObject } from './mergeData';

/** `@` stands for every item of a list. */
export type PlanPath = readonly (string | number)[];
export type AnswerPath = readonly (string | number)[];

/** Each object once, however often it is reached. */
export function findObjects(root: DataObject, path: PlanPath): Set<DataObject> {
  const found = new Set<DataObject>();
  collect(root, path, 0, found);
  return found;
}

function collect(value: unknown, path: PlanPath, at: number, found: Set<DataObject>): void {
  if (value === null || value === undefined) return;
  const key = path[at];
  if (Array.isArray(value)) {
    // Some paths leave out the sign for a list.
    const next = key === '@' ? at + 1 : at;
    for (const item of value) collect(item, path, next, found);
  } else if (!isObject(value) || key === '@') return;
  else if (key === undefined) found.add(value);
  else collect(readOwn(value, String(key)), path, at + 1, found);
}

export interface Place {
  readonly object: DataObject;
  readonly path: AnswerPath;
  /** The objects on the way, one for each key of the path, and last the object itself. */
  readonly chain: readonly DataObject[];
}

/** Every way to every object: its place in the answer, and what is above it. */
export function findPlaces(root: DataObject, path: PlanPath, atMost: number): Place[] {
  const places: Place[] = [];
  const walk = (value: unknown, at: number, way: AnswerPath, chain: readonly DataObject[]): void => {
    if (value === null || value === undefined || places.length >= atMost) return;
    const key = path[at];
    if (Array.isArray(value)) {
      const next = key === '@' ? at + 1 : at;
      for (const [index, item] of value.entries()) walk(item, next, [...way, index], chain);
    } else if (!isObject(value) || key === '@') return;
    else if (key === undefined) places.push({ object: value, path: way, chain: [...chain, value] });
    else walk(readOwn(value, String(key)), at + 1, [...way, String(key)], [...chain, value]);
  };
  walk(root, 0, [], []);
  return places;
}
