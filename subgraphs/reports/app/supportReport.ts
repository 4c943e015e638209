// A reporter supports somebody else's public report (dukung), or no longer does. No step of the report's life: its version
// stays, no event tells of it. Who supports is personal data and is told to nobody but themselves.
import { CodedError, Refusal } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { runIdempotent } from '../../../platform/idempotency';
import { findReportsByIds } from '../store/findReports';
import { addSupport, removeSupport } from '../store/supports';
import { viewerOf } from './access/viewer';
import { checkMayWrite, type ChangedReport } from './changeCase';
import type { ReportsContext } from './context';

export interface SupportInput {
  readonly idempotencyKey: string;
  readonly reportId: string;
}

export async function supportReport(ctx: ReportsContext, input: SupportInput): Promise<ChangedReport> {
  const { reportId, reporterId } = toKey(ctx, input);
  const outcome = { reportId };
  const request = { field: 'supportReport', key: input.idempotencyKey, args: outcome, outcome };
  return runIdempotent(ctx, request, async (tx) => {
    const [report] = await findReportsByIds(tx, [reportId], viewerOf(ctx));
    if (report?.reporterId === reporterId) throw Refusal.of('FORBIDDEN', 'reportId', 'This report is your own.');
    if (!report?.isPublic) throw Refusal.of('NOT_FOUND', 'reportId');
    await addSupport(tx, ctx.db.dialect, { reportId, reporterId }, ctx.clock.now());
    return outcome;
  });
}

/** Possible also when the report is not public any more: what somebody gave they may take back. */
export async function withdrawSupport(ctx: ReportsContext, input: SupportInput): Promise<ChangedReport> {
  const key = toKey(ctx, input);
  const outcome = { reportId: key.reportId };
  const request = { field: 'withdrawSupport', key: input.idempotencyKey, args: outcome, outcome };
  return runIdempotent(ctx, request, async (tx) => {
    if (await removeSupport(tx, ctx.db.dialect, key)) return outcome;
    const [report] = await findReportsByIds(tx, [key.reportId], viewerOf(ctx));
    if (!report?.isPublic) throw Refusal.of('NOT_FOUND', 'reportId');
    return outcome;
  });
}

function toKey(ctx: ReportsContext, { reportId }: SupportInput) {
  checkMayWrite(ctx);
  const { kind, id: reporterId } = ctx.principal;
  if (kind !== 'REPORTER') throw new CodedError('FORBIDDEN', 'Only a reporter with an account supports a report.');
  if (!isId(reportId)) throw Refusal.of('NOT_FOUND', 'reportId');
  return { reportId, reporterId };
}
