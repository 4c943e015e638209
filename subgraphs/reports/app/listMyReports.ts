// `Query.myReports`: all that the caller has handed in, newest first, whatever became of it.
import { CodedError } from '../../../platform/errors';
import { countOwnReports, listOwnReports } from '../store/listReports';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { toCriteria, type ReportFilterData, type ReportList } from './listReports';
import { keepReports } from './loadReport';
import { orTooBroad } from './orTooBroad';
import { connect, planPage, type PageRequest } from './pages';
import { toSearch } from './searchText';

const NARROWER = 'a status, a category or an areaCode';

/** @throws CodedError UNAUTHENTICATED without a token, FORBIDDEN for who is no reporter or may not read reports */
export async function listMyReports(
  ctx: ReportsContext,
  filter: ReportFilterData,
  page: PageRequest,
): Promise<ReportList> {
  const reporterId = requireReporterId(ctx);
  const search = await toSearch(ctx, filter.text);
  const criteria = { ...toCriteria(ctx, filter), search };
  const plan = planPage(ctx, page, ['myReports', { ...criteria, search: search?.terms ?? null }]);
  const rows = orTooBroad(await listOwnReports(ctx.db, reporterId, criteria, plan), NARROWER);
  keepReports(ctx, rows);
  return {
    ...connect(rows, plan, ({ submittedAt, id }) => [submittedAt, id]),
    ...{ isPartial: false, searchedUntil: null },
    readTotalCount: () => countOwnReports(ctx.db, reporterId, criteria),
  };
}

function requireReporterId(ctx: ReportsContext): string {
  if (ctx.principal.kind === 'ANONYMOUS') throw new CodedError('UNAUTHENTICATED');
  const { reporterId } = viewerOf(ctx);
  if (reporterId === null) throw new CodedError('FORBIDDEN', 'For reporters, with the scope reports:read.');
  return reporterId;
}
