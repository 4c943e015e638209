// Writes the seed of reports past the entities, by the same bulk path at every scale. Called by seedReports.ts.
import type { Database, Transaction } from '../../../platform/db/database';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { chooseBulkLoad, type BulkLoad } from '../../../platform/db/bulkLoad';
import { emptyTables } from '../../../platform/db/emptyTables';
import { appendSerialized } from '../../../platform/outbox/appendSequenced';
import { toSequencedEvent } from '../../../platform/outbox/sequencer';
import { buildParentPath, findAgencyById } from '../../../schema/reference/agencies';
import { loadCategories } from '../../../schema/reference/categories';
import { DAY_MS } from '../domain/calendar';
import { FEED_DAYS, FEED_FLOOR, writeDeliveries } from '../store/deliveries';
import { TRACKING_SEQUENCE } from '../store/trackingNumbers';
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
  const others = ['response_template', 'log_anchor', 'log_leaves', 'delivery', 'outbox', 'event_log', 'sequence'];
  await emptyTables(database, ['category', ...CASE_TABLES, ...others]);
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

/** `endMs` is the seed's last instant: its feed holds as many days before it as a running system keeps. */
export async function openBatchWriter(database: Database, endMs: number): Promise<BatchWriter> {
  const load = await chooseBulkLoad(database);
  let writing: Promise<void> = Promise.resolve();
  return {
    async write(batch) {
      await writing;
      writing = writeBatch(database, load, { ...batch, feedFrom: endMs - FEED_DAYS * DAY_MS });
      // Whoever awaits it next is told; until then it must not count as unhandled.
      writing.catch(() => undefined);
    },
    finish: () => writing,
  };
}

interface FeedBatch extends SeedBatch {
  readonly feedFrom: number;
}

async function writeBatch(database: Database, load: BulkLoad, { rows, events, feedFrom }: FeedBatch): Promise<void> {
  await database.write(async (tx) => {
    for (const table of CASE_TABLES) {
      const columns = Object.keys(rows[table][0] ?? {});
      await load(tx, { table, columns, rows: rows[table].map((row) => Object.values(row)) });
    }
    const serialized = events.map(({ id, at, payload }) => ({ id, recordedAt: at, payload }));
    const last = await appendSerialized(tx, database, serialized, load);
    const old = serialized.filter(({ recordedAt }) => recordedAt < feedFrom).length;
    const young = serialized.slice(old).map((event, index) => toSequencedEvent(event, last + old + index + 1));
    await writeDeliveries(tx, young, findPath, load);
    if (old > 0) await setFeedFloor(tx, database, last + old);
  });
}

/** The copy of the agencies is still empty while the seed runs. */
function findPath(agencyId: string): readonly string[] {
  const agency = findAgencyById(agencyId);
  return agency === undefined ? [agencyId] : buildParentPath(agency).split('/');
}

async function setFeedFloor(tx: Transaction, { dialect }: Database, floor: number): Promise<void> {
  const tail = dialect.upsertReplace(['name'], ['last']);
  await tx.query(`INSERT INTO \`sequence\` (\`name\`, \`last\`) VALUES (?, ?) ${tail}`, [FEED_FLOOR, floor]);
}

/** The app goes on counting after the seeded reports. */
export async function finishSeed(database: Database, count: number): Promise<void> {
  await database.write((tx) =>
    tx.query('INSERT INTO `sequence` (`name`, `last`) VALUES (?, ?)', [TRACKING_SEQUENCE, count]),
  );
}
