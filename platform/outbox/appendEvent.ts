// Writes an event into the outbox, in the transaction of the change itself. Called by app verbs.
import type { EntityManager } from 'typeorm';
import type { DomainEvent } from '../../schema/contract/events';
import type { Statement } from '../db/dialect';
import { newId } from '../ids';

export interface PendingEvent {
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  readonly recordedAt: number;
  readonly event: DomainEvent;
}

export async function appendEvent(tx: EntityManager, pending: PendingEvent): Promise<void> {
  const { sql, parameters } = insertEvent(pending);
  await tx.query(sql, [...parameters]);
}

/** The statement of it, for `sendTogether`. */
export function insertEvent({ aggregateId, aggregateVersion, recordedAt, event }: PendingEvent): Statement {
  return {
    sql: 'INSERT INTO `outbox` (`id`, `aggregate_id`, `aggregate_version`, `recorded_at`, `payload`) VALUES (?, ?, ?, ?, ?)',
    parameters: [newId(), aggregateId, aggregateVersion, recordedAt, JSON.stringify(event)],
  };
}
