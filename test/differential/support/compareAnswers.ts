// Are two answers equal? Data to the letter and in order; errors by where they are. Called by checkOperation.ts.
import { isDeepStrictEqual } from 'node:util';
import type { FormattedExecutionResult } from 'graphql';

type Path = readonly (string | number)[];

/**
 * What differs, or null. Where a null was propagated upwards, which of several failing fields is told of is a matter of order
 * (the specification wants one), and a subgraph's own propagation takes more with it: then one error at least must be at a
 * field that `relaxed`, the answer without non-null types, lacks.
 */
export async function compareAnswers(
  expected: FormattedExecutionResult,
  actual: FormattedExecutionResult,
  askRelaxed: () => Promise<FormattedExecutionResult>,
): Promise<string | null> {
  if (expected.data === undefined) return compareRefusals(actual);
  if (JSON.stringify(expected.data) !== JSON.stringify(actual.data ?? null)) return 'data differ';
  const [wanted, got] = [groupErrors(expected), groupErrors(actual)];
  for (const place of new Set([...wanted.keys(), ...got.keys()])) {
    const [ofMonolith, ofEngine] = [wanted.get(place) ?? [], got.get(place) ?? []];
    if (ofEngine.length === 0) return `no error at ${place}`;
    if (ofMonolith.length === 0) return `an error at ${place}, where there is none`;
    const isPropagated = ofMonolith.some((path) => JSON.stringify(path) !== place);
    if (!isPropagated && !isDeepStrictEqual(ofMonolith, ofEngine)) return `${ofEngine.length} errors at ${place}`;
    if (!isPropagated) continue;
    const relaxed = await askRelaxed();
    if (!ofEngine.some((path) => readAt(relaxed.data, path) === null)) return `no error at ${place} that explains it`;
  }
  return null;
}

function compareRefusals({ data, errors }: FormattedExecutionResult): string | null {
  if (data !== undefined && data !== null) return 'data where the operation must be refused';
  return errors === undefined || errors.length === 0 ? 'refused without an error' : null;
}

/** Paths of errors by the place of the null that they explain: the longest part of the path that is in the data. */
function groupErrors({ data, errors }: FormattedExecutionResult): Map<string, Path[]> {
  const groups = new Map<string, Path[]>();
  for (const { path } of errors ?? []) {
    const place = JSON.stringify(findNull(data, path ?? []));
    groups.set(place, [...(groups.get(place) ?? []), path ?? []]);
  }
  return groups;
}

function findNull(data: unknown, path: Path): Path {
  let value = data;
  for (const [index, key] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    value = (value as Record<string | number, unknown>)[key];
  }
  // Not a null at all: shown as such, so that it equals no place of the other side.
  return value === null ? path : [...path, 'has a value'];
}

/** Undefined where the path leads nowhere: also beyond a null. */
function readAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}
