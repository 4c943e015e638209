// Writes the seed of reports past the entities, by the same bulk path at every scale. Called by seedReports.ts.
import type { Database } from '../../../platform/db/database';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { quote } from '../../../platform/db/dialect';
import { appendSequenced } from '../../../platform/outbox/appendSequenced';
import { loadCategories } from '../../../schema/reference/categories';
import { insertRows } from '../store/saveCase';
import { TRACKING_SEQUENCE } from '../store/takeTrackingNumber';
import type { WaitingEvent } from './eventDays';
import { CASE_TABLES, toEvent, type CaseRows } from './rowsOfCase';

export interface SeedBatch {
  readonly rows: CaseRows;
  /** In the order of time. */
  readonly events: readonly WaitingEvent[];
}

export async function isInUse({ reader }: Database): Promise<boolean> {
  const rows = (await reader.query('SELECT 1 FROM `sequence` WHERE `name` = ?', [TRACKING_SEQUENCE])) as unknown[];
  return rows.length > 0;
}

/** What a seed that was cut off has left. */
export async function emptyTables(database: Database): Promise<void> {
  const tables = ['category', ...CASE_TABLES, 'outbox', 'event_log', 'sequence'];
  await database.write(async (tx) => {
    for (const table of tables) await tx.query(`DELETE FROM ${quote(table)}`);
  });
}

export async function writeCategories(database: Database): Promise<void> {
  const rows = loadCategories().map((category, position) => [
    ...[category.code, category.id, category.parentCode, category.name, position],
    ...[category.validFrom, category.validUntil],
  ]);
  const columns = ['code', 'id', 'parent_code', 'name', 'position', 'valid_from', 'valid_until'];
  await database.write((tx) => bulkInsert(tx, { table: 'category', columns, rows }));
}

export async function writeBatch(database: Database, { rows, events }: SeedBatch): Promise<void> {
  await database.write(async (tx) => {
    for (const table of CASE_TABLES) await insertRows(tx, table, rows[table]);
    await appendSequenced(
      tx,
      database,
      events.map(({ run, step }) => toEvent(run, step)),
    );
  });
}

/** The app goes on counting after the seeded reports. */
export async function finishSeed(database: Database, count: number): Promise<void> {
  await database.write((tx) =>
    tx.query('INSERT INTO `sequence` (`name`, `last`) VALUES (?, ?)', [TRACKING_SEQUENCE, count]),
  );
}
