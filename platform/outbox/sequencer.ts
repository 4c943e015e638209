// Numbers committed events. Ids taken at insert time are no cursor: a reader of `id > cursor` misses rows that commit late.
// Started by startSubgraph for every subgraph that publishes; safe when several copies run.
import type { EntityManager } from 'typeorm';
import type { DomainEvent, SequencedEvent } from '../../schema/contract/events';
import { bulkInsert } from '../db/bulkInsert';
import type { Database } from '../db/database';
import type { Logger } from '../log';

const BATCH = 500;
const IDLE_MS = 1_000;
const SEQUENCE = 'event_log';

interface OutboxRow {
  readonly id: string;
  readonly aggregate_id: string;
  readonly aggregate_version: number;
  readonly recorded_at: number;
  readonly payload: string;
}

/** An event whose payload is written already. */
export interface SerializedEvent {
  readonly id: string;
  readonly recordedAt: number;
  readonly payload: string;
}

export interface Sequencer {
  /** Resolves at the next numbered event, or after `timeoutMs`. */
  waitForEvents(timeoutMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** What a subgraph writes of the events that were just numbered, in the same transaction: no reader sees one without the other. */
export type OnSequenced = (tx: EntityManager, events: readonly SequencedEvent[]) => Promise<void>;

export function startSequencer(database: Database, log: Logger, onSequenced?: OnSequenced): Sequencer {
  const waiters = new Set<() => void>();
  let isStopping = false;
  let wake: () => void = () => undefined;
  let isWoken = false;
  database.onCommit(() => {
    isWoken = true;
    wake();
  });

  async function run(): Promise<void> {
    while (!isStopping) {
      isWoken = false;
      const count = await sequenceBatch(database, onSequenced).catch((error: unknown) => {
        log.error({ err: error }, 'events could not be numbered; trying again');
        return 0;
      });
      if (count > 0) for (const resolve of waiters) resolve();
      if (count === BATCH || isWoken || isStopping) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, IDLE_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  const running = run();
  return {
    waitForEvents: (timeoutMs) =>
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          waiters.delete(finish);
          resolve();
        };
        const timer = setTimeout(finish, timeoutMs);
        waiters.add(finish);
      }),
    async stop() {
      isStopping = true;
      wake();
      for (const resolve of waiters) resolve();
      await running;
    },
  };
}

/** Moves up to BATCH events from the outbox into the log. Returns how many. */
export async function sequenceBatch(database: Database, onSequenced?: OnSequenced): Promise<number> {
  const pending = (await database.reader.query('SELECT 1 FROM `outbox` LIMIT 1')) as unknown[];
  if (pending.length === 0) return 0;
  return database.write(async (tx) => {
    const last = await lockSequence(tx, database);
    // A plain snapshot read taken after the lock: never SKIP LOCKED, which would number a later commit first. By version
    // first: of a backlog longer than a batch, no batch holds a version without those before it.
    const rows = (await tx.query(
      `SELECT id, aggregate_id, aggregate_version, recorded_at, payload FROM outbox ORDER BY aggregate_version, recorded_at, id LIMIT ${BATCH}`,
    )) as OutboxRow[];
    if (rows.length === 0) return 0;
    const ordered = orderWithinAggregates(rows.sort(compareTimes));
    await bulkInsert(tx, {
      table: 'event_log',
      columns: ['seq', 'id', 'recorded_at', 'payload'],
      rows: ordered.map((row, index) => [last + index + 1, row.id, row.recorded_at, row.payload]),
    });
    await tx.query(
      `DELETE FROM outbox WHERE id IN (${rows.map(() => '?').join(', ')})`,
      rows.map((row) => row.id),
    );
    await advanceSequence(tx, last + rows.length);
    await onSequenced?.(
      tx,
      ordered.map((row, index) => toSequencedEvent({ ...row, recordedAt: Number(row.recorded_at) }, last + index + 1)),
    );
    return rows.length;
  });
}

function compareTimes(a: OutboxRow, b: OutboxRow): number {
  return Number(a.recorded_at) - Number(b.recorded_at) || (a.id < b.id ? -1 : 1);
}

export function toSequencedEvent({ id, recordedAt, payload }: SerializedEvent, seq: number): SequencedEvent {
  return { seq, id, at: recordedAt, event: JSON.parse(payload) as DomainEvent };
}

/** Takes the sequencer's lock and returns the last number given. */
export async function lockSequence(tx: EntityManager, { dialect }: Database): Promise<number> {
  await tx.query(`${dialect.insertIgnore} INTO \`sequence\` (\`name\`, \`last\`) VALUES (?, 0)`, [SEQUENCE]);
  const rows = (await tx.query(`SELECT \`last\` FROM \`sequence\` WHERE \`name\` = ? ${dialect.lockRow}`, [
    SEQUENCE,
  ])) as { last: number }[];
  return Number(rows[0]?.last ?? 0);
}

/** Under the lock: `last` is the last number given now. */
export async function advanceSequence(tx: EntityManager, last: number): Promise<void> {
  await tx.query('UPDATE `sequence` SET `last` = ? WHERE `name` = ?', [last, SEQUENCE]);
}

/** Clocks of several processes may differ: within one aggregate its own version decides, whatever the times say. */
export function orderWithinAggregates<T extends Pick<OutboxRow, 'aggregate_id' | 'aggregate_version'>>(
  rows: readonly T[],
): T[] {
  const byAggregate = new Map<string, T[]>();
  for (const row of rows) {
    const group = byAggregate.get(row.aggregate_id);
    if (group) group.push(row);
    else byAggregate.set(row.aggregate_id, [row]);
  }
  for (const group of byAggregate.values()) {
    if (group.length > 1) group.sort((a, b) => b.aggregate_version - a.aggregate_version);
  }
  return rows.map((row) => byAggregate.get(row.aggregate_id)?.pop() ?? row);
}
