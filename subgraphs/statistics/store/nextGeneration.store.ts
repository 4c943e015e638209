// The second set of tables: made empty beside the first, filled by a rebuild while the first is read, and put in its place.
// Called by the rebuild and by the verification.
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/db/database';
import { quote } from '../../../platform/db/dialect';
import { COUNTER_TABLES, nameOf } from './generation';

/** Without secondary indexes on the embedded engine, where their names are those of the whole database. */
export async function createNext(db: Database): Promise<void> {
  await dropNext(db);
  await db.write(async (tx) => {
    for (const table of COUNTER_TABLES) {
      const next = nameOf(table, 'next');
      await tx.query(
        db.dialect.engine === 'sqlite'
          ? (await readSql(tx, 'table', table)).map((sql) => sql.replace(table, next)).join('')
          : `CREATE TABLE ${quote(next)} LIKE ${quote(table)}`,
      );
    }
  });
}

export async function dropNext(db: Database): Promise<void> {
  await db.write(async (tx) => {
    for (const table of COUNTER_TABLES) await tx.query(`DROP TABLE IF EXISTS ${quote(nameOf(table, 'next'))}`);
  });
}

/** In one step: who reads sees all of the old set or all of the new one. */
export async function swapNext(db: Database): Promise<void> {
  if (db.dialect.engine === 'sqlite') return db.write(swapEmbedded);
  const old = (table: string): string => `${table}_old`;
  await db.write(async (tx) => {
    for (const table of COUNTER_TABLES) await tx.query(`DROP TABLE IF EXISTS ${quote(old(table))}`);
    const renames = COUNTER_TABLES.flatMap((table) => [
      `${quote(table)} TO ${quote(old(table))}`,
      `${quote(nameOf(table, 'next'))} TO ${quote(table)}`,
    ]);
    await tx.query(`RENAME TABLE ${renames.join(', ')}`);
    for (const table of COUNTER_TABLES) await tx.query(`DROP TABLE ${quote(old(table))}`);
  });
}

async function swapEmbedded(tx: EntityManager): Promise<void> {
  for (const table of COUNTER_TABLES) {
    const indexes = await readSql(tx, 'index', table);
    await tx.query(`DROP TABLE ${quote(table)}`);
    await tx.query(`ALTER TABLE ${quote(nameOf(table, 'next'))} RENAME TO ${quote(table)}`);
    for (const sql of indexes) await tx.query(sql);
  }
}

/** How the embedded engine was told to make a table, or its indexes. */
async function readSql(tx: EntityManager, type: 'table' | 'index', table: string): Promise<string[]> {
  const rows = (await tx.query('SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL', [
    type,
    table,
  ])) as { sql: string }[];
  return rows.map(({ sql }) => sql);
}
