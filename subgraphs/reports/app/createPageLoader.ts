// Batches nested lists: the first rows below many reports at the same page size are one statement.
import DataLoader from 'dataloader';
import { groupByKey } from '../../../platform/subgraph/context';
import type { ReportsPage } from '../store/findPages';
import type { Position } from './pages';

export interface ReportPage {
  readonly reportId: string;
  readonly after: Position | null;
  readonly limit: number;
}

/** `find` reads the rows of all reports, each report's in list order. */
export function createPageLoader<R extends { readonly reportId: string }>(
  find: (page: ReportsPage) => Promise<R[]>,
): DataLoader<ReportPage, R[], string> {
  const load = async (pages: readonly ReportPage[]): Promise<R[][]> => {
    // Aliases may ask for several sizes or cursors: each of these is a list of its own.
    const shapes = [...new Set(pages.map(shapeOf))];
    const found = new Map<ReportPage, R[]>();
    await Promise.all(
      groupByKey(shapes, pages, shapeOf).map(async (group) => {
        const [{ after, limit }] = group as [ReportPage];
        const reportIds = group.map(({ reportId }) => reportId);
        const rows = groupByKey(reportIds, await find({ reportIds, after, limit }), ({ reportId }) => reportId);
        group.forEach((page, index) => found.set(page, rows[index] ?? []));
      }),
    );
    return pages.map((page) => found.get(page) ?? []);
  };
  return new DataLoader(load, { cacheKeyFn: (page) => `${page.reportId} ${shapeOf(page)}` });
}

function shapeOf({ after, limit }: ReportPage): string {
  return JSON.stringify([after, limit]);
}
