// `Report.mergedInto` and `Report.mergedReports`: a merged report (digabung) and the primary that it follows.
import DataLoader from 'dataloader';
import type { Connection } from '../../../platform/graphql/connection';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import { createPageLoader, type ParentsPage } from '../../../platform/subgraph/createPageLoader';
import { findMergedReports, findMergePointers, type MergePointer } from '../store/findMerges';
import type { ReportRow } from '../store/rows';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { keepReports, loadReport } from './loadReport';
import { connect, planPage, type PageRequest, type Position } from './pages';

/** A primary may be merged later; who followed it follows on. */
const MAX_STEPS = 10;

const createPointerLoader = (ctx: ReportsContext) =>
  new DataLoader<string, MergePointer | null>(async (ids) =>
    alignByKey(ids, await findMergePointers(ctx.db.reader, ids), ({ id }) => id),
  );

/** The last primary of the chain, if the viewer sees it: following a report opens nothing that is closed to them. */
export async function readMergedInto(ctx: ReportsContext, report: ReportRow): Promise<ReportRow | null> {
  let id = report.mergedIntoId;
  for (let step = 0; id !== null && step < MAX_STEPS; step += 1) {
    const seen = await loadReport(ctx, id);
    if (seen !== null && seen.mergedIntoId === null) return seen;
    id = (seen ?? (await loaderOf(ctx, createPointerLoader).load(id)))?.mergedIntoId ?? null;
  }
  return null;
}

const createMergedLoader = (ctx: ReportsContext) =>
  createPageLoader(
    ({ parentKeys, after, limit }: ParentsPage<Position>): Promise<ReportRow[]> =>
      findMergedReports(ctx.db.reader, { reportIds: parentKeys, after, limit }, viewerOf(ctx)),
    ({ mergedIntoId }: ReportRow) => mergedIntoId ?? '',
  );

export async function listMergedReports(
  ctx: ReportsContext,
  { id: reportId }: ReportRow,
  page: PageRequest,
): Promise<Connection<ReportRow>> {
  const plan = planPage(ctx, page, ['report.mergedReports', reportId]);
  const { after, limit } = plan;
  const rows = await loaderOf(ctx, createMergedLoader).load({ parentKey: reportId, after, limit });
  keepReports(ctx, rows);
  return connect(rows, plan, ({ submittedAt, id }) => [submittedAt, id]);
}
