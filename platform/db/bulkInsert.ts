// Many rows at once, past the entities: the path of seeds and projections. Multi-row INSERTs on both engines.
import type { EntityManager } from 'typeorm';
import { quote } from './dialect';

/** Statements stay under both engines' limits: 32,766 parameters, and well under max_allowed_packet. */
const MAX_PARAMETERS = 30_000;
const MAX_ROWS = 1_000;

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
  const size = Math.max(1, Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / columns.length)));
  const group = `(${columns.map(() => '?').join(', ')})`;
  for (let from = 0; from < rows.length; from += size) {
    const batch = rows.slice(from, from + size);
    const sql = `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES ${batch.map(() => group).join(', ')} ${tail}`;
    await manager.query(sql.trim(), batch.flat());
  }
}
