// `Query.trackReport`: a citizen without an account follows one report by its number and the secret given at submission.
// A missing report, a hidden one and a wrong secret take the same steps and answer alike.
import { CodedError } from '../../../platform/errors';
import { findReportToProve } from '../store/findReports';
import type { ReportRow } from '../store/rows';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { keepReports } from './loadReport';
import { isTrackingId } from './trackingId';
import { isTrackingSecretOf } from './trackingSecret';

/** Stands for the report that does not exist, so that a secret is compared either way. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export async function trackReport(ctx: ReportsContext, trackingId: string, secret: string): Promise<ReportRow> {
  const { keys, secretThrottle } = ctx.services;
  if (!isTrackingId(trackingId)) throw new CodedError('NOT_FOUND');
  const report = await findReportToProve(ctx.db.reader, trackingId);
  const isRight = isTrackingSecretOf(keys, report?.id ?? NOBODY, secret);
  if (report === null || !isRight) {
    const isTooOften = secretThrottle.countWrongTry(report?.id ?? trackingId, ctx.clock.now());
    throw new CodedError(isTooOften ? 'RATE_LIMITED' : 'NOT_FOUND');
  }
  viewerOf(ctx).trackedReportIds.add(report.id);
  keepReports(ctx, [report]);
  return report;
}
