// Writes an event into the outbox, in the transaction of the change itself. Called by app verbs.
import type { EntityManager } from 'typeorm';
import type { DomainEvent } from '../../schema/contract/events';
import { newId } from '../ids';

export interface PendingEvent {
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  readonly recordedAt: number;
  readonly event: DomainEvent;
}

export async function appendEvent(tx: EntityManager, pending: PendingEvent): Promise<void> {
  await tx.query(
    'INSERT INTO `outbox` (`id`, `aggregate_id`, `aggregate_version`, `recorded_at`, `payload`) VALUES (?, ?, ?, ?, ?)',
    [newId(), pending.aggregateId, pending.aggregateVersion, pending.recordedAt, JSON.stringify(pending.event)],
  );
}
