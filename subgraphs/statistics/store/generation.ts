// The tables that follow from the logs alone, and the second set of them that a rebuild fills while the first is read.
// Called by every store that writes the projection.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';

/** The unit of work of a batch; app/ passes it on without knowing how it works. */
export type Transaction = EntityManager;

const COUNTER_TABLE_NAMES = [
  ...(['daily_count', 'monthly_count', 'open_due', 'cohort_count', 'counted_report', 'counted_assignment'] as const),
  ...(['projection_state', 'poison_event', 'agency_ref', 'event_cursor'] as const),
] as const;
export type CounterTable = (typeof COUNTER_TABLE_NAMES)[number];

/** Everything that follows from the logs alone. */
export const COUNTER_TABLES: readonly CounterTable[] = COUNTER_TABLE_NAMES;

/** Which set of tables is written. */
export type Generation = 'current' | 'next';

export function nameOf(table: CounterTable, generation: Generation): string {
  return generation === 'next' ? `${table}_next` : table;
}

/** Where a projection writes: a transaction, its engine's words, and the set of tables. */
export interface Target {
  readonly tx: Transaction;
  readonly dialect: Dialect;
  readonly generation: Generation;
}
