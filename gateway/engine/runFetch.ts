// One fetch of a plan: collects the objects it continues from, asks for each distinct one once, and merges what comes.
// Called by executePlan.ts.
import type { FetchStep } from './compilePlan';
import type { Execution } from './execution';
import { mapErrors, mapLost, reportUnrepresented } from './mapErrors';
import { copyData, isObject, mergeData, type DataObject } from './mergeData';
import { applyRewrites, readContext } from './rewrites';
import { findObjects, findPlaces } from './walkPath';

/** Objects and what is asked for them. Without `texts` the fetch is from the root, or the same for all. */
export interface Batch {
  readonly objects: readonly DataObject[];
  /** For each object, which representation stands for it. */
  readonly indexes: ReadonlyMap<DataObject, number>;
  readonly texts: readonly string[];
  readonly typeNames: readonly unknown[];
  readonly extraVariables: Readonly<Record<string, unknown>>;
}

export async function runFetch(step: FetchStep, execution: Execution): Promise<void> {
  const objects = step.path.length === 0 ? [execution.root] : [...findObjects(execution.root, step.path)];
  if (objects.length === 0) return;
  if (step.represent === undefined) {
    return runBatch(step, execution, { objects, indexes: new Map(), texts: [], typeNames: [], extraVariables: {} });
  }
  const groups = step.node.contextRewrites?.length ? groupByContext(step, execution) : [{ objects, values: {} }];
  await Promise.all(
    groups.map(({ objects: members, values }) => {
      const batch = represent(step, execution, members, values);
      return batch.texts.length === 0 ? undefined : runBatch(step, execution, batch);
    }),
  );
}

function represent(
  step: FetchStep,
  execution: Execution,
  objects: readonly DataObject[],
  extraVariables: Batch['extraVariables'],
): Batch {
  const rewrites = step.node.inputRewrites;
  const known = new Map<string, number>();
  const indexes = new Map<DataObject, number>();
  const typeNames: unknown[] = [];
  const lacking: DataObject[] = [];
  for (const object of objects) {
    const representation = step.represent?.(object) ?? null;
    if (representation === null) lacking.push(object);
    if (representation === null || representation.__typename === undefined) continue;
    if (rewrites !== undefined) applyRewrites(rewrites, representation, execution.facts.isSubtype);
    const text = JSON.stringify(representation);
    let index = known.get(text);
    if (index === undefined) {
      index = known.size;
      known.set(text, index);
      typeNames.push(representation.__typename);
    }
    indexes.set(object, index);
  }
  if (lacking.length > 0) reportUnrepresented(step, execution, new Set(lacking));
  return { objects, indexes, texts: [...known.keys()], typeNames, extraVariables };
}

async function runBatch(step: FetchStep, execution: Execution, batch: Batch): Promise<void> {
  const { call, context, facts } = execution;
  const result = await call(step.subgraph, writeBody(step, execution, batch), context, step.isQuery);
  if ('code' in result) return mapLost(step, execution, batch, result);
  const { data, errors } = result;
  if (errors.length > 0) mapErrors(step, execution, batch, errors, data === null);
  if (data === null) return;
  const rewrites = step.node.outputRewrites;
  if (step.represent === undefined) {
    if (rewrites !== undefined) applyRewrites(rewrites, data, facts.isSubtype);
    for (const [index, object] of batch.objects.entries()) {
      mergeData(object, index === 0 && !execution.isUnshared ? data : (copyData(data) as DataObject));
    }
    return;
  }
  const entities = Object.hasOwn(data, '_entities') ? data._entities : undefined;
  if (!Array.isArray(entities) || entities.length !== batch.texts.length) {
    if (errors.length === 0) mapLost(step, execution, batch, { code: 'INTERNAL', message: '' });
    return;
  }
  if (rewrites !== undefined) applyRewrites(rewrites, entities, facts.isSubtype);
  for (const [object, index] of batch.indexes) {
    const entity: unknown = entities[index];
    if (isObject(entity)) mergeData(object, execution.isUnshared ? (copyData(entity) as DataObject) : entity);
  }
}

function writeBody(step: FetchStep, { variables }: Execution, { texts, extraVariables }: Batch): string {
  const parts: string[] = [];
  for (const name of step.variables) {
    const value = Object.hasOwn(variables, name) ? variables[name] : extraVariables[name];
    if (value !== undefined) parts.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
  }
  if (step.represent !== undefined) parts.push(`"representations":[${texts.join(',')}]`);
  return `${step.head}{${parts.join(',')}}}`;
}

interface ContextGroup {
  readonly objects: DataObject[];
  readonly values: Record<string, unknown>;
}

/** Objects that see the same values of a context go into one call. */
function groupByContext(step: FetchStep, { root, facts }: Execution): ContextGroup[] {
  const groups = new Map<string, ContextGroup>();
  for (const { object, chain } of findPlaces(root, step.path, Infinity)) {
    const values: Record<string, unknown> = {};
    for (const { path, renameKeyTo } of step.node.contextRewrites ?? []) {
      if (values[renameKeyTo] !== undefined) continue;
      const up = path.findIndex((key) => key !== '..');
      const levels = up < 0 ? path.length : up;
      const above = chain[chain.length - 1 - levels];
      const value = readContext(above, path.slice(levels), facts.isSubtype);
      if (value !== undefined) values[renameKeyTo] = value;
    }
    const key = JSON.stringify(values);
    const group = groups.get(key) ?? { objects: [], values };
    groups.set(key, group);
    group.objects.push(object);
  }
  return [...groups.values()];
}
