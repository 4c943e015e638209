// What hangs on a report: its timeline, responses and replies, page by page, for many reports at once.
// Called for reports that the viewer was found to see.
import type { Connection } from '../../../platform/graphql/connection';
import { loaderOf } from '../../../platform/subgraph/context';
import { createPageLoader, type ParentsPage } from '../../../platform/subgraph/createPageLoader';
import { findReplies, findResponses, findTimelines, type ReportsPage } from '../store/findPages';
import type { HistoryRow, ReplyRow, ReportRow, ResponseRow } from '../store/rows';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { readTimelineEntry } from './loadAssignments';
import { connect, planPage, type PageRequest, type Position } from './pages';
import type { TimelineEntryData } from './toTimelineEntry';

export type BelowReports = ParentsPage<Position>;

export const toReportsPage = ({ parentKeys, after, limit }: BelowReports): ReportsPage => ({
  reportIds: parentKeys,
  after,
  limit,
});
export const reportIdOf = (row: { readonly reportId: string }): string => row.reportId;

const createTimelineLoader = (ctx: ReportsContext) =>
  createPageLoader(
    (page: BelowReports): Promise<HistoryRow[]> => findTimelines(ctx.db.reader, toReportsPage(page), viewerOf(ctx)),
    reportIdOf,
  );

export const createResponseLoader = (ctx: ReportsContext) =>
  createPageLoader(
    (page: BelowReports): Promise<ResponseRow[]> => findResponses(ctx.db.reader, toReportsPage(page)),
    reportIdOf,
  );

export const createReplyLoader = (ctx: ReportsContext) =>
  createPageLoader(
    (page: BelowReports): Promise<ReplyRow[]> => findReplies(ctx.db.reader, toReportsPage(page)),
    reportIdOf,
  );

export async function listTimeline(
  ctx: ReportsContext,
  { id: reportId }: ReportRow,
  page: PageRequest,
): Promise<Connection<TimelineEntryData>> {
  const plan = planPage(ctx, page, ['report.timeline', reportId]);
  const { after, limit } = plan;
  const rows = await loaderOf(ctx, createTimelineLoader).load({ parentKey: reportId, after, limit });
  const entries = await Promise.all(rows.map((row) => readTimelineEntry(ctx, row)));
  return connect(entries, plan, ({ version, id }) => [version, id]);
}

export async function listResponses(
  ctx: ReportsContext,
  { id: reportId }: ReportRow,
  page: PageRequest,
): Promise<Connection<ResponseRow>> {
  const plan = planPage(ctx, page, ['report.responses', reportId]);
  const { after, limit } = plan;
  const rows = await loaderOf(ctx, createResponseLoader).load({ parentKey: reportId, after, limit });
  return connect(rows, plan, ({ publishedAt, id }) => [publishedAt, id]);
}

export async function listReplies(
  ctx: ReportsContext,
  { id: reportId }: ReportRow,
  page: PageRequest,
): Promise<Connection<ReplyRow>> {
  const plan = planPage(ctx, page, ['report.replies', reportId]);
  const { after, limit } = plan;
  const rows = await loaderOf(ctx, createReplyLoader).load({ parentKey: reportId, after, limit });
  return connect(rows, plan, ({ at, id }) => [at, id]);
}
