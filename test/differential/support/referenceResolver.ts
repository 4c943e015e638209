// Finds the entity that a representation names, by any `@key` of the type in that subgraph. Called by subgraphServer.ts.
import { Kind, parse, type DocumentNode, type SelectionSetNode } from 'graphql';
import type { DataRecord } from './supergraph';

/** Key selections by type name. */
export type Keys = ReadonlyMap<string, readonly SelectionSetNode[]>;

export function readKeys(document: DocumentNode): Keys {
  const keys = new Map<string, SelectionSetNode[]>();
  for (const node of document.definitions) {
    if (!('directives' in node) || !('name' in node) || node.name === undefined) continue;
    for (const directive of node.directives ?? []) {
      if (directive.name.value !== 'key') continue;
      const isOff = directive.arguments?.some(({ value }) => value.kind === Kind.BOOLEAN && !value.value) ?? false;
      const fields = directive.arguments?.find(({ name }) => name.value === 'fields')?.value;
      if (isOff || fields?.kind !== Kind.STRING) continue;
      keys.set(node.name.value, [...(keys.get(node.name.value) ?? []), parseSelection(fields.value)]);
    }
  }
  return keys;
}

/** The record behind a representation, or null; `$ref` holds what was sent, and hides nothing of the record. */
export function resolveReference(
  records: readonly DataRecord[],
  keys: readonly SelectionSetNode[],
  reference: DataRecord,
  isInterface: boolean,
): DataRecord | null {
  const usable = keys.filter((key) => isComplete(key, reference));
  if (usable.length === 0) throw new Error(`No key in ${JSON.stringify(reference)}`);
  const record = records.find((candidate) => usable.some((key) => matches(key, candidate, reference)));
  if (record === undefined) return null;
  // Whoever asks an interface object by its name must not learn what it is in another subgraph.
  const typeName = isInterface ? record.__typename : reference.__typename;
  return Object.assign(Object.create(record) as DataRecord, { $ref: reference, __typename: typeName });
}

function parseSelection(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Not a selection: ${text}`);
  return operation.selectionSet;
}

function listFields(set: SelectionSetNode): [string, SelectionSetNode | undefined][] {
  return set.selections.flatMap((node) => (node.kind === Kind.FIELD ? [[node.name.value, node.selectionSet]] : []));
}

function isComplete(key: SelectionSetNode, reference: unknown): boolean {
  if (typeof reference !== 'object' || reference === null) return false;
  if (Array.isArray(reference)) return reference.every((item) => isComplete(key, item));
  return listFields(key).every(([name, sub]) => {
    const value = (reference as DataRecord)[name];
    return value !== undefined && (sub === undefined || value === null || isComplete(sub, value));
  });
}

function matches(key: SelectionSetNode, record: unknown, reference: unknown): boolean {
  if (Array.isArray(record) || Array.isArray(reference)) {
    if (!Array.isArray(record) || !Array.isArray(reference) || record.length !== reference.length) return false;
    return record.every((item, index) => matches(key, item, reference[index]));
  }
  if (record === null || reference === null) return record === reference;
  return listFields(key).every(([name, sub]) => {
    const [held, sent] = [(record as DataRecord)[name], (reference as DataRecord)[name]];
    return sub === undefined ? held === sent : matches(sub, held, sent);
  });
}
