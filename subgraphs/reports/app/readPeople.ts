// Units and people beside the reporter: an institution's own, and the reporter again where they speak.
import type { AssignmentRow, ReplyRow, ResponseDraftRow, ResponseRow } from '../store/rows';
import { canSeeTrail } from './access/reportAccess';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { loadReport } from './loadReport';
import { readReporter, readReporterHidden, type GrantedReporter, type ReporterHidden } from './readReporter';
import { toKey, type EntityKey } from './toTimelineEntry';

export function readUnit(ctx: ReportsContext, { agencyId, unitId }: AssignmentRow): EntityKey | null {
  return canSeeTrail(viewerOf(ctx), agencyId) ? toKey(unitId) : null;
}

/** Names of people are their institution's: users decides once more who may read one. */
export function readAssignee(ctx: ReportsContext, { agencyId, assigneeOperatorId }: AssignmentRow): EntityKey | null {
  return canSeeTrail(viewerOf(ctx), agencyId) ? toKey(assigneeOperatorId) : null;
}

/** Whoever wrote something for an institution: a response, a draft of one, an interim reply, a note. */
export type Authored = Pick<ResponseRow, 'agencyId' | 'authorOperatorId' | 'authorClientId'>;

export function readAuthor(ctx: ReportsContext, { agencyId, authorOperatorId }: Authored): EntityKey | null {
  return canSeeTrail(viewerOf(ctx), agencyId) ? toKey(authorOperatorId) : null;
}

export function readAuthorClient(ctx: ReportsContext, { agencyId, authorClientId }: Authored): EntityKey | null {
  return canSeeTrail(viewerOf(ctx), agencyId) ? toKey(authorClientId) : null;
}

type Approved = Pick<ResponseDraftRow, 'agencyId' | 'approvedByOperatorId'>;

export function readApprover(ctx: ReportsContext, { agencyId, approvedByOperatorId }: Approved): EntityKey | null {
  return canSeeTrail(viewerOf(ctx), agencyId) ? toKey(approvedByOperatorId) : null;
}

/** When a response was drafted and approved is trail, as those steps of its timeline are. */
export function readTrailTime(ctx: ReportsContext, agencyId: string, at: number | null): number | null {
  return canSeeTrail(viewerOf(ctx), agencyId) ? at : null;
}

export async function readReplyReporter(ctx: ReportsContext, reply: ReplyRow): Promise<GrantedReporter | null> {
  const report = await loadReport(ctx, reply.reportId);
  return report && readReporter(ctx, report);
}

export async function readReplyHidden(ctx: ReportsContext, reply: ReplyRow): Promise<ReporterHidden | null> {
  const report = await loadReport(ctx, reply.reportId);
  return report && readReporterHidden(ctx, report);
}
