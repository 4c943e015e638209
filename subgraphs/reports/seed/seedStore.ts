// Writes the seed of reports past the entities, by the same bulk path at every scale. Called by seedReports.ts.
import type { Database } from '../../../platform/db/database';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { chooseBulkLoad, type BulkLoad } from '../../../platform/db/bulkLoad';
import { emptyTables } from '../../../platform/db/emptyTables';
import { appendSerialized } from '../../../platform/outbox/appendSequenced';
import { loadCategories } from '../../../schema/reference/categories';
import { TRACKING_SEQUENCE } from '../store/takeTrackingNumber';
import type { TimedEvent } from './eventDays';
import { CASE_TABLES, type CaseRows } from './rowsOfCase';

export interface SeedBatch {
  readonly rows: CaseRows;
  /** In the order of time. */
  readonly events: readonly TimedEvent[];
}

export async function isInUse({ reader }: Database): Promise<boolean> {
  const rows = (await reader.query('SELECT 1 FROM `sequence` WHERE `name` = ?', [TRACKING_SEQUENCE])) as unknown[];
  return rows.length > 0;
}

/** What a seed that was cut off has left. */
export async function emptyReports(database: Database): Promise<void> {
  await emptyTables(database, ['category', ...CASE_TABLES, 'outbox', 'event_log', 'sequence']);
}

export async function writeCategories(database: Database): Promise<void> {
  const rows = loadCategories().map((category, position) => [
    ...[category.code, category.id, category.parentCode, category.name, position],
    ...[category.validFrom, category.validUntil],
  ]);
  const columns = ['code', 'id', 'parent_code', 'name', 'position', 'valid_from', 'valid_until'];
  await database.write((tx) => bulkInsert(tx, { table: 'category', columns, rows }));
}

export interface BatchWriter {
  /** Returns as soon as the batch before is written: a server writes this one while the next is made. */
  write(batch: SeedBatch): Promise<void>;
  finish(): Promise<void>;
}

export async function openBatchWriter(database: Database): Promise<BatchWriter> {
  const load = await chooseBulkLoad(database);
  let writing: Promise<void> = Promise.resolve();
  return {
    async write(batch) {
      await writing;
      writing = writeBatch(database, load, batch);
      // Whoever awaits it next is told; until then it must not count as unhandled.
      writing.catch(() => undefined);
    },
    finish: () => writing,
  };
}

async function writeBatch(database: Database, load: BulkLoad, { rows, events }: SeedBatch): Promise<void> {
  await database.write(async (tx) => {
    for (const table of CASE_TABLES) {
      const columns = Object.keys(rows[table][0] ?? {});
      await load(tx, { table, columns, rows: rows[table].map((row) => Object.values(row)) });
    }
    const serialized = events.map(({ id, at, payload }) => ({ id, recordedAt: at, payload }));
    await appendSerialized(tx, database, serialized, load);
  });
}

/** The app goes on counting after the seeded reports. */
export async function finishSeed(database: Database, count: number): Promise<void> {
  await database.write((tx) =>
    tx.query('INSERT INTO `sequence` (`name`, `last`) VALUES (?, ?)', [TRACKING_SEQUENCE, count]),
  );
}
