// Many rows at once, past the entities: the path of seeds and projections. Multi-row INSERTs on both engines.
import type { EntityManager } from 'typeorm';
import { quote, type Statement } from './dialect';

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

export async function bulkInsert(manager: EntityManager, insert: BulkInsert): Promise<void> {
  for (const { sql, parameters } of listInserts(manager, insert)) await manager.query(sql, [...parameters]);
}

/** The statements of it, for `sendTogether`. */
export function listInserts(manager: EntityManager, { table, columns, rows, tail = '' }: BulkInsert): Statement[] {
  const group = `(${columns.map(() => '?').join(', ')})`;
  const head = `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES `;
  const size = sizeFor(manager, columns.length);
  const statements: Statement[] = [];
  for (let from = 0; from < rows.length; from += size) {
    const some = rows.slice(from, from + size);
    const sql = `${head}${new Array<string>(some.length).fill(group).join(', ')} ${tail}`;
    statements.push({ sql: sql.trim(), parameters: some.flat() });
  }
  return statements;
}

function sizeFor(manager: EntityManager, columnCount: number): number {
  if (manager.connection.options.type === 'better-sqlite3') return PREPARED_ROWS;
  return Math.max(1, Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / columnCount)));
}
