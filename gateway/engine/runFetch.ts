// One fetch of a plan: collects the objects it continues from, asks for each distinct one once, and merges what comes.
// Called by executePlan.ts.
import type { FetchStep } from './compilePlan';
import type { Execution } from './execution';
import { mapErrors, mapLost, reportUnrepresented } from './mapErrors';
import { copyData, isObject, mergeData, type DataObject } from './mergeData';
import { applyRewrites, readContext } from './rewrites';
import { findPlaces, visitObjects, type OnObject } from './walkPath';

/** Objects and what is asked for them. */
export interface Batch {
  /** Each object, and which representation stands for it; -1 in fetches that need none. */
  readonly indexes: ReadonlyMap<DataObject, number>;
  readonly texts: readonly string[];
  readonly typeNames: readonly string[];
  readonly extraVariables: Readonly<Record<string, unknown>>;
}

export async function runFetch(step: FetchStep, execution: Execution): Promise<void> {
  const { root } = execution;
  if (step.represent === undefined) return runPlain(step, execution);
  if (step.node.contextRewrites?.length) {
    const groups = groupByContext(step, execution);
    await Promise.all(groups.map((group) => runRepresented(step, execution, group)));
    return;
  }
  const visitAll = (onObject: OnObject): void => visitObjects(root, step.path, onObject);
  await runRepresented(step, execution, { visitAll, values: {} });
}

async function runPlain(step: FetchStep, execution: Execution): Promise<void> {
  const indexes = new Map<DataObject, number>();
  if (step.path.length === 0) indexes.set(execution.root, -1);
  else visitObjects(execution.root, step.path, (object) => indexes.set(object, -1));
  if (indexes.size > 0) await runBatch(step, execution, { indexes, texts: [], typeNames: [], extraVariables: {} });
}

interface Group {
  readonly visitAll: (onObject: OnObject) => void;
  readonly values: Record<string, unknown>;
}

async function runRepresented(step: FetchStep, execution: Execution, { visitAll, values }: Group): Promise<void> {
  const known = new Map<string, number>();
  const firsts: DataObject[] = [];
  const indexes = new Map<DataObject, number>();
  const typeNames: string[] = [];
  const lacking = new Set<DataObject>();
  visitAll((object, holder, key) => {
    if (indexes.has(object)) return;
    const representation = step.represent?.(object);
    if (representation === null) lacking.add(object);
    if (!representation) return;
    const index = known.get(representation.text);
    if (index === undefined) {
      indexes.set(object, firsts.length);
      known.set(representation.text, firsts.length);
      firsts.push(object);
      typeNames.push(representation.typeName);
    } else if (holder !== undefined && !execution.isUnshared && countKeys(object) === representation.keys) {
      // It holds nothing but what names the entity: the first of its kind stands for it from here on.
      const first = firsts[index] as DataObject;
      (holder as DataObject)[key as string] = first;
      execution.shared.add(first);
    } else indexes.set(object, index);
  });
  if (lacking.size > 0) reportUnrepresented(step, execution, lacking);
  if (firsts.length === 0) return;
  await runBatch(step, execution, { indexes, texts: [...known.keys()], typeNames, extraVariables: values });
}

function countKeys(object: DataObject): number {
  return Object.keys(object).length;
}

async function runBatch(step: FetchStep, execution: Execution, batch: Batch): Promise<void> {
  const { call, context, facts } = execution;
  const { interfaceObjects } = facts;
  const result = await call(step.subgraph, writeBody(step, execution, batch), context, step.isQuery);
  if ('code' in result) return mapLost(step, execution, batch, result);
  const { data, errors } = result;
  if (errors.length > 0) mapErrors(step, execution, batch, errors, data === null);
  if (data === null) return;
  const rewrites = step.node.outputRewrites;
  if (step.represent === undefined) {
    if (rewrites !== undefined) applyRewrites(rewrites, data, facts.isSubtype);
    const isOnlyOne = batch.indexes.size === 1;
    for (const object of batch.indexes.keys()) {
      mergeData(object, isOnlyOne ? data : (copyData(data) as DataObject), interfaceObjects);
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
    if (!isObject(entity)) continue;
    mergeData(object, execution.isUnshared ? (copyData(entity) as DataObject) : entity, interfaceObjects);
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

/** Objects that see the same values of a context go into one call. */
function groupByContext(step: FetchStep, { root, facts }: Execution): Group[] {
  const groups = new Map<string, { readonly objects: DataObject[]; readonly values: Record<string, unknown> }>();
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
  return [...groups.values()].map(({ objects, values }) => ({
    visitAll: (onObject) => objects.forEach((object) => onObject(object, undefined, '')),
    values,
  }));
}
