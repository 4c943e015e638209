// `Report.escalations`: the flags of a report, read from its history.
import DataLoader from 'dataloader';
import { groupByKey, loaderOf } from '../../../platform/subgraph/context';
import { findEscalations } from '../store/findPages';
import type { HistoryRow, ReportRow } from '../store/rows';
import type { ReportsContext } from './context';
import { readTimelineEntry } from './loadAssignments';
import type { TimelineEntryData } from './toTimelineEntry';

const createEscalationLoader = (ctx: ReportsContext) =>
  new DataLoader<string, HistoryRow[]>(async (reportIds) =>
    groupByKey(reportIds, await findEscalations(ctx.db.reader, reportIds), (row) => row.reportId),
  );

export async function listEscalations(ctx: ReportsContext, { id }: ReportRow): Promise<readonly TimelineEntryData[]> {
  const rows = await loaderOf(ctx, createEscalationLoader).load(id);
  return Promise.all(rows.map((row) => readTimelineEntry(ctx, row)));
}
