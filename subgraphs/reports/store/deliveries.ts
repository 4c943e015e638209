// Writes the change feed: for each numbered event a row for every institution that is told of it. Called in the
// transaction that numbers the events, by the sequencer and by the seed. A page of the feed then scans nothing.
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { BulkLoad } from '../../../platform/db/bulkLoad';
import type { AudienceMember, ReportChanged, SequencedEvent } from '../../../schema/contract/events';
import { isErasing } from '../domain/audience';
import { isInternalAction } from '../domain/internalActions';
import { isHolding, type AssignmentStatus } from '../domain/states';
import { placeholders } from './visibleReports';

/**
 * OWN: what an institution's own assignment tells, to all who handle its cases; and, by the id of a unit, what was disposed
 * to it, to staff of that unit. WIDE: what only its admins see besides:
 * reports sent straight to it, and those of institutions below it. An admin reads both.
 */
export const CIRCLES = ['OWN', 'WIDE'] as const;
export type Circle = (typeof CIRCLES)[number];

/** The row of `sequence` that says up to which number entries are not kept any more. */
export const FEED_FLOOR = 'feed_floor';

/** How long entries are kept and cursors stay valid. */
export const FEED_DAYS = 90;

export interface Delivery {
  readonly seq: number;
  readonly recipientId: string;
  readonly circle: Circle;
  readonly reportId: string;
  readonly version: number;
  readonly at: number;
  /** Sight before the step, and after it. */
  readonly had: boolean;
  readonly has: boolean;
  readonly isErased: boolean;
  readonly action: string | null;
}

/** Ids from the root down to the agency; at least the agency itself. */
export type PathOf = (agencyId: string) => readonly string[];

export async function deliverSequenced(tx: EntityManager, events: readonly SequencedEvent[]): Promise<void> {
  const agencyIds = new Set(events.flatMap(({ event }) => audienceOf(event).map(({ agencyId }) => agencyId)));
  if (agencyIds.size === 0) return;
  await writeDeliveries(tx, events, await readPaths(tx, [...agencyIds]));
}

export async function writeDeliveries(
  tx: EntityManager,
  events: readonly SequencedEvent[],
  pathOf: PathOf,
  load: BulkLoad = bulkInsert,
): Promise<void> {
  const rows = events.flatMap((event) => toDeliveries(event, pathOf)).map(toRow);
  await load(tx, { table: 'delivery', columns: COLUMNS, rows });
}

/** The hierarchy as it is now, not as this process last read it. */
async function readPaths(tx: EntityManager, agencyIds: readonly string[]): Promise<PathOf> {
  const sql = `SELECT id, parent_path FROM agency_ref WHERE id IN (${placeholders(agencyIds)})`;
  const rows = (await tx.query(sql, [...agencyIds])) as { id: string; parent_path: string }[];
  const paths = new Map(rows.map(({ id, parent_path: path }) => [id, path.split('/')]));
  return (id) => paths.get(id) ?? [id];
}

function audienceOf(event: SequencedEvent['event']): readonly AudienceMember[] {
  if (event.kind !== 'ReportChanged') return [];
  return event.audience ?? event.assignments.map((delta) => toMember(delta));
}

/** An event from before the feed: it names the assignments that it changed. */
function toMember({ agencyId, from, to }: ReportChanged['assignments'][number]): AudienceMember {
  const had = from !== null && isHolding(from as AssignmentStatus);
  return { agencyId, via: 'ASSIGNMENT', had, has: isHolding(to as AssignmentStatus), isOwnStep: false };
}

/** At most one for each institution and circle: what it sees through several ways is one sight. */
export function toDeliveries({ seq, at, event }: SequencedEvent, pathOf: PathOf): Delivery[] {
  if (event.kind !== 'ReportChanged') return [];
  const { reportId, version, action } = event;
  const isInternal = isInternalAction(action);
  const found = new Map<string, Delivery>();
  for (const { agencyId, via, unitId, had, has, isOwnStep } of audienceOf(event)) {
    for (const recipientId of unitId === undefined ? pathOf(agencyId) : [unitId]) {
      const isOwn = recipientId === unitId || (via === 'ASSIGNMENT' && recipientId === agencyId);
      const circle: Circle = isOwn ? 'OWN' : 'WIDE';
      const key = `${recipientId} ${circle}`;
      const other = found.get(key);
      found.set(key, {
        ...{ seq, recipientId, circle, reportId, version, at, isErased: isErasing(action) },
        had: had || (other?.had ?? false),
        has: has || (other?.has ?? false),
        action: isInternal && !isOwnStep ? (other?.action ?? null) : action,
      });
    }
  }
  return [...found.values()];
}

// prettier-ignore
const COLUMNS = ['seq', 'recipient_id', 'circle', 'report_id', 'version', 'at', 'had', 'has', 'is_erased', 'action'];

function toRow({ seq, recipientId, circle, reportId, version, at, had, has, isErased, action }: Delivery): unknown[] {
  return [seq, recipientId, circle, reportId, version, at, had ? 1 : 0, has ? 1 : 0, isErased ? 1 : 0, action];
}
