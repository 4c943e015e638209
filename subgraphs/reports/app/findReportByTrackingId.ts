// `Query.reportByTrackingId`: a report by its number, under the same rights as by id.
import * as store from '../store/findReports';
import type { ReportRow } from '../store/rows';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { keepReports, orNotFound } from './loadReport';
import { isTrackingId } from './trackingId';

export async function findReportByTrackingId(ctx: ReportsContext, trackingId: string): Promise<ReportRow> {
  const viewer = viewerOf(ctx);
  const found = isTrackingId(trackingId) ? await store.findReportByTrackingId(ctx.db.reader, trackingId, viewer) : null;
  const report = orNotFound(found);
  keepReports(ctx, [report]);
  return report;
}
