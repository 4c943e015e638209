// `myReports`: a reporter's own reports whatever became of them, nobody else's, paged along one index.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '../../../../schema/contract/principal';
import {
  asAdmin,
  asAnalyst,
  asClient,
  asNationalAdmin,
  asNobody,
  asReporter,
  OTHER_CITIZEN,
  REGENCY,
  withScopes,
} from '../support/callers';
import { FIRST_SUBMITTED_AT, type CaseOptions, type InsertedCase } from '../support/insertCase';
import { startReports, type RunningReports } from '../support/startReports';
import '../support/toRunStatements';

const LIST = `query ($filter: ReportFilter, $first: Int! = 100, $after: String) {
  myReports(filter: $filter, first: $first, after: $after) {
    totalCount isPartial nodes { id status } pageInfo { hasNextPage endCursor }
  }
}`;

const dispose = { action: 'DISPOSE', lead: REGENCY } as const;
const CASES: Readonly<Record<string, CaseOptions>> = {
  fresh: {},
  open: { steps: [dispose], areaCode: '31' },
  anonymous: { isAnonymous: true, steps: [dispose] },
  confidential: { isConfidential: true, categoryCode: 'KESEHATAN', steps: [dispose] },
  archived: { steps: [{ action: 'ARCHIVE', reason: 'SPAM' }] },
  withdrawn: { steps: [dispose, { action: 'WITHDRAW' }] },
  merged: { steps: [{ action: 'MERGE' }] },
};

let reports: RunningReports;
const own = new Map<string, InsertedCase>();
let other: InsertedCase;

beforeAll(async () => {
  reports = await startReports();
  let submittedAt = FIRST_SUBMITTED_AT;
  // Two of them at the same instant: the id decides.
  for (const [name, options] of Object.entries(CASES)) {
    own.set(name, await reports.insertCase({ ...options, submittedAt }));
    submittedAt += own.size % 2 === 0 ? 60_000 : 0;
  }
  other = await reports.insertCase({ reporterId: OTHER_CITIZEN, steps: [dispose] });
});
afterAll(() => reports.close());

const idsOf = (names: readonly string[]): string[] => names.map((name) => own.get(name)?.id ?? name).sort();
const listed = (data: any): string[] => data.myReports.nodes.map(({ id }: any) => id);

describe('my reports', () => {
  it('are all that I have handed in, in any state, and none of others', async () => {
    const { data } = await reports.ask(asReporter(), LIST);
    expect(listed(data).sort()).toEqual(idsOf(Object.keys(CASES)));
    expect([data.myReports.totalCount, data.myReports.isPartial]).toEqual([own.size, false]);
    expect(listed((await reports.ask(asReporter(OTHER_CITIZEN), LIST)).data)).toEqual([other.id]);
  });

  it('are paged to the end, each once, newest first; a cursor is mine and this filter’s alone', async () => {
    const all = listed((await reports.ask(asReporter(), LIST)).data);
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const { data }: any = await reports.ask(asReporter(), LIST, { first: 3, after });
      paged.push(...listed(data));
      after = data.myReports.pageInfo.hasNextPage ? data.myReports.pageInfo.endCursor : null;
      if (after === null) break;
      expect((await reports.ask(asReporter(OTHER_CITIZEN), LIST, { after })).codes).toEqual(['CURSOR_INVALID']);
      const filter = { status: 'DISPOSED' };
      expect((await reports.ask(asReporter(), LIST, { after, filter })).codes).toEqual(['CURSOR_INVALID']);
    } while (paged.length < 100);
    expect(paged).toEqual(all);
    expect(all.at(-1)).toBe(idsOf(['fresh', 'open'])[0]);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['status', { status: 'MERGED' }, ['merged']],
    ['category', { category: 'KESEHATAN' }, ['confidential']],
    ['area', { areaCode: '31' }, ['open']],
    ['institution', { agencyId: REGENCY, status: 'DISPOSED' }, ['open', 'anonymous', 'confidential']],
    ['what no category is', { category: 'TIDAK_ADA' }, []],
    ['words that none has', { text: 'mercusuar' }, []],
  ])('can be filtered by %s', async (_name, filter, expected) => {
    const { data } = await reports.ask(asReporter(), LIST, { filter });
    expect(listed(data).sort()).toEqual(idsOf(expected));
    expect(data.myReports.totalCount).toBe(expected.length);
  });

  it('are found by their words, also those that nobody else may search', async () => {
    const { data } = await reports.ask(asReporter(), LIST, { filter: { text: 'lubang' } });
    expect(listed(data)).toHaveLength(own.size);
  });

  it('take one statement a page', async () => {
    const query = '{ myReports(first: 20) { nodes { id title status category { name } } } }';
    expect(await reports.ask(asReporter(), query)).toRunStatements(1);
  });

  it.each<[string, Principal, string]>([
    ['nobody', asNobody(), 'UNAUTHENTICATED'],
    ['an institution admin', asAdmin(REGENCY), 'FORBIDDEN'],
    ['an agency’s system', asClient(REGENCY), 'FORBIDDEN'],
    ['a national admin', asNationalAdmin(), 'FORBIDDEN'],
    ['an analyst', asAnalyst(), 'FORBIDDEN'],
    ['a reporter without reports:read', withScopes(asReporter(), ['users:read']), 'FORBIDDEN'],
  ])('are refused to %s before anything is read', async (_name, caller, code) => {
    const answered = await reports.ask(caller, LIST);
    expect(answered.codes).toEqual([code]);
    expect(answered).toRunStatements(0);
  });
});
