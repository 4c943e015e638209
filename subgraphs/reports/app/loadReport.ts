// One report by id, batched over the request, always within the viewer's scope: the way of every path to a report.
import DataLoader from 'dataloader';
import { CodedError } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import { findReportsByIds } from '../store/findReports';
import type { ReportRow } from '../store/rows';
import type { ReportsContext } from './context';
import { viewerOf } from './access/viewer';

const createReportLoader = (ctx: ReportsContext) =>
  new DataLoader<string, ReportRow | null>(async (ids) =>
    alignByKey(ids, await findReportsByIds(ctx.db.reader, ids, viewerOf(ctx)), (row) => row.id),
  );

/** Null for one that does not exist or may not be seen. */
export async function loadReport(ctx: ReportsContext, id: unknown): Promise<ReportRow | null> {
  return isId(id) ? loaderOf(ctx, createReportLoader).load(id) : null;
}

/** Rows that a list has read within the viewer's scope need not be read again. */
export function keepReports(ctx: ReportsContext, rows: readonly ReportRow[]): void {
  const loader = loaderOf(ctx, createReportLoader);
  for (const row of rows) loader.clear(row.id).prime(row.id, row);
}

/** `Query.report`. */
export async function findReport(ctx: ReportsContext, id: string): Promise<ReportRow> {
  return orNotFound(await loadReport(ctx, id));
}

/** After a change of this request: nothing that was read before it holds any more. */
export async function reloadReport(ctx: ReportsContext, id: string): Promise<ReportRow | null> {
  ctx.loaders.clear();
  return loadReport(ctx, id);
}

export function orNotFound(report: ReportRow | null): ReportRow {
  if (report === null) throw new CodedError('NOT_FOUND');
  return report;
}
