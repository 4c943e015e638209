// Events that could not be counted (quarantine). Written by the projection, counted for /ready and `lapor stats verify`.
import type { EntityManager } from 'typeorm';
import type { SequencedEvent } from '../../../schema/contract/events';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { nameOf, type Target } from './generation';

const MAX_REASON = 500;

export interface PoisonEvent {
  readonly entry: SequencedEvent;
  readonly reason: string;
}

export async function quarantine(
  { tx, dialect, generation }: Target,
  source: string,
  poison: readonly PoisonEvent[],
): Promise<void> {
  await bulkInsert(tx, {
    table: nameOf('poison_event', generation),
    columns: ['source', 'seq', 'event_id', 'at', 'reason', 'payload'],
    rows: poison.map(({ entry, reason }) => [
      ...[source, entry.seq, entry.id, entry.at, reason.slice(0, MAX_REASON), JSON.stringify(entry.event)],
    ]),
    tail: dialect.upsertReplace(['source', 'seq'], ['reason']),
  });
}

export async function countPoison(manager: EntityManager): Promise<number> {
  const rows = (await manager.query('SELECT COUNT(*) AS found FROM poison_event')) as { found: number }[];
  return Number(rows[0]?.found ?? 0);
}
