// Every combination of filters of both lists, for every kind of viewer, against a naive answer over all rows: a list whose
// reading is not cut short is exactly that answer; one that is holds its beginning, and the verbs refuse it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  listHandlingRequests,
  listReportFilters,
  listVerificationRequests,
  listViewers,
  type Viewers,
} from '../../bench/hot/filters';
import { reportsContext } from '../../bench/hot/openPlace';
import { findTargets, type Targets } from '../../bench/hot/targets';
import { CodedError } from '../../platform/errors';
import type { Principal } from '../../schema/contract/principal';
import { getAgency } from '../../schema/reference/agencies';
import { groupBy } from '../../schema/reference/collections';
import { accessTo, canSeeReport } from '../../subgraphs/reports/app/access/reportAccess';
import { viewerOf } from '../../subgraphs/reports/app/access/viewer';
import type { ReportsContext } from '../../subgraphs/reports/app/context';
import type { InboxFilterData, InboxOrder } from '../../subgraphs/reports/app/inboxPlan';
import { listInbox } from '../../subgraphs/reports/app/listInbox';
import { listReports, type ReportFilterData } from '../../subgraphs/reports/app/listReports';
import { AssignmentEntity } from '../../subgraphs/reports/store/assignment.entity';
import { ReportEntity } from '../../subgraphs/reports/store/report.entity';
import type { AssignmentRow, ReportRow } from '../../subgraphs/reports/store/rows';
import { openSeededPlace, type SeededPlace } from './place';

const FIRST = 20;
/** Few enough that many combinations of a demonstration's 5,000 reports are too broad. */
const EXAMINED = 400;

let place: SeededPlace;
let targets: Targets;
let viewers: Viewers;
let reports: readonly ReportRow[];
let assignments: readonly AssignmentRow[];
let held: ReadonlyMap<string, readonly AssignmentRow[]>;

beforeAll(async () => {
  place = await openSeededPlace();
  targets = await findTargets(place);
  viewers = listViewers(targets, getAgency('PEMPROV-35').id);
  const { reader } = place.reports.runtime.db;
  reports = await reader.find(ReportEntity);
  assignments = await reader.find(AssignmentEntity);
  held = groupBy(assignments, ({ reportId }) => reportId);
}, 120_000);
afterAll(() => place?.close());

/** A request whose lists examine at most so many rows. */
function contextOf(viewer: Principal, examinedLimit?: number): ReportsContext {
  const ctx = reportsContext(place, viewer);
  return { ...ctx, db: { ...ctx.db, ...(examinedLimit === undefined ? {} : { examinedLimit }) } };
}

const codesOf = (code: string | null | undefined): ReadonlySet<string> | null =>
  code ? new Set(place.reports.services.categories.subtreeOf(code)) : null;

function findNaively(viewer: Principal, filter: ReportFilterData): string[] {
  const seen = viewerOf(reportsContext(place, viewer));
  const codes = codesOf(filter.category);
  const fits = (row: ReportRow): boolean =>
    (!filter.status || row.status === filter.status) &&
    (codes === null || codes.has(row.categoryCode)) &&
    (!filter.areaCode ||
      row.areaCode === filter.areaCode ||
      row.areaCode?.startsWith(`${filter.areaCode}.`) === true) &&
    (!filter.agencyId || row.leadAgencyId === filter.agencyId) &&
    (!filter.classification || row.classification === filter.classification) &&
    canSeeReport(seen, row, accessTo(seen, row, held.get(row.id) ?? []));
  return reports
    .filter(fits)
    .sort((a, b) => b.submittedAt - a.submittedAt || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id);
}

interface Queued {
  readonly id: string;
  readonly reportId: string;
  readonly status: string;
  readonly categoryCode: string;
  readonly unitId: string | null;
  readonly dueSort: number;
  readonly submittedAt: number;
}

function findQueued(filter: InboxFilterData, orderBy: InboxOrder): string[] {
  const now = place.reports.runtime.clock.now();
  const codes = codesOf(filter.category);
  const fits = (row: Queued): boolean =>
    (!filter.status || row.status === filter.status) &&
    (codes === null || codes.has(row.categoryCode)) &&
    (!filter.unitId || row.unitId === filter.unitId) &&
    (typeof filter.overdue !== 'boolean' || row.dueSort < now === filter.overdue);
  const compare = (a: Queued, b: Queued): number =>
    orderBy === 'DUE_DATE'
      ? a.dueSort - b.dueSort || (a.id < b.id ? -1 : 1)
      : b.submittedAt - a.submittedAt || (a.reportId < b.reportId ? 1 : -1);
  return listQueue(filter)
    .filter(fits)
    .sort(compare)
    .map(({ reportId }) => reportId);
}

function listQueue({ queue, isOpen }: InboxFilterData): Queued[] {
  if (queue === 'VERIFICATION') {
    const waiting = reports.filter(({ status }) => status === 'SUBMITTED');
    return waiting.map((row) => ({ ...row, reportId: row.id, unitId: null }));
  }
  const standing = isOpen === false ? 'RESTING' : 'OPEN';
  return assignments
    .filter((row) => row.agencyId === targets.agencyId && row.standing === standing)
    .map((row) => ({ ...row, status: row.reportStatus }));
}

interface Outcome {
  readonly expected: readonly string[];
  read(
    ctx: ReportsContext,
  ): Promise<{ readonly nodes: readonly ReportRow[]; readTotalCount(): Promise<number | null> }>;
}

/** The page is the naive one, or refused; gives the number of refusals. */
async function holdToNaive(viewer: Principal, outcomes: readonly Outcome[], limit?: number): Promise<number> {
  let refused = 0;
  for (const { expected, read } of outcomes) {
    const list = await read(contextOf(viewer, limit)).catch((error: unknown) => {
      if (!(error instanceof CodedError) || error.code !== 'FILTER_TOO_BROAD') throw error;
      expect(error.message).toMatch(/Narrow it: add .*status/);
      refused += 1;
      return null;
    });
    if (list === null) continue;
    expect(list.nodes.map(({ id }) => id)).toEqual(expected.slice(0, FIRST));
    expect([expected.length, null]).toContain(await list.readTotalCount());
    if (limit === undefined) expect(await list.readTotalCount()).toBe(expected.length);
  }
  return refused;
}

const page = { first: FIRST };
const VIEWERS = ['nobody', 'reporter', 'liaison', 'coordinator', 'national'] as const;

const listed = (viewer: Principal): Outcome[] =>
  listReportFilters(targets).map((filter) => ({
    expected: findNaively(viewer, filter),
    read: (ctx) => listReports(ctx, filter, page),
  }));

const queued = (requests: ReturnType<typeof listHandlingRequests>): Outcome[] =>
  requests.map(({ filter, orderBy }) => ({
    expected: findQueued(filter, orderBy),
    read: (ctx) => listInbox(ctx, { filter, orderBy, page }),
  }));

describe('every combination of filters', () => {
  it.each(VIEWERS)(
    'of the list of reports gives %s the naive page and count',
    async (name) => {
      expect(await holdToNaive(viewers[name], listed(viewers[name]))).toBe(0);
    },
    60_000,
  );

  it.each(VIEWERS)(
    'of the list of reports is answered rightly or refused within a small bound: %s',
    async (name) => {
      const refused = await holdToNaive(viewers[name], listed(viewers[name]), EXAMINED);
      expect(refused).toBeGreaterThan(0);
      expect(refused).toBeLessThan(listReportFilters(targets).length);
    },
    60_000,
  );

  it('of the inbox gives the naive page and count, in both queues and orders', async () => {
    expect(await holdToNaive(viewers.liaison, queued(listHandlingRequests(targets)))).toBe(0);
    expect(await holdToNaive(viewers.national, queued(listVerificationRequests(targets)))).toBe(0);
  });

  it('of the inbox is answered rightly or refused within a small bound', async () => {
    const all = queued(listHandlingRequests(targets));
    const refused = await holdToNaive(viewers.liaison, all, FIRST + 1);
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(all.length);
  });
});

describe('what no filter restricts', () => {
  it('is never too broad, on however small a bound', async () => {
    for (const name of VIEWERS) {
      const { nodes } = await listReports(contextOf(viewers[name], 1), {}, page);
      expect(nodes).toHaveLength(FIRST);
    }
    const inbox = await listInbox(contextOf(viewers.liaison, 1), { filter: {}, orderBy: 'DUE_DATE', page });
    expect(inbox.nodes).toHaveLength(FIRST);
  });
});
