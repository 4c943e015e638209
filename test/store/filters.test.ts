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
import { toTerms } from '../../platform/search/toTerms';
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
let textOf: ReadonlyMap<string, ReportRow>;

beforeAll(async () => {
  place = await openSeededPlace();
  targets = await findTargets(place);
  viewers = listViewers(targets, getAgency('PEMPROV-35').id);
  const { reader } = place.reports.runtime.db;
  reports = await reader.find(ReportEntity);
  assignments = await reader.find(AssignmentEntity);
  held = groupBy(assignments, ({ reportId }) => reportId);
  textOf = new Map(reports.map((row) => [row.id, row]));
}, 120_000);
afterAll(() => place?.close());

/** A request whose lists examine at most so many rows. */
function contextOf(viewer: Principal, examinedLimit?: number, matchLimit?: number): ReportsContext {
  const ctx = reportsContext(place, viewer);
  const limits = {
    ...(examinedLimit === undefined ? {} : { examinedLimit }),
    ...(matchLimit === undefined ? {} : { matchLimit }),
  };
  return { ...ctx, db: { ...ctx.db, ...limits } };
}

const codesOf = (code: string | null | undefined): ReadonlySet<string> | null =>
  code ? new Set(place.reports.services.categories.subtreeOf(code)) : null;

/** Without the product's table of terms: those of the texts themselves. */
const termsOf = new Map<string, ReadonlySet<string>>();

function hasWords({ id, title, body }: ReportRow, text: string | null | undefined): boolean {
  if (!text) return true;
  const terms = termsOf.get(id) ?? new Set(toTerms(`${title} ${body}`));
  termsOf.set(id, terms);
  return toTerms(text).every((term) => terms.has(term));
}

function findNaively(viewer: Principal, filter: ReportFilterData): string[] {
  const seen = viewerOf(reportsContext(place, viewer));
  const codes = codesOf(filter.category);
  const fits = (row: ReportRow): boolean =>
    hasWords(row, filter.text) &&
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
    (!filter.text || hasWords(textOf.get(row.reportId) as ReportRow, filter.text)) &&
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

/** A common word, common words that are rarely together, and a rare one with a common one; each also with affixes. */
const TEXTS = ['jalanan', 'sekolah jalan', 'perbaikan Jembatan!', 'pungutan di pasar'];

/** Of five neighbours among the combinations one: values of each field still meet those of all others. */
const everyFifth = <T>(all: readonly T[]): T[] => all.filter((_each, n) => n % 5 === 0);

/** Both ways of a search: among the reports that have the words, and along the list's own indexes. */
const WAYS = { 'among what has the words': undefined, 'along the list': 0 } as const;

describe.each(Object.entries(WAYS))('a search, read %s, with any other filter', (_way, matchLimit) => {
  it.each(VIEWERS)(
    'gives %s the naive page and count of reports',
    async (name) => {
      const viewer = viewers[name];
      let found = 0;
      for (const [n, filter] of everyFifth(listReportFilters(targets)).entries()) {
        const asked = { ...filter, text: TEXTS[n % TEXTS.length] as string };
        const expected = findNaively(viewer, asked);
        const list = await listReports(contextOf(viewer, undefined, matchLimit), asked, page);
        expect(list.nodes.map(({ id }) => id)).toEqual(expected.slice(0, FIRST));
        expect(await list.readTotalCount()).toBe(expected.length);
        expect(list.isPartial).toBe(false);
        found += expected.length;
      }
      expect(found).toBeGreaterThan(0);
    },
    60_000,
  );

  it('gives the naive page and count of both inboxes, in both orders', async () => {
    const queues = [
      [viewers.liaison, listHandlingRequests(targets)],
      [viewers.national, listVerificationRequests(targets)],
    ] as const;
    for (const [viewer, requests] of queues) {
      let found = 0;
      for (const [n, { filter, orderBy }] of everyFifth(requests).entries()) {
        const asked = { ...filter, text: TEXTS[n % TEXTS.length] as string };
        const expected = findQueued(asked, orderBy);
        const inbox = await listInbox(contextOf(viewer, undefined, matchLimit), { filter: asked, orderBy, page });
        expect(inbox.nodes.map(({ id }) => id)).toEqual(expected.slice(0, FIRST));
        expect(await inbox.readTotalCount()).toBe(expected.length);
        found += expected.length;
      }
      expect(found).toBeGreaterThan(0);
    }
  });
});

describe('a search that examines all it may', () => {
  it.each(VIEWERS)('says that its page is partial, and gives %s page by page all there is', async (name) => {
    const viewer = viewers[name];
    const filter = { text: 'jembatan' };
    const found: string[] = [];
    let partial = 0;
    let after: string | null = null;
    do {
      const list: Awaited<ReturnType<typeof listReports>> = await listReports(contextOf(viewer, EXAMINED, 0), filter, {
        ...page,
        after,
      });
      found.push(...list.nodes.map(({ id }) => id));
      const until = list.searchedUntil ?? 0;
      expect(list.nodes.every(({ submittedAt }) => submittedAt >= until)).toBe(true);
      if (list.isPartial) partial += 1;
      after = list.pageInfo.hasNextPage ? (list.pageInfo.endCursor as string) : null;
    } while (after !== null);
    expect(found).toEqual(findNaively(viewer, filter));
    expect(partial).toBeGreaterThan(0);
  });

  it('goes on in the inbox too', async () => {
    const found: string[] = [];
    let partial = 0;
    let after: string | null = null;
    do {
      const inbox: Awaited<ReturnType<typeof listInbox>> = await listInbox(contextOf(viewers.liaison, 10, 0), {
        ...{ filter: { text: 'jalan' }, orderBy: 'DUE_DATE', page: { ...page, after } },
      });
      found.push(...inbox.nodes.map(({ id }) => id));
      if (inbox.isPartial) partial += 1;
      after = inbox.pageInfo.hasNextPage ? (inbox.pageInfo.endCursor as string) : null;
    } while (after !== null);
    expect(found).toEqual(findQueued({ text: 'jalan', queue: 'HANDLING' }, 'DUE_DATE'));
    expect(partial).toBeGreaterThan(0);
  });
});
