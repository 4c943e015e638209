// Many rows at once, past the entities: the path of seeds and projections. Multi-row INSERTs on both engines.
import type { EntityManager } from 'typeorm';
import { quote } from './dialect';

/** Statements stay under a server's limits: 65,535 parameters, and well under max_allowed_packet. */
const MAX_PARAMETERS = 30_000;
const MAX_ROWS = 1_000;
/** The embedded engine keeps a statement prepared for the next time: one size serves a bulk, the rest goes as a whole. */
const PREPARED_ROWS = 100;

export interface BulkInsert {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** An upsert's tail from the Dialect, or nothing. */
  readonly tail?: string;
}

export async function bulkInsert(
  manager: EntityManager,
  { table, columns, rows, tail = '' }: BulkInsert,
): Promise<void> {
  const group = `(${columns.map(() => '?').join(', ')})`;
  const head = `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES `;
  const size = sizeFor(manager, columns.length);
  for (let from = 0; from < rows.length; from += size) {
    const count = Math.min(size, rows.length - from);
    const sql = `${head}${new Array<string>(count).fill(group).join(', ')} ${tail}`;
    await manager.query(sql.trim(), rows.slice(from, from + count).flat());
  }
}

function sizeFor(manager: EntityManager, columnCount: number): number {
  if (manager.connection.options.type === 'better-sqlite3') return PREPARED_ROWS;
  return Math.max(1, Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / columnCount)));
}
