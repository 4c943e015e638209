// Deadlines of a report or of one assignment, running and stopped. Due dates are public service standards: they are
// seen wherever the report and the assignment that they belong to are.
import type { ClockKind } from '../domain/states';
import type { AssignmentRow, ClockRow } from '../store/rows';
import type { ReportsContext } from './context';
import { listAssignments, loadClocks } from './loadAssignments';
import type { EntityKey } from './toTimelineEntry';

export interface DeadlineData {
  readonly clock: ClockKind;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly stoppedAt: number | null;
  readonly pausedAt: number | null;
  readonly isOverdue: boolean;
  readonly escalatedAt: number | null;
  readonly policy: string;
  readonly rule: string;
  readonly agency: EntityKey | null;
}

export async function listReportDeadlines(ctx: ReportsContext, reportId: string): Promise<DeadlineData[]> {
  const [clocks, assignments] = await Promise.all([loadClocks(ctx, reportId), listAssignments(ctx, reportId)]);
  const agencies = new Map(assignments.map(({ id, agencyId }) => [id, agencyId]));
  const now = ctx.clock.now();
  return clocks
    .filter(({ assignmentId }) => assignmentId === null || agencies.has(assignmentId))
    .map((clock) => toDeadline(clock, agencies.get(clock.assignmentId ?? '') ?? null, now));
}

/** Of an assignment that the viewer was found to see. */
export async function listAssignmentDeadlines(
  ctx: ReportsContext,
  { id, reportId, agencyId }: AssignmentRow,
): Promise<DeadlineData[]> {
  const clocks = await loadClocks(ctx, reportId);
  const now = ctx.clock.now();
  return clocks.filter(({ assignmentId }) => assignmentId === id).map((clock) => toDeadline(clock, agencyId, now));
}

function toDeadline(row: ClockRow, agencyId: string | null, now: number): DeadlineData {
  const { kind, startedAt, dueAt, stoppedAt, pausedAt, escalatedAt, policy, rule } = row;
  return {
    ...{ clock: kind, startedAt, dueAt, stoppedAt, pausedAt, escalatedAt, policy, rule },
    isOverdue: (stoppedAt ?? pausedAt ?? now) > dueAt,
    agency: agencyId === null ? null : { id: agencyId },
  };
}
