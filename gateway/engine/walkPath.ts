// Finds the objects at which a fetch of a plan continues. Called by runFetch.ts and mapErrors.ts.
import { isObject, readOwn, type DataObject } from './mergeData';

/** `@` stands for every item of a list. */
export type PlanPath = readonly (string | number)[];
export type AnswerPath = readonly (string | number)[];

/** An object on the path, and what holds it; nothing holds the root. */
export type OnObject = (object: DataObject, holder: DataObject | unknown[] | undefined, key: string | number) => void;

/** Visits the objects at the end of a path, those that are shared more than once. */
export function visitObjects(root: DataObject, path: PlanPath, onObject: OnObject): void {
  visit({ path, onObject }, root, 0, undefined, '');
}

interface Visit {
  readonly path: PlanPath;
  readonly onObject: OnObject;
}

function visit(
  walk: Visit,
  value: unknown,
  at: number,
  holder: DataObject | unknown[] | undefined,
  holderKey: string | number,
): void {
  if (typeof value !== 'object' || value === null) return;
  const key = walk.path[at];
  if (Array.isArray(value)) {
    // Some paths leave out the sign for a list.
    const next = key === '@' ? at + 1 : at;
    for (let index = 0; index < value.length; index++) visit(walk, value[index], next, value as unknown[], index);
  } else if (key === undefined) walk.onObject(value as DataObject, holder, holderKey);
  else if (key !== '@') {
    const object = value as DataObject;
    visit(walk, readOwn(object, key as string), at + 1, object, key);
  }
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
