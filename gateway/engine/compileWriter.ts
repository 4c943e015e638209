// The client's selection → code that writes collected data as the text of the answer, without building the answer first. It knows
// the regular case only: at the first value that does not fit it gives up, and projectAnswer.ts says what is wrong.
// Called by writeAnswer.ts.
import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { FieldPlan, SelectionPlan } from './compileSelection';
import type { DataObject } from './mergeData';
import type { ByteWriter } from './writeBytes';

/** Thrown by the code; where it comes from does not matter. */
export const IRREGULAR = new Error('The data do not have the regular form.');

export type WriteData = (writer: ByteWriter, root: DataObject, shared: ReadonlySet<DataObject>) => void;

/** Larger selections gain nothing by code that is used once. */
const MAX_FUNCTIONS = 400;

interface Code {
  readonly schema: GraphQLSchema;
  /** Paths of the data, without signs for lists, at which equal entities are one object. */
  readonly entityPaths: ReadonlySet<string>;
  readonly functions: string[];
  readonly literals: Uint8Array[];
  readonly enums: ReadonlyMap<string, Uint8Array>[];
  count: number;
}

class TooLarge extends Error {}

/** Undefined where the selection is too large, or asks for the schema itself. */
export function compileWriter(
  selection: SelectionPlan,
  schema: GraphQLSchema,
  entityPaths: ReadonlySet<string>,
): WriteData | undefined {
  const code: Code = { schema, entityPaths, functions: [], literals: [], enums: [], count: 0 };
  let main: string;
  try {
    main = emitFunction(code, selection, selection.type.name, '');
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
  const source = `'use strict';
let w, shared, memos;
const own = (o, k) => Object.hasOwn(o, k) ? o[k] : undefined;
${code.functions.join('\n')}
return (writer, root, sharedObjects) => {
  w = writer; shared = sharedObjects; memos = [];
  ${main}(root);
  w = shared = memos = undefined;
};`;
  // Its text consists of names that graphql-js has accepted, each quoted by JSON.stringify. Values never become code.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const create = new Function('literals', 'enums', 'irregular', source) as (
    literals: readonly Uint8Array[],
    enums: readonly ReadonlyMap<string, Uint8Array>[],
    irregular: Error,
  ) => WriteData;
  return create(code.literals, code.enums, IRREGULAR);
}

function emitFunction(code: Code, selection: SelectionPlan, typeName: string, path: string): string {
  const id = code.count++;
  const fields = selection.fieldsOf(typeName);
  if (id >= MAX_FUNCTIONS || fields === undefined) throw new TooLarge();
  const body: string[] = [];
  let pending = '{';
  for (const [index, field] of fields.entries()) {
    pending += `${index === 0 ? '' : ','}${JSON.stringify(field.key)}:`;
    if (field.type === null) {
      if (field.name !== '__typename') throw new TooLarge();
      pending += JSON.stringify(typeName);
      continue;
    }
    body.push(emitLiteral(code, pending));
    pending = '';
    body.push(`v = ${emitRead(field)};`, emitValue(code, field, field.type, { name: 'v', path, depth: 0 }));
  }
  body.push(emitLiteral(code, `${pending}}`));
  const isShared = code.entityPaths.has(path);
  const before = `let m;
  const isShared = shared.has(o);
  if (isShared) {
    m = memos[${id}] ??= new Map();
    const known = m.get(o);
    if (known !== undefined) { w.repeat(known[0], known[1]); return; }
  }
  const start = w.at;`;
  const after = 'if (isShared) m.set(o, [start, w.at]);';
  const parts = [isShared ? before : '', 'let v;', ...body, isShared ? after : ''];
  code.functions.push(`function f${id}(o) {\n  ${parts.join('\n  ')}\n}`);
  return `f${id}`;
}

function emitRead({ dataKey }: FieldPlan): string {
  const key = JSON.stringify(dataKey);
  return dataKey in Object.prototype ? `own(o, ${key})` : `o[${key}]`;
}

function emitLiteral(code: Code, text: string): string {
  const known = code.literals.length;
  code.literals.push(Buffer.from(text));
  return `w.literal(literals[${known}]);`;
}

const REFUSE = 'throw irregular;';

/** A value in the code: its variable, where it stands in the data, and in how many lists there. */
interface Spot {
  readonly name: string;
  readonly path: string;
  readonly depth: number;
}

function emitValue(code: Code, field: FieldPlan, type: GraphQLOutputType, spot: Spot): string {
  const { name } = spot;
  if (isNonNullType(type)) {
    const inner = emitPresent(code, field, type.ofType as GraphQLOutputType, spot);
    return `if (${name} === null || ${name} === undefined) ${REFUSE}\n  ${inner}`;
  }
  const inner = emitPresent(code, field, type, spot);
  return `if (${name} === null || ${name} === undefined) ${emitLiteral(code, 'null')} else { ${inner} }`;
}

function emitPresent(code: Code, field: FieldPlan, type: GraphQLOutputType, spot: Spot): string {
  const { name, path, depth } = spot;
  if (isListType(type)) {
    const item = `i${depth}`;
    const inner = emitValue(code, field, type.ofType as GraphQLOutputType, { name: item, path, depth: depth + 1 });
    return `if (!Array.isArray(${name})) ${REFUSE}
  w.byte(91);
  for (let n${depth} = 0; n${depth} < ${name}.length; n${depth}++) {
    if (n${depth} > 0) w.byte(44);
    const ${item} = ${name}[n${depth}];
    ${inner}
  }
  w.byte(93);`;
  }
  const named = getNamedType(type);
  if (isLeafType(named)) return emitLeaf(code, named, name);
  const own = `${path}.${field.dataKey}`;
  const selection = field.selection as SelectionPlan;
  const check = `if (typeof ${name} !== 'object' || Array.isArray(${name})) ${REFUSE}`;
  if (isObjectType(named)) return `${check}\n  ${emitFunction(code, selection, named.name, own)}(${name});`;
  if (!isAbstractType(named)) throw new TooLarge();
  const cases = code.schema
    .getPossibleTypes(named)
    .map((one) => `case ${JSON.stringify(one.name)}: ${emitFunction(code, selection, one.name, own)}(${name}); break;`);
  return `${check}\n  switch (${name}.__typename) { ${cases.join(' ')} default: ${REFUSE} }`;
}

function emitLeaf(code: Code, type: GraphQLLeafType, name: string): string {
  if (isEnumType(type)) {
    const known = code.enums.length;
    const names = type.getValues().map((value) => [value.name, Buffer.from(JSON.stringify(value.name))] as const);
    code.enums.push(new Map(names));
    return `{ const e = enums[${known}].get(${name}); if (e === undefined) ${REFUSE} w.literal(e); }`;
  }
  switch (type.name) {
    case 'String':
      return `if (typeof ${name} !== 'string') ${REFUSE} w.string(${name});`;
    case 'ID':
      return `if (typeof ${name} === 'string') w.string(${name}); else if (Number.isInteger(${name})) w.string(String(${name})); else ${REFUSE}`;
    case 'Int':
      return `if (!Number.isInteger(${name}) || Math.abs(${name} + 0.5) > 2147483648) ${REFUSE} w.number(${name});`;
    case 'Float':
      return `if (typeof ${name} !== 'number') ${REFUSE} w.json(${name});`;
    case 'Boolean':
      return `if (${name} === true) ${emitLiteral(code, 'true')} else if (${name} === false) ${emitLiteral(code, 'false')} else ${REFUSE}`;
    default:
      return `if (typeof ${name} === 'string') w.string(${name}); else w.json(${name});`;
  }
}
