// Collected data → the answer as the client selected it: keys, types, nulls that travel up, and an error for each value that
// is missing or does not fit. Called by executeOperation.ts.
import {
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { createLeafCheck, type CheckLeaf } from './checkLeaf';
import type { FieldPlan, SelectionPlan } from './compileSelection';
import { ErrorPlaces } from './errorPlaces';
import { MAX_ERRORS, type EngineError } from './execution';
import { isObject, readOwn, type DataObject } from './mergeData';
import type { AnswerPath } from './walkPath';

/** A null where the schema allows none: it takes the object around it with it. */
const REFUSED = Symbol('refused');

interface Way {
  readonly up: Way | undefined;
  readonly key: string | number;
}

interface Projection {
  readonly schema: GraphQLSchema;
  readonly errors: EngineError[];
  places: ErrorPlaces | undefined;
  /** Answers of `__schema` and `__type`, by key. */
  readonly meta: DataObject;
}

export interface ProjectionParts {
  readonly selection: SelectionPlan;
  readonly schema: GraphQLSchema;
  readonly root: DataObject;
  readonly meta: DataObject;
  /** Further errors are added. */
  readonly errors: EngineError[];
}

/** Null where a null travelled up to the root. */
export function projectAnswer({ selection, schema, root, meta, errors }: ProjectionParts): DataObject | null {
  const projection: Projection = { schema, errors, meta, places: undefined };
  const data = projectFields(
    projection,
    root,
    selection.fieldsOf(selection.type.name) ?? [],
    selection.type.name,
    undefined,
  );
  return data === REFUSED ? null : (data as DataObject);
}

function projectFields(
  projection: Projection,
  object: DataObject,
  fields: readonly FieldPlan[],
  typeName: string,
  way: Way | undefined,
): unknown {
  const result: DataObject = Object.create(null) as DataObject;
  let isRefused = false;
  for (const field of fields) {
    if (field.type === null) {
      result[field.key] = field.name === '__typename' ? typeName : projection.meta[field.key];
      continue;
    }
    const value = complete(projection, field, field.type, readOwn(object, field.dataKey), { up: way, key: field.key });
    if (value === REFUSED) isRefused = true;
    else result[field.key] = value;
  }
  return isRefused ? REFUSED : result;
}

function complete(
  projection: Projection,
  field: FieldPlan,
  type: GraphQLOutputType,
  value: unknown,
  way: Way,
): unknown {
  if (isNonNullType(type)) {
    const inner = complete(projection, field, type.ofType as GraphQLOutputType, value, way);
    if (inner !== null) return inner;
    addError(projection, way, `Cannot return null for non-nullable field ${field.parentName}.${field.name}.`);
    return REFUSED;
  }
  if (value === null || value === undefined) return null;
  if (isListType(type)) return completeList(projection, field, type.ofType as GraphQLOutputType, value, way);
  if (!isCompositeType(type)) return completeLeaf(projection, field, type as GraphQLLeafType, value, way);
  return completeObject(projection, field, value, way);
}

function completeList(
  projection: Projection,
  field: FieldPlan,
  type: GraphQLOutputType,
  value: unknown,
  way: Way,
): unknown {
  if (!Array.isArray(value)) return refuseValue(projection, field, way);
  let isRefused = false;
  const items = value.map((item, key) => {
    const completed = complete(projection, field, type, item, { up: way, key });
    if (completed === REFUSED) isRefused = true;
    return completed;
  });
  return isRefused ? null : items;
}

function completeObject(projection: Projection, field: FieldPlan, value: unknown, way: Way): unknown {
  const selection = field.selection as SelectionPlan;
  if (!isObject(value)) return refuseValue(projection, field, way);
  const told = readOwn(value, '__typename');
  const typeName = typeof told === 'string' && isAbstractType(selection.type) ? told : selection.type.name;
  const fields = isPossible(projection.schema, selection, typeName) ? selection.fieldsOf(typeName) : undefined;
  if (fields === undefined) return refuseValue(projection, field, way);
  const result = projectFields(projection, value, fields, typeName, way);
  return result === REFUSED ? null : result;
}

function isPossible(schema: GraphQLSchema, { type }: SelectionPlan, typeName: string): boolean {
  if (type.name === typeName) return true;
  const found = schema.getType(typeName);
  return isAbstractType(type) && (isObjectType(found) || isInterfaceType(found)) && schema.isSubType(type, found);
}

const checks = new WeakMap<GraphQLLeafType, CheckLeaf>();

function completeLeaf(
  projection: Projection,
  field: FieldPlan,
  type: GraphQLLeafType,
  value: unknown,
  way: Way,
): unknown {
  let check = checks.get(type);
  if (check === undefined) checks.set(type, (check = createLeafCheck(type)));
  const checked = check(value);
  return checked === undefined ? refuseValue(projection, field, way) : checked;
}

function refuseValue(projection: Projection, field: FieldPlan, way: Way): null {
  const named = field.type && getNullableType(field.type);
  addError(projection, way, `A value of ${field.parentName}.${field.name} is no ${String(named)}.`);
  return null;
}

function addError(projection: Projection, way: Way, message: string): void {
  const { errors } = projection;
  const path = toPath(way);
  projection.places ??= new ErrorPlaces(errors);
  if (errors.length >= MAX_ERRORS || projection.places.touches(path)) return;
  errors.push({ message, path, extensions: { code: 'INTERNAL' } });
  projection.places.add(path);
}

function toPath(way: Way): AnswerPath {
  const path: (string | number)[] = [];
  for (let one: Way | undefined = way; one !== undefined; one = one.up) path.unshift(one.key);
  return path;
}
