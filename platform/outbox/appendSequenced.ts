// Writes many events straight into the numbered log, in the transaction of what they tell of: the path of seeds.
// It holds the sequencer's lock until the commit, so it is not for everyday changes (those use appendEvent).
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../db/bulkInsert';
import type { Database } from '../db/database';
import { newId } from '../ids';
import type { PendingEvent } from './appendEvent';
import { advanceSequence, lockSequence } from './sequencer';

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
  if (events.length === 0) return;
  const last = await lockSequence(tx, database);
  await bulkInsert(tx, {
    table: 'event_log',
    columns: ['seq', 'id', 'recorded_at', 'payload'],
    rows: events.map(({ id, recordedAt, event }, index) => [
      last + index + 1,
      id ?? newId(),
      recordedAt,
      JSON.stringify(event),
    ]),
  });
  await advanceSequence(tx, last + events.length);
}
