// What hangs on a report: its timeline, responses and replies, page by page, for many reports at once.
// Called for reports that the viewer was found to see.
import type { Connection } from '../../../platform/graphql/connection';
import { loaderOf } from '../../../platform/subgraph/context';
import { findReplies, findResponses, findTimelines } from '../store/findPages';
import type { HistoryRow, ReplyRow, ReportRow, ResponseRow } from '../store/rows';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { createPageLoader } from './createPageLoader';
import { connect, planPage, type PageRequest } from './pages';
import { toTimelineEntry, type TimelineEntryData } from './toTimelineEntry';

const createTimelineLoader = (ctx: ReportsContext) =>
  createPageLoader<HistoryRow>((page) => findTimelines(ctx.db.reader, page, viewerOf(ctx)));

const createResponseLoader = (ctx: ReportsContext) =>
  createPageLoader<ResponseRow>((page) => findResponses(ctx.db.reader, page));

const createReplyLoader = (ctx: ReportsContext) =>
  createPageLoader<ReplyRow>((page) => findReplies(ctx.db.reader, page));

export async function listTimeline(
  ctx: ReportsContext,
  { id: reportId }: ReportRow,
  page: PageRequest,
): Promise<Connection<TimelineEntryData>> {
  const plan = planPage(ctx, page, ['report.timeline', reportId]);
  const { after, limit } = plan;
  const rows = await loaderOf(ctx, createTimelineLoader).load({ reportId, after, limit });
  const entries = rows.map((row) => toTimelineEntry(row, viewerOf(ctx)));
  return connect(entries, plan, ({ version, id }) => [version, id]);
}

export async function listResponses(
  ctx: ReportsContext,
  { id: reportId }: ReportRow,
  page: PageRequest,
): Promise<Connection<ResponseRow>> {
  const plan = planPage(ctx, page, ['report.responses', reportId]);
  const { after, limit } = plan;
  const rows = await loaderOf(ctx, createResponseLoader).load({ reportId, after, limit });
  return connect(rows, plan, ({ publishedAt, id }) => [publishedAt, id]);
}

export async function listReplies(
  ctx: ReportsContext,
  { id: reportId }: ReportRow,
  page: PageRequest,
): Promise<Connection<ReplyRow>> {
  const plan = planPage(ctx, page, ['report.replies', reportId]);
  const { after, limit } = plan;
  const rows = await loaderOf(ctx, createReplyLoader).load({ reportId, after, limit });
  return connect(rows, plan, ({ at, id }) => [at, id]);
}
