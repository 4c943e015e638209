// Bulk upserts of counter rows. For a server whole numbers stand in the statement itself, because writing twenty parameters
// a row into it took most of the time of a batch; the embedded engine binds them faster than it parses them.
// Called by projection.store.ts only.
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { quote, type Dialect } from '../../../platform/db/dialect';

const MAX_ROWS = 1_000;

export interface Upsert {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly tail: string;
}

export async function upsertRows(tx: EntityManager, { engine }: Dialect, upsert: Upsert): Promise<void> {
  if (engine === 'sqlite') return bulkInsert(tx, upsert);
  const { table, columns, rows, tail } = upsert;
  const head = `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES `;
  for (let from = 0; from < rows.length; from += MAX_ROWS) {
    const parameters: string[] = [];
    const groups = rows.slice(from, from + MAX_ROWS).map((row) => {
      const values = row.map((value) => writeValue(value, parameters));
      return `(${values.join(',')})`;
    });
    await tx.query(`${head}${groups.join(',')} ${tail}`, parameters);
  }
}

function writeValue(value: string | number | null, parameters: string[]): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a whole number.`);
    return String(value);
  }
  parameters.push(value);
  return '?';
}
