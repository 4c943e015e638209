// How many support a report, and whether the viewer does: batched over a page of reports.
import DataLoader from 'dataloader';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import { countSupports, findSupported } from '../store/supports';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';

const createCountLoader = (ctx: ReportsContext) =>
  new DataLoader<string, number>(async (ids) =>
    alignByKey(ids, await countSupports(ctx.db.reader, ids), (row) => row.reportId).map((row) => row?.supports ?? 0),
  );

const createOwnLoader = (ctx: ReportsContext) =>
  new DataLoader<string, boolean>(async (ids) => {
    const { reporterId } = viewerOf(ctx);
    if (reporterId === null) return ids.map(() => false);
    const supported = await findSupported(ctx.db.reader, ids, reporterId);
    return ids.map((id) => supported.has(id));
  });

export function readSupportCount(ctx: ReportsContext, reportId: string): Promise<number> {
  return loaderOf(ctx, createCountLoader).load(reportId);
}

export function readIsSupported(ctx: ReportsContext, reportId: string): Promise<boolean> {
  return loaderOf(ctx, createOwnLoader).load(reportId);
}
