// Errors of a subgraph, in the words of its own operation → errors at the places of the client's answer, one for each place
// that shares a deduplicated entity. Called by runFetch.ts.
import type { ErrorCode } from '../../schema/contract/errors';
import type { FetchStep } from './compilePlan';
import { MAX_ERRORS, type EngineError, type Execution, type LostCall } from './execution';
import { createLostErrors } from './lostFetch';
import type { DataObject } from './mergeData';
import type { SubgraphError } from './readSubgraphAnswer';
import type { Batch } from './runFetch';
import { findPlaces, type AnswerPath, type Place } from './walkPath';

export function mapErrors(
  step: FetchStep,
  execution: Execution,
  batch: Batch,
  errors: readonly SubgraphError[],
  isAllLost: boolean,
): void {
  const [first] = errors;
  // Errors that name no place speak of the whole fetch: each empty place gets the first of them.
  const isVague = errors.every(({ path }) => path === undefined || (step.represent !== undefined && path.length < 2));
  if (first !== undefined && isAllLost && isVague) {
    mapLost(step, execution, batch, { code: first.extensions.code, message: first.message });
    return;
  }
  putAll(step, execution, batch, errors);
}

export function mapLost(step: FetchStep, execution: Execution, batch: Batch, { code, message }: LostCall): void {
  const representations = batch.typeNames.map((__typename) => ({ __typename }));
  putAll(
    step,
    execution,
    batch,
    createLostErrors({ query: step.query, variables: { representations } }, code, message),
  );
}

function putAll(step: FetchStep, execution: Execution, batch: Batch, errors: readonly SubgraphError[]): void {
  const places = findPlaces(execution.root, step.path, MAX_ERRORS).filter(({ object }) => batch.indexes.has(object));
  for (const error of errors) {
    // Beyond it none is told; an answer of nothing but errors must not keep the others waiting.
    if (execution.errors.length >= MAX_ERRORS) return;
    put(step, execution, placesOf(step, batch, places, error), error);
  }
}

/** What could not be asked for, since an earlier fetch failed to bring what it needs, is lost with that one. */
export function reportUnrepresented(step: FetchStep, execution: Execution, lacking: ReadonlySet<DataObject>): void {
  const { errors } = execution;
  if (errors.length === 0) return;
  const places = findPlaces(execution.root, step.path, MAX_ERRORS).filter(({ object }) => lacking.has(object));
  const lostOf = createLostFinder(step);
  for (const place of places) {
    if (errors.length >= MAX_ERRORS) return;
    const cause = errors.find(({ path }) => path !== undefined && startsWith(path, place.path));
    if (cause === undefined) continue;
    for (const path of lostOf(place.object.__typename)) put(step, execution, [[...place.path, ...path]], cause);
  }
}

/** What an entity of a type should have got from the fetch, read from its text once for each type. */
function createLostFinder({ query }: FetchStep): (typeName: unknown) => readonly AnswerPath[] {
  const known = new Map<unknown, readonly AnswerPath[]>();
  return (__typename) => {
    const lost =
      known.get(__typename) ??
      createLostErrors({ query, variables: { representations: [{ __typename }] } }, 'INTERNAL', '').map(
        ({ path = [] }) => path.slice(2),
      );
    known.set(__typename, lost);
    return lost;
  };
}

function placesOf(
  step: FetchStep,
  { indexes }: Batch,
  places: readonly Place[],
  { path }: SubgraphError,
): (AnswerPath | undefined)[] {
  if (path === undefined) return [undefined];
  const [, index] = path;
  if (step.represent === undefined) return places.map((place) => [...place.path, ...rename(path, step)]);
  if (typeof index !== 'number') return [undefined];
  const rest = rename(path.slice(2), step);
  return places.flatMap((place) => (indexes.get(place.object) === index ? [[...place.path, ...rest]] : []));
}

function rename(path: AnswerPath, { renamed }: FetchStep): AnswerPath {
  return renamed.size === 0 ? path : path.map((key) => renamed.get(String(key)) ?? key);
}

function put(
  step: FetchStep,
  { errors }: Execution,
  paths: readonly (AnswerPath | undefined)[],
  { message, extensions }: { message: string; extensions: { code: ErrorCode } },
): void {
  for (const path of paths) {
    if (errors.length >= MAX_ERRORS) return;
    const error: EngineError = { message, extensions: { code: extensions.code, serviceName: step.subgraph } };
    errors.push(path === undefined ? error : { ...error, path });
  }
}

function startsWith(path: AnswerPath, start: AnswerPath): boolean {
  return path.length >= start.length && start.every((key, index) => path[index] === key);
}
