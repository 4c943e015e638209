// Units and people beside the reporter: an institution's own, and the reporter again where they speak.
import type { AssignmentRow, ReplyRow, ResponseDraftRow, ResponseRow } from '../store/rows';
import type { ReportsContext } from './context';
import { canReadTrail, type TrailOf } from './loadAssignments';
import { loadReport } from './loadReport';
import { readReporter, readReporterHidden, type GrantedReporter, type ReporterHidden } from './readReporter';
import { toKey, type EntityKey } from './toTimelineEntry';

export async function readUnit(
  ctx: ReportsContext,
  { reportId, agencyId, unitId }: AssignmentRow,
): Promise<EntityKey | null> {
  return (await canReadTrail(ctx, { reportId, agencyId })) ? toKey(unitId) : null;
}

/** Names of people are their institution's: users decides once more who may read one. */
export async function readAssignee(
  ctx: ReportsContext,
  { reportId, agencyId, assigneeOperatorId }: AssignmentRow,
): Promise<EntityKey | null> {
  return (await canReadTrail(ctx, { reportId, agencyId })) ? toKey(assigneeOperatorId) : null;
}

/** Whoever wrote something for an institution: a response, a draft of one, an interim reply, a note. */
export type Authored = Pick<ResponseRow, 'reportId' | 'agencyId' | 'authorOperatorId' | 'authorClientId'>;

export async function readAuthor(ctx: ReportsContext, row: Authored): Promise<EntityKey | null> {
  const { reportId, agencyId, authorOperatorId: operatorId } = row;
  return (await canReadTrail(ctx, { reportId, agencyId, operatorId })) ? toKey(operatorId) : null;
}

export async function readAuthorClient(
  ctx: ReportsContext,
  { reportId, agencyId, authorClientId }: Authored,
): Promise<EntityKey | null> {
  return (await canReadTrail(ctx, { reportId, agencyId })) ? toKey(authorClientId) : null;
}

type Approved = Pick<ResponseDraftRow, 'reportId' | 'agencyId' | 'approvedByOperatorId'>;

export async function readApprover(ctx: ReportsContext, row: Approved): Promise<EntityKey | null> {
  const { reportId, agencyId, approvedByOperatorId: operatorId } = row;
  return (await canReadTrail(ctx, { reportId, agencyId, operatorId })) ? toKey(operatorId) : null;
}

/** When a response was drafted and approved is trail, as those steps of its timeline are. */
export async function readTrailTime(
  ctx: ReportsContext,
  { reportId, agencyId }: TrailOf,
  at: number | null,
): Promise<number | null> {
  return (await canReadTrail(ctx, { reportId, agencyId })) ? at : null;
}

export async function readReplyReporter(ctx: ReportsContext, reply: ReplyRow): Promise<GrantedReporter | null> {
  const report = await loadReport(ctx, reply.reportId);
  return report && readReporter(ctx, report);
}

export async function readReplyHidden(ctx: ReportsContext, reply: ReplyRow): Promise<ReporterHidden | null> {
  const report = await loadReport(ctx, reply.reportId);
  return report && readReporterHidden(ctx, report);
}
