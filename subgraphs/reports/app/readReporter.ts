// Who reported, if this viewer may know: the key of the person with a grant that users verifies, or why there is none.
import { GRANT_LIFETIME_MS, mintGrant } from '../../../platform/grants';
import type { ReportRow } from '../store/rows';
import { reporterVisibility } from './access/reportAccess';
import type { ReportsContext } from './context';
import { loadAccess } from './loadAssignments';

export const REPORTER_HIDDEN = ['ANONYMOUS', 'NOT_PERMITTED', 'NO_ACCOUNT', 'ERASED'] as const;
export type ReporterHidden = (typeof REPORTER_HIDDEN)[number];

export interface GrantedReporter {
  readonly id: string;
  readonly grant: string;
}

export async function readReporter(ctx: ReportsContext, report: ReportRow): Promise<GrantedReporter | null> {
  const access = await loadAccess(ctx, report);
  const { id: reportId, reporterId } = report;
  if (reporterId === null || reporterVisibility(report, access) !== 'VISIBLE') return null;
  const grant = mintGrant(ctx.services.keys.usersPeer, {
    viewerId: ctx.principal.id,
    reportId,
    reporterId,
    fieldClass: access.isAccount ? 'OWN' : 'NAME',
    expiresAt: ctx.clock.now() + GRANT_LIFETIME_MS,
  });
  return { id: reporterId, grant };
}

/** Null where `reporter` is shown. */
export async function readReporterHidden(ctx: ReportsContext, report: ReportRow): Promise<ReporterHidden | null> {
  // An anonymous report says nothing of whoever stood behind it, also not that they had an account.
  if (report.erasedAt !== null && !report.isAnonymous) return 'ERASED';
  const visibility = reporterVisibility(report, await loadAccess(ctx, report));
  return visibility === 'VISIBLE' ? null : visibility;
}
