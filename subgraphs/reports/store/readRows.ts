// Rows of an entity's table by explicit SQL, for the lists: all columns, under the properties' names, in the code's types.
import type { EntityManager } from 'typeorm';

export type EntityClass = new () => object;

/** `a.report_id AS reportId, …`: every column of the entity's table but those that are never selected unasked. */
export function selectColumns(manager: EntityManager, entity: EntityClass, alias: string): string {
  const { columns } = manager.connection.getMetadata(entity);
  return columns
    .filter(({ isSelect }) => isSelect)
    .map(({ databaseName, propertyName }) => `${alias}.\`${databaseName}\` AS \`${propertyName}\``)
    .join(', ');
}

/** `queried` is what `query` gave: drivers give BIGINT as text or number and booleans as 0 and 1. */
export function toRows<R>(manager: EntityManager, entity: EntityClass, queried: unknown): R[] {
  const raw = queried as Record<string, unknown>[];
  const { columns } = manager.connection.getMetadata(entity);
  const special = columns.filter(({ type }) => type === 'bigint' || type === 'boolean');
  for (const row of raw) {
    for (const { propertyName, type } of special) {
      const value = row[propertyName];
      if (value !== null) row[propertyName] = type === 'bigint' ? Number(value) : Number(value) === 1;
    }
  }
  return raw as R[];
}
