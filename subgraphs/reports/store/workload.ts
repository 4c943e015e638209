// How much work each person of an institution has: a page of people, and their cases counted along the index of their work.
import type { Database } from '../../../platform/db/database';
import { HANDLING_ROLES } from './operatorRefs';

/** Counting a person's cases stops here; more than that has no exact count. */
export const WORK_COUNT_LIMIT = 1_000;

export interface WorkloadRow {
  readonly operatorId: string;
  /** Null beyond WORK_COUNT_LIMIT. */
  readonly openCount: number | null;
  readonly overdueCount: number | null;
  readonly dueThisWeekCount: number | null;
  readonly closedCount: number | null;
}

export interface WorkloadPage {
  readonly agencyId: string;
  readonly afterId: string | null;
  readonly limit: number;
}

export interface WorkloadTimes {
  readonly now: number;
  readonly weekEnd: number;
  readonly closedSince: number;
}

/** Those who handle cases now, and whoever has left with open cases that somebody must be given. By id. */
export async function listPeople(
  { reader }: Pick<Database, 'reader'>,
  { agencyId, afterId, limit }: WorkloadPage,
): Promise<readonly string[]> {
  const hasOpen =
    'EXISTS (SELECT 1 FROM assignment a WHERE a.agency_id = o.agency_id AND a.assignee_operator_id = o.id' +
    " AND a.standing = 'OPEN')";
  const rows = (await reader.query(
    `SELECT o.id AS id FROM operator_ref o WHERE o.agency_id = ? AND o.id > ? AND o.role IN ${HANDLING_ROLES}` +
      ` AND (o.is_active = 1 OR ${hasOpen}) ORDER BY o.id LIMIT ?`,
    [agencyId, afterId ?? '', limit],
  )) as { id: string }[];
  return rows.map(({ id }) => id);
}

/** One statement for a page of people; of each person at most WORK_COUNT_LIMIT + 1 index entries a count. */
export async function countWork(
  { reader, dialect }: Pick<Database, 'reader' | 'dialect'>,
  agencyId: string,
  operatorIds: readonly string[],
  { now, weekEnd, closedSince }: WorkloadTimes,
): Promise<readonly WorkloadRow[]> {
  if (operatorIds.length === 0) return [];
  const count = (index: string, rest: string): string =>
    `(SELECT COUNT(*) FROM (SELECT a.id FROM assignment a ${dialect.useIndex(index)} WHERE a.agency_id = ?` +
    ` AND a.assignee_operator_id = ? AND a.standing = ${rest} LIMIT ${WORK_COUNT_LIMIT + 1}) counted)`;
  const due = 'assignment_assignee_due';
  const one =
    `SELECT ? AS operatorId, ${count(due, "'OPEN'")} AS openCount,` +
    ` ${count(due, "'OPEN' AND a.due_sort < ?")} AS overdueCount,` +
    ` ${count(due, "'OPEN' AND a.due_sort >= ? AND a.due_sort <= ?")} AS dueThisWeekCount,` +
    ` ${count('assignment_assignee_ended', "'RESTING' AND a.ended_at >= ? AND a.report_status = 'CLOSED'")} AS closedCount`;
  const rows = (await reader.query(
    operatorIds.map(() => one).join(' UNION ALL '),
    operatorIds.flatMap((id) => {
      const own = [agencyId, id];
      return [id, ...own, ...own, now, ...own, now, weekEnd, ...own, closedSince];
    }),
  )) as Record<keyof WorkloadRow, unknown>[];
  return rows.map((row) => ({
    operatorId: String(row.operatorId),
    openCount: toCount(row.openCount),
    overdueCount: toCount(row.overdueCount),
    dueThisWeekCount: toCount(row.dueThisWeekCount),
    closedCount: toCount(row.closedCount),
  }));
}

function toCount(value: unknown): number | null {
  const count = Number(value);
  return count > WORK_COUNT_LIMIT ? null : count;
}
