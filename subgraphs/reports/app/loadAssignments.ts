// Assignments and clocks of reports, batched: read once for the access decision and for the fields.
import DataLoader from 'dataloader';
import { isId } from '../../../platform/ids';
import { alignByKey, groupByKey, loaderOf } from '../../../platform/subgraph/context';
import { findAssignmentsByIds, findAssignmentsByReports, findClocksByReports } from '../store/findAssignments';
import type { AssignmentRow, ClockRow, ReportRow } from '../store/rows';
import { accessTo, canSeeAssignment, canSeeTrail, type ReportAccess } from './access/reportAccess';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import type { EntityKey, TimelineEntryData } from './toTimelineEntry';

const createAssignmentsLoader = (ctx: ReportsContext) =>
  new DataLoader<string, AssignmentRow[]>(async (reportIds) =>
    groupByKey(reportIds, await findAssignmentsByReports(ctx.db.reader, reportIds), (row) => row.reportId),
  );

const createClocksLoader = (ctx: ReportsContext) =>
  new DataLoader<string, ClockRow[]>(async (reportIds) =>
    groupByKey(reportIds, await findClocksByReports(ctx.db.reader, reportIds), (row) => row.reportId),
  );

const createAssignmentLoader = (ctx: ReportsContext) =>
  new DataLoader<string, AssignmentRow | null>(async (ids) =>
    alignByKey(ids, await findAssignmentsByIds(ctx.db.reader, ids, viewerOf(ctx)), (row) => row.id),
  );

/** All of them, for decisions; what a viewer sees of them says `listAssignments`. */
export function loadAssignments(ctx: ReportsContext, reportId: string): Promise<readonly AssignmentRow[]> {
  return loaderOf(ctx, createAssignmentsLoader).load(reportId);
}

export function loadClocks(ctx: ReportsContext, reportId: string): Promise<readonly ClockRow[]> {
  return loaderOf(ctx, createClocksLoader).load(reportId);
}

export async function loadAccess(ctx: ReportsContext, report: ReportRow): Promise<ReportAccess> {
  return accessTo(viewerOf(ctx), report, await loadAssignments(ctx, report.id));
}

/** Those of a report that the viewer may see. */
export async function listAssignments(ctx: ReportsContext, reportId: string): Promise<readonly AssignmentRow[]> {
  const viewer = viewerOf(ctx);
  return (await loadAssignments(ctx, reportId)).filter((assignment) => canSeeAssignment(viewer, assignment));
}

/** By key, for the gateway: of a report that the viewer sees, and visible itself. */
export async function loadAssignment(ctx: ReportsContext, id: unknown): Promise<AssignmentRow | null> {
  const assignment = isId(id) ? await loaderOf(ctx, createAssignmentLoader).load(id) : null;
  return assignment !== null && canSeeAssignment(viewerOf(ctx), assignment) ? assignment : null;
}

/** The assignment that a step of the timeline acted on, if the viewer may see it. */
export async function readEntryAssignment(
  ctx: ReportsContext,
  { reportId, assignmentId }: { readonly reportId: string; readonly assignmentId: string | null },
): Promise<AssignmentRow | null> {
  if (assignmentId === null) return null;
  return (await listAssignments(ctx, reportId)).find(({ id }) => id === assignmentId) ?? null;
}

/**
 * The institution that took a step. That it once held the case is trail when its assignment has ended, apart from what it
 * published: a response names its institution for good.
 */
export async function readActorAgency(ctx: ReportsContext, entry: TimelineEntryData): Promise<EntityKey | null> {
  const { actorAgency, assignmentId, action } = entry;
  const isTold = actorAgency === null || assignmentId === null || action === 'PUBLISH_RESPONSE';
  if (isTold || canSeeTrail(viewerOf(ctx), actorAgency.id)) return actorAgency;
  return (await readEntryAssignment(ctx, entry)) === null ? null : actorAgency;
}
