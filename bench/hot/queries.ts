// The hot queries by name, as the product's own verbs issue them, with what each may cost (`hot.md`). One list for the
// benchmark, the golden SQL and the tests of their plans.
import { ANONYMOUS, type Principal } from '../../schema/contract/principal';
import { listInbox, type InboxRequest } from '../../subgraphs/reports/app/listInbox';
import { listTimeline } from '../../subgraphs/reports/app/listReportRecords';
import { listReports } from '../../subgraphs/reports/app/listReports';
import { findReportByTrackingId } from '../../subgraphs/reports/app/findReportByTrackingId';
import { findReport, loadReport } from '../../subgraphs/reports/app/loadReport';
import { listMembers } from '../../subgraphs/statistics/app/listMembers';
import { readEntity } from '../../subgraphs/statistics/app/readEntity';
import { readExactCells } from '../../subgraphs/statistics/app/readMembers';
import { readNationByMonth } from '../../subgraphs/statistics/app/readNation';
import { WHOLE_NATION } from '../../subgraphs/statistics/domain/measures';
import { monthPeriod, yearPeriod, type Period } from '../../subgraphs/statistics/domain/period';
import { reportsContext, statisticsContext, type Place } from './openPlace';
import { callerOf, type Targets } from './targets';

export interface HotQuery {
  readonly name: string;
  readonly database: 'reports' | 'statistics';
  /** At most so many times the median of `SELECT 1` on the same connection; null: no goal, shown for comparison. */
  readonly goal: number | null;
  run(): Promise<unknown>;
}

const PAGES = 100;
/** The 100th page must exist in the largest inbox of a nation. */
const PAGE = 25;
const OPERATOR = '01900000-0000-7000-8000-000000000001';

export async function listHotQueries(place: Place, targets: Targets): Promise<HotQuery[]> {
  return [...(await listReportQueries(place, targets)), ...listFigureQueries(place, targets)];
}

async function listReportQueries(place: Place, targets: Targets): Promise<HotQuery[]> {
  const { agencyId, unitId, assigneeId, reportIds, trackingId } = targets;
  const liaison = callerOf('OPERATOR', OPERATOR, 'LIAISON', agencyId);
  const national = callerOf('OPERATOR', OPERATOR, 'NATIONAL_ADMIN', agencyId);
  const reportId = reportIds[0] as string;
  const inbox = (name: string, goal: number, request: InboxRequest, caller: Principal = liaison): HotQuery => ({
    ...{ name, goal, database: 'reports' },
    run: () => listInbox(reportsContext(place, caller), request),
  });
  const byDue = { filter: {}, orderBy: 'DUE_DATE' } as const;
  const far = await walk((after) =>
    listInbox(reportsContext(place, liaison), { ...byDue, page: { first: PAGE, after } }),
  );
  const farPublic = await walk((after) => listReports(reportsContext(place, ANONYMOUS), {}, { first: PAGE, after }));
  const page = { first: 50 };
  const other = (name: string, goal: number, run: () => Promise<unknown>): HotQuery => ({
    name,
    goal,
    database: 'reports',
    run,
  });
  return [
    inbox('inbox, open by due date, first page of 50', 15, { ...byDue, page }),
    inbox(`inbox, open by due date, first page of ${PAGE}`, 15, { ...byDue, page: { first: PAGE } }),
    inbox(`inbox, open by due date, 100th page of ${PAGE}`, 15, { ...byDue, page: { first: PAGE, after: far } }),
    inbox('inbox, one status by due date', 15, { ...byDue, filter: { status: 'IN_PROGRESS' }, page }),
    inbox('inbox, newest first', 15, { filter: {}, orderBy: 'NEWEST', page }),
    inbox('inbox, one unit by due date', 15, { ...byDue, filter: { unitId }, page }),
    inbox('inbox, overdue', 15, { ...byDue, filter: { overdue: true }, page }),
    inbox('inbox, one assignee by due date', 15, { ...byDue, filter: { assigneeId }, page }),
    inbox('inbox, unassigned by due date', 15, { ...byDue, filter: { unassigned: true }, page }),
    inbox('queue of verification by due date', 15, { ...byDue, page }, national),
    other('public reports, newest, first page', 15, () => listReports(reportsContext(place, ANONYMOUS), {}, page)),
    other(`public reports, newest, 100th page of ${PAGE}`, 15, () =>
      listReports(reportsContext(place, ANONYMOUS), {}, { first: PAGE, after: farPublic }),
    ),
    other('one report', 3, () => findReport(reportsContext(place, liaison), reportId)),
    other('case with its timeline', 5, async () => {
      const ctx = reportsContext(place, liaison);
      await listTimeline(ctx, await findReport(ctx, reportId), { first: 50 });
    }),
    other('50 reports by key', 15, async () => {
      const ctx = reportsContext(place, liaison);
      await Promise.all(reportIds.map((id) => loadReport(ctx, id)));
    }),
    other('report by tracking id', 3, () => findReportByTrackingId(reportsContext(place, liaison), trackingId)),
  ];
}

type Listed = Promise<{ readonly pageInfo: { readonly endCursor?: string | null } }>;

/** The cursor behind the 99th page, or behind the last one where a small seed has fewer. */
async function walk(read: (after: string | null) => Listed): Promise<string | null> {
  let after: string | null = null;
  for (let page = 1; page < PAGES; page += 1) {
    const { endCursor }: Awaited<Listed>['pageInfo'] = (await read(after)).pageInfo;
    if (!endCursor) break;
    after = endCursor;
  }
  return after;
}

function listFigureQueries(place: Place, { agencyId, year, month }: Targets): HotQuery[] {
  const national = callerOf('OPERATOR', OPERATOR, 'NATIONAL_ADMIN', agencyId);
  const admin = callerOf('OPERATOR', OPERATOR, 'INSTITUTION_ADMIN', agencyId);
  const figure = (name: string, goal: number | null, run: () => Promise<unknown>): HotQuery => ({
    ...{ name, goal, database: 'statistics', run },
  });
  const [oneMonth, oneYear] = [monthPeriod(year, month), yearPeriod(year)];
  const nation = (period: Period) =>
    readEntity(statisticsContext(place, ANONYMOUS), { dimension: 'NATION', member: WHOLE_NATION, period });
  const members = (dimension: 'AGENCY' | 'AREA' | 'CATEGORY') => () =>
    listMembers(statisticsContext(place, national), { dimension, period: oneMonth, page: { first: 50 } });
  return [
    figure('nation, one month', 3, () => nation(oneMonth)),
    figure('nation, one year', 3, () => nation(oneYear)),
    figure('nation, by month', 3, () => readNationByMonth(statisticsContext(place, ANONYMOUS), oneYear)),
    figure('one institution, one month', 3, () =>
      readEntity(statisticsContext(place, admin), { dimension: 'AGENCY', member: agencyId, period: oneMonth }),
    ),
    figure('all institutions, one month', 20, () =>
      readExactCells(statisticsContext(place, national), { dimension: 'AGENCY', members: null, period: oneMonth }),
    ),
    figure('50 institutions, one month', null, members('AGENCY')),
    figure('provinces, one month', null, members('AREA')),
    figure('categories, one month', null, members('CATEGORY')),
  ];
}
