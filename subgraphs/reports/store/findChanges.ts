// Reads the change feed: one index range for each circle of an institution, or the numbered log itself for the nation.
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/db/database';
import type { DomainEvent } from '../../../schema/contract/events';
import { isErasing } from '../domain/audience';
import { FEED_FLOOR, type Circle } from './deliveries';

/** Whose feed: an institution's with its circles, or null for the whole nation's. */
export interface FeedScope {
  readonly recipientId: string;
  readonly circles: readonly Circle[];
}

export interface ChangeRow {
  readonly seq: number;
  readonly reportId: string;
  readonly version: number;
  readonly at: number;
  readonly had: boolean;
  readonly has: boolean;
  readonly isErased: boolean;
  readonly action: string | null;
}

export interface FeedBounds {
  /** Entries up to this number are not kept any more. */
  readonly floor: number;
  /** The last number given. */
  readonly head: number;
}

export interface FeedRange {
  readonly after: number;
  /** Nothing beyond it, so that a page can say that it read up to here. */
  readonly upTo: number;
  readonly limit: number;
}

export async function readFeedBounds(manager: EntityManager): Promise<FeedBounds> {
  const rows = (await manager.query("SELECT `name`, `last` FROM `sequence` WHERE `name` IN (?, 'event_log')", [
    FEED_FLOOR,
  ])) as { name: string; last: number }[];
  const lastOf = (name: string): number => Number(rows.find((row) => row.name === name)?.last ?? 0);
  return { floor: lastOf(FEED_FLOOR), head: lastOf('event_log') };
}

export interface FeedPart {
  /** Up to `limit`, by number. */
  readonly rows: readonly ChangeRow[];
  /** Everything up to this number is among them: `upTo` where nothing is left. */
  readonly readUpTo: number;
}

export async function findChanges(db: Database, scope: FeedScope | null, range: FeedRange): Promise<FeedPart> {
  return scope === null ? findInLog(db.reader, range) : findDelivered(db, scope, range);
}

interface DeliveryRow {
  readonly seq: number;
  readonly report_id: string;
  readonly version: number;
  readonly at: number;
  readonly had: number;
  readonly has: number;
  readonly is_erased: number;
  readonly action: string | null;
}

async function findDelivered(
  { reader, dialect }: Database,
  { recipientId, circles }: FeedScope,
  { after, upTo, limit }: FeedRange,
): Promise<FeedPart> {
  const part = (circle: Circle): string =>
    'SELECT * FROM (SELECT seq, report_id, version, at, had, has, is_erased, action ' +
    `FROM delivery ${dialect.useIndex('delivery_feed')} WHERE recipient_id = ? AND circle = '${circle}' ` +
    `AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?) ${circle.toLowerCase()}_part`;
  const sql = circles.map(part).join(' UNION ALL ');
  const parameters = circles.flatMap(() => [recipientId, after, upTo, limit]);
  const found = (await reader.query(sql, parameters)) as DeliveryRow[];
  const rows = uniteCircles(found.map(toChangeRow)).slice(0, limit);
  return { rows, readUpTo: rows[limit - 1]?.seq ?? upTo };
}

/** One step may have reached an admin through both circles: it is one entry, and the sight of both together. */
function uniteCircles(rows: readonly ChangeRow[]): ChangeRow[] {
  const bySeq = new Map<number, ChangeRow>();
  for (const row of rows) {
    const other = bySeq.get(row.seq);
    bySeq.set(row.seq, other ? unite(row, other) : row);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

function unite(a: ChangeRow, b: ChangeRow): ChangeRow {
  return { ...a, had: a.had || b.had, has: a.has || b.has, action: a.action ?? b.action };
}

function toChangeRow(row: DeliveryRow): ChangeRow {
  return {
    seq: Number(row.seq),
    reportId: row.report_id,
    version: Number(row.version),
    at: Number(row.at),
    had: Boolean(row.had),
    has: Boolean(row.has),
    isErased: Boolean(row.is_erased),
    action: row.action,
  };
}

async function findInLog(manager: EntityManager, { after, upTo, limit }: FeedRange): Promise<FeedPart> {
  const logged = (await manager.query(
    'SELECT seq, recorded_at, payload FROM event_log WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
    [after, upTo, limit],
  )) as { seq: number; recorded_at: number; payload: string }[];
  const rows = logged.flatMap(({ seq, recorded_at: at, payload }) => {
    const event = JSON.parse(payload) as DomainEvent;
    if (event.kind !== 'ReportChanged') return [];
    const { reportId, version, action, before } = event;
    const sight = { had: before !== null, has: true, isErased: isErasing(action) };
    return [{ seq: Number(seq), at: Number(at), reportId, version, action, ...sight }];
  });
  return { rows, readUpTo: Number(logged[limit - 1]?.seq ?? upTo) };
}
