// The work of a day: filters by person and by deadline, one's own work, and the workload of an institution's people.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '../../../../schema/contract/principal';
import { DAY_MS } from '../../../../subgraphs/reports/domain/calendar';
import { storeOperators } from '../../../../subgraphs/reports/store/operatorRefs';
import {
  asAdmin,
  asAnalyst,
  asClient,
  asLiaison,
  asNationalAdmin,
  asNobody,
  asReporter,
  MINISTRY,
  PROVINCE,
  REGENCY,
  withScopes,
} from '../support/callers';
import type { CaseStep, InsertedCase } from '../support/insertCase';
import { startReports, type RunningReports } from '../support/startReports';
import '../support/toRunStatements';

let reports: RunningReports;
const ME = asLiaison(REGENCY);
const COLLEAGUE = '01900000-0000-7000-8000-0000000c0de1';
const GONE = '01900000-0000-7000-8000-0000000c0de2';
const IDLE = '01900000-0000-7000-8000-0000000c0de3';
/** A Wednesday, 10:00 WIB. */
const NOW = Date.parse('2026-08-12T03:00:00Z');

/** Handed in so many days before the deadline in question falls on NOW's day or near it. */
const cases: Record<string, InsertedCase> = {};

const dispose: CaseStep = { action: 'DISPOSE', lead: REGENCY };
const give = (operatorId: string): CaseStep => ({
  action: 'ASSIGN_OPERATOR',
  of: REGENCY,
  assigneeOperatorId: operatorId,
});

async function insert(name: string, date: string, operatorId: string | null, more: readonly CaseStep[] = []) {
  const steps = [dispose, ...(operatorId === null ? [] : [give(operatorId)]), ...more];
  cases[name] = await reports.insertCase({ submittedAt: Date.parse(`${date}T02:00:00Z`), steps });
}

beforeAll(async () => {
  reports = await startReports();
  await reports.db.write((tx) =>
    storeOperators(
      tx,
      reports.db.dialect,
      [ME.id as string, COLLEAGUE, GONE, IDLE].map((operatorId) => ({
        ...{ kind: 'OperatorPublished', operatorId, agencyId: REGENCY, unitId: null, role: 'LIAISON' },
        isActive: operatorId !== GONE,
      })),
    ),
  );
  // FIRST_RESPONSE is due five working days after the disposal.
  await insert('late', '2026-08-03', ME.id);
  await insert('today', '2026-08-05', ME.id);
  await insert('friday', '2026-08-07', ME.id);
  await insert('nextWeek', '2026-08-11', ME.id);
  await insert('hers', '2026-08-05', COLLEAGUE);
  await insert('orphaned', '2026-08-05', GONE);
  await insert('nobodys', '2026-08-05', null);
  const answer: CaseStep = { action: 'PUBLISH_RESPONSE', of: REGENCY };
  await insert('closed', '2026-08-05', ME.id, [answer, { action: 'CONFIRM', rating: 4 }]);
  const old = { action: 'CONFIRM', rating: 4, at: Date.parse('2026-06-10T03:00:00Z') } as const;
  await insert('closedLongAgo', '2026-06-01', ME.id, [answer, old]);
  reports.clock.now = NOW;
});

afterAll(() => reports.close());

const INBOX = `query ($filter: InboxFilter, $orderBy: InboxOrder, $first: Int = 50, $after: String) {
  inbox(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount edges { node { id } assignment { assignee { id } } } pageInfo { hasNextPage endCursor } } }`;

const namesOf = (nodes: readonly { readonly id: string }[]): string[] =>
  nodes.map(({ id }) => Object.keys(cases).find((name) => cases[name]?.id === id) ?? id).sort();

async function list(filter: Record<string, unknown>, orderBy = 'DUE_DATE', caller: Principal = ME) {
  const { data, codes } = await reports.ask(caller, INBOX, { filter, orderBy });
  expect(codes).toEqual([]);
  expect(data.inbox.totalCount).toBe(data.inbox.edges.length);
  return namesOf(data.inbox.edges.map(({ node }: any) => node));
}

describe('the inbox', () => {
  it.each(['DUE_DATE', 'NEWEST'])('holds by %s the cases of one person, of nobody, of anybody', async (orderBy) => {
    expect(await list({ assigneeId: ME.id }, orderBy)).toEqual(['friday', 'late', 'nextWeek', 'today']);
    expect(await list({ assigneeId: COLLEAGUE }, orderBy)).toEqual(['hers']);
    expect(await list({ unassigned: true }, orderBy)).toEqual(['nobodys']);
    expect(await list({ unassigned: false, due: 'TODAY' }, orderBy)).toEqual(['hers', 'orphaned', 'today']);
    expect(await list({ assigneeId: ME.id, isOpen: false }, orderBy)).toEqual(['closed', 'closedLongAgo']);
  });

  it.each(['DUE_DATE', 'NEWEST'])(
    'holds by %s what is due today and this week, without what is late',
    async (orderBy) => {
      expect(await list({ due: 'TODAY' }, orderBy)).toEqual(['hers', 'nobodys', 'orphaned', 'today']);
      const week = ['friday', 'hers', 'nobodys', 'orphaned', 'today'];
      expect(await list({ due: 'THIS_WEEK' }, orderBy)).toEqual(week);
      expect(await list({ due: 'TODAY', overdue: true }, orderBy)).toEqual([]);
      expect(await list({ due: 'TODAY', status: 'IN_PROGRESS' }, orderBy)).toEqual([]);
    },
  );

  it('shows nobody’s case of another institution', async () => {
    expect(await list({ assigneeId: ME.id }, 'DUE_DATE', asLiaison(MINISTRY))).toEqual([]);
  });

  it('goes on after a page at midnight with the window of the new day', async () => {
    const variables = { filter: { due: 'TODAY' }, first: 1 };
    const { data } = await reports.ask(ME, INBOX, variables);
    reports.clock.now = NOW + DAY_MS;
    const next = await reports.ask(ME, INBOX, { ...variables, after: data.inbox.pageInfo.endCursor });
    reports.clock.now = NOW;
    expect(next.codes).toEqual([]);
    expect(next.data.inbox.edges).toEqual([]);
  });

  it.each([{ assigneeId: 'x' }, { assigneeId: COLLEAGUE, unassigned: true }])('refuses %j', async (filter) => {
    expect((await reports.ask(ME, INBOX, { filter })).codes).toEqual(['BAD_USER_INPUT']);
  });
});

const MY_WORK = `{ myWork {
  open(first: 50) { totalCount nodes { id } } overdue(first: 50) { totalCount nodes { id } }
  dueToday(first: 50) { totalCount nodes { id } } dueThisWeek(first: 50) { totalCount nodes { id } } } }`;

describe('one’s own work', () => {
  it('is cut into all, late, today and this week', async () => {
    const { data, codes } = await reports.ask(ME, MY_WORK);
    expect(codes).toEqual([]);
    const lists = Object.entries<any>(data.myWork).map(([name, { nodes }]) => [name, namesOf(nodes)]);
    expect(Object.fromEntries(lists)).toEqual({
      open: ['friday', 'late', 'nextWeek', 'today'],
      overdue: ['late'],
      dueToday: ['today'],
      dueThisWeek: ['friday', 'today'],
    });
  });

  it.each([
    ['a system', asClient(REGENCY)],
    ['a national admin', asNationalAdmin()],
    ['an analyst', asAnalyst()],
    ['a reporter', asReporter()],
    ['nobody', asNobody()],
    ['somebody without the scope', withScopes(asLiaison(REGENCY), [])],
  ])('is nothing that %s has', async (_who, caller) => {
    expect((await reports.ask(caller, MY_WORK)).codes).toEqual(['FORBIDDEN']);
  });
});

const WORKLOAD = `query ($agencyId: ID, $first: Int = 50, $after: String) {
  workload(agencyId: $agencyId, first: $first, after: $after) {
    nodes { operator { id } openCount overdueCount dueThisWeekCount closedCount } pageInfo { hasNextPage endCursor } } }`;

const COUNTS = [
  { operator: { id: COLLEAGUE }, openCount: 1, overdueCount: 0, dueThisWeekCount: 1, closedCount: 0 },
  { operator: { id: GONE }, openCount: 1, overdueCount: 0, dueThisWeekCount: 1, closedCount: 0 },
  { operator: { id: IDLE }, openCount: 0, overdueCount: 0, dueThisWeekCount: 0, closedCount: 0 },
  { operator: { id: ME.id }, openCount: 4, overdueCount: 1, dueThisWeekCount: 2, closedCount: 1 },
];
const byId = (nodes: readonly any[]): any[] => [...nodes].sort((a, b) => (a.operator.id < b.operator.id ? -1 : 1));

describe('the workload', () => {
  it('counts the cases of each person, of those who have left as well, for the admins and those above', async () => {
    for (const [caller, agencyId] of [
      [asAdmin(REGENCY), null],
      [asAdmin(REGENCY), REGENCY],
      [asAdmin(PROVINCE), REGENCY],
    ] as const) {
      const { data, codes } = await reports.ask(caller, WORKLOAD, { agencyId });
      expect(codes).toEqual([]);
      expect(data.workload.nodes).toEqual(byId(COUNTS));
    }
  });

  it('pages to the end in two statements a page', async () => {
    const nodes: any[] = [];
    for (let after: string | null = null, more = true; more;) {
      const answer = await reports.ask(asAdmin(REGENCY), WORKLOAD, { first: 3, after });
      expect(answer).toRunStatements(2);
      nodes.push(...answer.data.workload.nodes);
      ({ endCursor: after, hasNextPage: more } = answer.data.workload.pageInfo);
    }
    expect(nodes).toEqual(byId(COUNTS));
  });

  it.each([
    ['a liaison', asLiaison(REGENCY), null],
    ['a system', asClient(REGENCY), null],
    ['an admin elsewhere', asAdmin(MINISTRY), REGENCY],
    ['an admin below', asAdmin(REGENCY), PROVINCE],
    ['a national admin', asNationalAdmin(), REGENCY],
    ['an analyst', asAnalyst(), REGENCY],
    ['nobody', asNobody(), REGENCY],
    ['an admin without the scope', withScopes(asAdmin(REGENCY), ['reports:write']), null],
    ['an admin who asks for what is no id', asAdmin(REGENCY), "' OR 1=1"],
  ] as const)('is not for %s', async (_who, caller, agencyId) => {
    expect((await reports.ask(caller, WORKLOAD, { agencyId })).codes).toEqual(['FORBIDDEN']);
  });
});
