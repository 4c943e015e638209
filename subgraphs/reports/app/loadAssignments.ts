// Assignments and clocks of reports, batched: read once for the access decision and for the fields.
import DataLoader from 'dataloader';
import { isId } from '../../../platform/ids';
import { alignByKey, groupByKey, loaderOf } from '../../../platform/subgraph/context';
import { findAssignmentsByIds, findAssignmentsByReports, findClocksByReports } from '../store/findAssignments';
import type { AssignmentRow, ClockRow, HistoryRow, ReportRow } from '../store/rows';
import { accessTo, canSeeAssignment, canSeeTrail, type ReportAccess } from './access/reportAccess';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { toTimelineEntry, type EntityKey, type TimelineEntryData } from './toTimelineEntry';

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
  const all = await loadAssignments(ctx, reportId);
  return all.filter((assignment) => canSeeAssignment(viewer, assignment, all));
}

/** By key, for the gateway: of a report that the viewer sees, and visible itself. */
export async function loadAssignment(ctx: ReportsContext, id: unknown): Promise<AssignmentRow | null> {
  const assignment = isId(id) ? await loaderOf(ctx, createAssignmentLoader).load(id) : null;
  if (assignment === null) return null;
  const all = await loadForUnit(ctx, assignment.reportId);
  return canSeeAssignment(viewerOf(ctx), assignment, all) ? assignment : null;
}

/** The right to an institution's trail follows from the institution alone, but for staff of one of its units. */
async function loadForUnit(ctx: ReportsContext, reportId: string): Promise<readonly AssignmentRow[]> {
  return viewerOf(ctx).unit === null ? [] : loadAssignments(ctx, reportId);
}

/** Something that an institution did in a case. */
export interface TrailOf {
  readonly reportId: string;
  readonly agencyId: string | null;
  /** Who did it: what somebody has done themselves they may always see. */
  readonly operatorId?: string | null;
}

/** Of a report that the viewer may see: whether they see what is inside this institution. */
export async function canReadTrail(ctx: ReportsContext, { reportId, agencyId, operatorId }: TrailOf): Promise<boolean> {
  const viewer = viewerOf(ctx);
  const isOwnStep = viewer.unit !== null && viewer.unit.memberId === operatorId;
  return isOwnStep || canSeeTrail(viewer, agencyId, await loadForUnit(ctx, reportId));
}

export async function readTimelineEntry(ctx: ReportsContext, row: HistoryRow): Promise<TimelineEntryData> {
  const { reportId, actorAgencyId: agencyId, actorOperatorId: operatorId } = row;
  return toTimelineEntry(row, await canReadTrail(ctx, { reportId, agencyId, operatorId }));
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
  const { reportId, actorAgency, assignmentId, action } = entry;
  const isTold = actorAgency === null || assignmentId === null || action === 'PUBLISH_RESPONSE';
  if (isTold || (await canReadTrail(ctx, { reportId, agencyId: actorAgency.id }))) return actorAgency;
  return (await readEntryAssignment(ctx, entry)) === null ? null : actorAgency;
}
