// Rows of an entity's table by explicit SQL: all columns, under the properties' names, in the code's types. For the hot
// paths, the lock of every change among them: TypeORM's builder takes longer over such a statement than the server.
import type { EntityManager } from 'typeorm';
import type { Statement } from '../../../platform/db/dialect';

export type EntityClass = new () => object;

interface Columns {
  /** `?.report_id AS reportId, …`, the alias left open. */
  readonly selected: readonly string[];
  /** Those that are never selected unasked. */
  readonly hidden: readonly string[];
  readonly special: readonly { readonly name: string; readonly isBoolean: boolean }[];
}

const known = new Map<EntityClass, Columns>();

function columnsOf(manager: EntityManager, entity: EntityClass): Columns {
  let found = known.get(entity);
  if (!found) {
    const { columns } = manager.connection.getMetadata(entity);
    found = {
      selected: columns.filter(({ isSelect }) => isSelect).map(toSelected),
      hidden: columns.filter(({ isSelect }) => !isSelect).map(toSelected),
      special: columns
        .filter(({ type }) => type === 'bigint' || type === 'boolean')
        .map(({ propertyName, type }) => ({ name: propertyName, isBoolean: type === 'boolean' })),
    };
    known.set(entity, found);
  }
  return found;
}

function toSelected({ databaseName, propertyName }: { databaseName: string; propertyName: string }): string {
  return `.\`${databaseName}\` AS \`${propertyName}\``;
}

/** `a.report_id AS reportId, …`: every column of the entity's table but those that are never selected unasked. */
export function selectColumns(manager: EntityManager, entity: EntityClass, alias: string): string {
  return columnsOf(manager, entity)
    .selected.map((column) => alias + column)
    .join(', ');
}

/** `queried` is what `query` gave: drivers give BIGINT as text or number and booleans as 0 and 1. */
export function toRows<R>(manager: EntityManager, entity: EntityClass, queried: unknown): R[] {
  const raw = queried as Record<string, unknown>[];
  const { special } = columnsOf(manager, entity);
  for (const row of raw) {
    for (const { name, isBoolean } of special) {
      const value = row[name];
      if (value !== null) row[name] = isBoolean ? Number(value) === 1 : Number(value);
    }
  }
  return raw as R[];
}

export interface RowRequest {
  /** What follows `SELECT … FROM table x`: conditions on `x`, order, limit. */
  readonly rest: string;
  /** Another name for `x`, where the conditions have one. */
  readonly alias?: string;
  readonly parameters: readonly unknown[];
  /** With the columns that are never selected unasked. */
  readonly isWhole?: boolean;
}

export async function selectRows<R>(manager: EntityManager, entity: EntityClass, request: RowRequest): Promise<R[]> {
  const { sql, parameters } = buildSelect(manager, entity, request);
  return toRows<R>(manager, entity, await manager.query(sql, [...parameters]));
}

/** The statement of it, for `readTogether`; what it gives goes through `toRows`. */
export function buildSelect(manager: EntityManager, entity: EntityClass, request: RowRequest): Statement {
  const { tableName } = manager.connection.getMetadata(entity);
  const { selected, hidden } = columnsOf(manager, entity);
  const { rest, parameters, alias = 'x', isWhole = false } = request;
  const columns = (isWhole ? [...selected, ...hidden] : selected).map((column) => alias + column).join(', ');
  return { sql: `SELECT ${columns} FROM \`${tableName}\` ${alias} ${rest}`, parameters };
}
