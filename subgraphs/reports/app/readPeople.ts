// Units and people beside the reporter: an institution's own, and the reporter again where they speak.
import type { AssignmentRow, ReplyRow, ResponseRow } from '../store/rows';
import { canSeeTrail } from './access/reportAccess';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { loadReport } from './loadReport';
import { readReporter, readReporterHidden, type GrantedReporter, type ReporterHidden } from './readReporter';
import { toKey, type EntityKey } from './toTimelineEntry';

export function readUnit(ctx: ReportsContext, { agencyId, unitId }: AssignmentRow): EntityKey | null {
  return canSeeTrail(viewerOf(ctx), agencyId) ? toKey(unitId) : null;
}

export function readAuthor(ctx: ReportsContext, { agencyId, authorOperatorId }: ResponseRow): EntityKey | null {
  return canSeeTrail(viewerOf(ctx), agencyId) ? toKey(authorOperatorId) : null;
}

export function readAuthorClient(ctx: ReportsContext, { agencyId, authorClientId }: ResponseRow): EntityKey | null {
  return canSeeTrail(viewerOf(ctx), agencyId) ? toKey(authorClientId) : null;
}

export async function readReplyReporter(ctx: ReportsContext, reply: ReplyRow): Promise<GrantedReporter | null> {
  const report = await loadReport(ctx, reply.reportId);
  return report && readReporter(ctx, report);
}

export async function readReplyHidden(ctx: ReportsContext, reply: ReplyRow): Promise<ReporterHidden | null> {
  const report = await loadReport(ctx, reply.reportId);
  return report && readReporterHidden(ctx, report);
}
