// Writes many events straight into the numbered log, in the transaction of what they tell of: the path of seeds.
// It holds the sequencer's lock until the commit, so it is not for everyday changes (those use appendEvent).
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../db/bulkInsert';
import type { BulkLoad } from '../db/bulkLoad';
import type { Database } from '../db/database';
import { newId } from '../ids';
import type { PendingEvent } from './appendEvent';
import { advanceSequence, lockSequence, type SerializedEvent } from './sequencer';

export interface SeededEvent extends PendingEvent {
  /** Where a seed must give the same log each time; otherwise a new one is made. */
  readonly id?: string;
}

/** Appends in the order given, which must be that of each aggregate's versions. Call it once or in batches. */
export async function appendSequenced(
  tx: EntityManager,
  database: Database,
  events: readonly SeededEvent[],
): Promise<void> {
  const serialized = events.map(({ id = newId(), recordedAt, event }) => ({
    id,
    recordedAt,
    payload: JSON.stringify(event),
  }));
  await appendSerialized(tx, database, serialized);
}

/** The same for events that were kept as text. Returns the last number given before them. */
export async function appendSerialized(
  tx: EntityManager,
  database: Database,
  events: readonly SerializedEvent[],
  load: BulkLoad = bulkInsert,
): Promise<number> {
  const last = await lockSequence(tx, database);
  if (events.length === 0) return last;
  await load(tx, {
    table: 'event_log',
    columns: ['seq', 'id', 'recorded_at', 'payload'],
    rows: events.map(({ id, recordedAt, payload }, index) => [last + index + 1, id, recordedAt, payload]),
  });
  await advanceSequence(tx, last + events.length);
  return last;
}
