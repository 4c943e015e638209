// The inbox: whose work it holds, its filters and orders, paging to the end, and what a full page costs.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../../../subgraphs/reports/domain/calendar';
import type { Principal } from '../../../../schema/contract/principal';
import {
  asAdmin,
  asAnalyst,
  asClient,
  asDpo,
  asLiaison,
  asNationalAdmin,
  asNobody,
  asReporter,
  MINISTRY,
  NEIGHBOUR,
  PROVINCE,
  REGENCY,
  unitOf,
  withScopes,
} from '../support/callers';
import { FIRST_SUBMITTED_AT, type CaseStep, type InsertedCase } from '../support/insertCase';
import { startReports, TODAY, type RunningReports } from '../support/startReports';
import '../support/toRunStatements';

let reports: RunningReports;
/** Held by the regency, handed in one after the other; every third two days at once, so that deadlines are shared. */
const held: InsertedCase[] = [];
const waiting: InsertedCase[] = [];
let closed: InsertedCase;
let returned: InsertedCase;
let inUnit: InsertedCase;

const dispose: CaseStep = { action: 'DISPOSE', lead: REGENCY, supporting: [MINISTRY] };
const answer: readonly CaseStep[] = [
  dispose,
  { action: 'ACCEPT', of: REGENCY },
  { action: 'PUBLISH_RESPONSE', of: REGENCY },
];

beforeAll(async () => {
  reports = await startReports();
  for (let n = 0; n < 53; n += 1) {
    const submittedAt = FIRST_SUBMITTED_AT + Math.floor(n / 3) * DAY_MS;
    const categoryCode = n % 10 === 0 ? 'KESEHATAN' : 'JALAN_LUBANG';
    held.push(await reports.insertCase({ submittedAt, categoryCode, steps: n % 2 === 0 ? answer : [dispose] }));
  }
  for (let n = 0; n < 7; n += 1) {
    waiting.push(await reports.insertCase({ targetAgencyId: n < 3 ? REGENCY : n < 5 ? MINISTRY : null }));
  }
  const end: readonly CaseStep[] = [...answer, { action: 'PUBLISH_RESPONSE', of: MINISTRY }];
  closed = await reports.insertCase({ steps: [...end, { action: 'CONFIRM', rating: 4 }] });
  returned = await reports.insertCase({
    isConfidential: true,
    steps: [dispose, { action: 'RETURN', of: REGENCY, reason: 'NOT_COMPETENT' }],
  });
  inUnit = await reports.insertCase({
    steps: [dispose, { action: 'DISPOSE_TO_UNIT', of: REGENCY, unitId: unitOf(REGENCY) }],
  });
  // Behind all cases; the deadlines of the first weeks have passed by then.
  reports.clock.now = TODAY + 20 * DAY_MS;
});

afterAll(() => reports.close());

const PAGE = `query ($filter: InboxFilter, $orderBy: InboxOrder, $first: Int!, $after: String) {
  inbox(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    edges { cursor dueAt isOverdue assignment { id agency { id } } node { id status submittedAt } }
    pageInfo { hasNextPage endCursor }
  }
}`;

async function readInbox(caller: Principal, variables: Record<string, unknown> = {}) {
  const { data, codes } = await reports.ask(caller, PAGE, { first: 100, ...variables });
  return { codes, inbox: data?.inbox, ids: data?.inbox?.edges.map((edge: any) => edge.node.id) };
}

async function readToTheEnd(caller: Principal, variables: Record<string, unknown>): Promise<any[]> {
  const edges: any[] = [];
  let after: string | null = null;
  for (let page = 0; page < 100; page += 1) {
    const { inbox } = await readInbox(caller, { ...variables, first: 7, after });
    edges.push(...inbox.edges);
    after = inbox.pageInfo.endCursor;
    if (!inbox.pageInfo.hasNextPage) return edges;
  }
  throw new Error('The inbox did not end.');
}

const idsOf = (cases: readonly InsertedCase[]): string[] => cases.map(({ id }) => id).sort();

describe('the queue HANDLING', () => {
  it('holds the open assignments of the caller’s own agency, and the caller’s assignment with each', async () => {
    for (const caller of [asClient(REGENCY), asLiaison(REGENCY), asAdmin(REGENCY)]) {
      const { inbox, ids } = await readInbox(caller);
      expect([...ids].sort()).toEqual(idsOf([...held, inUnit]));
      expect(inbox.totalCount).toBe(held.length + 1);
      expect(new Set(inbox.edges.map((edge: any) => edge.assignment.agency.id))).toEqual(new Set([REGENCY]));
    }
  });

  it('is not that of the agencies below a coordinator', async () => {
    expect((await readInbox(asAdmin(PROVINCE))).ids).toEqual([]);
  });

  it('holds with isOpen: false what ended while the agency held it, not what it returned', async () => {
    const { ids, inbox } = await readInbox(asClient(REGENCY), { filter: { isOpen: false } });
    expect([ids, inbox.totalCount]).toEqual([[closed.id], 1]);
    expect((await readInbox(asClient(MINISTRY))).ids).toContain(returned.id);
  });

  it.each<[string, Record<string, unknown>, () => InsertedCase[]]>([
    ['status', { status: 'IN_PROGRESS' }, () => held.filter((_each, n) => n % 2 === 0)],
    ['a category', { category: 'KESEHATAN' }, () => held.filter((_each, n) => n % 10 === 0)],
    ['a category with those below it', { category: 'JALAN' }, () => [...held.filter((_e, n) => n % 10 > 0), inUnit]],
    ['a category that does not exist', { category: 'TIDAK_ADA' }, () => []],
    ['unit', { unitId: unitOf(REGENCY) }, () => [inUnit]],
    ['unit of another agency', { unitId: unitOf(MINISTRY) }, () => []],
    [
      'two things at once',
      { status: 'IN_PROGRESS', category: 'JALAN' },
      () => held.filter((_each, n) => n % 2 === 0 && n % 10 > 0),
    ],
  ])('can be filtered by %s', async (_name, filter, expected) => {
    const { ids, inbox } = await readInbox(asClient(REGENCY), { filter });
    expect([...ids].sort()).toEqual(idsOf(expected()));
    expect(inbox.totalCount).toBe(expected().length);
  });

  it('splits into overdue and not overdue by the running deadline', async () => {
    const late = await readInbox(asClient(REGENCY), { filter: { overdue: true } });
    const timely = await readInbox(asClient(REGENCY), { filter: { overdue: false } });
    expect(late.ids.length).toBeGreaterThan(0);
    expect(timely.ids.length).toBeGreaterThan(0);
    expect([...late.ids, ...timely.ids].sort()).toEqual(idsOf([...held, inUnit]));
    const isLate = (edge: any): boolean => edge.dueAt !== null && Date.parse(edge.dueAt) < reports.clock.now;
    expect(late.inbox.edges.every((edge: any) => isLate(edge) && edge.isOverdue)).toBe(true);
    expect(timely.inbox.edges.some((edge: any) => isLate(edge) || edge.isOverdue)).toBe(false);
  });
});

describe('the queue VERIFICATION', () => {
  it('is what a national admin sees by default: every report to verify', async () => {
    const { ids, inbox } = await readInbox(asNationalAdmin());
    expect([...ids].sort()).toEqual(idsOf(waiting));
    expect(inbox.totalCount).toBe(waiting.length);
    expect(inbox.edges.every((edge: any) => edge.assignment === null && edge.dueAt !== null)).toBe(true);
  });

  it('holds for an institution admin what was sent straight to their agency', async () => {
    const filter = { queue: 'VERIFICATION' };
    expect([...(await readInbox(asAdmin(REGENCY), { filter })).ids].sort()).toEqual(idsOf(waiting.slice(0, 3)));
    expect((await readInbox(asAdmin(NEIGHBOUR), { filter })).ids).toEqual([]);
  });

  it.each([{ status: 'DISPOSED' }, { isOpen: false }, { unitId: unitOf(REGENCY) }])(
    'never holds %j',
    async (filter) => {
      const { ids, inbox } = await readInbox(asNationalAdmin(), { filter });
      expect([ids, inbox.totalCount]).toEqual([[], 0]);
    },
  );
});

describe('who has no inbox', () => {
  it.each<[string, Principal, string | null]>([
    ['nobody', asNobody(), null],
    ['a citizen', asReporter(), null],
    ['an analyst', asAnalyst(), null],
    ['a data protection officer', asDpo(), null],
    ['a client without reports:read', withScopes(asClient(REGENCY), ['reports:write']), null],
    ['a liaison who wants to verify', asLiaison(REGENCY), 'VERIFICATION'],
    ['a client that wants to verify', asClient(REGENCY), 'VERIFICATION'],
    ['a national admin who wants to handle', asNationalAdmin(), 'HANDLING'],
  ])('%s is told FORBIDDEN, without SQL', async (_name, caller, queue) => {
    const answered = await reports.ask(caller, PAGE, { first: 5, filter: { queue } });
    expect(answered.codes).toEqual(['FORBIDDEN']);
    expect(answered).toRunStatements(0);
  });
});

describe('paging', () => {
  const keys: Record<string, (edge: any) => number> = {
    DUE_DATE: (edge) => (edge.dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(edge.dueAt)),
    NEWEST: (edge) => -Date.parse(edge.node.submittedAt),
  };

  it.each(['DUE_DATE', 'NEWEST'])('by %s shows every entry once, in order', async (orderBy) => {
    for (const [caller, cases] of [
      [asClient(REGENCY), [...held, inUnit]],
      [asNationalAdmin(), waiting],
    ] as const) {
      const edges = await readToTheEnd(caller, { orderBy });
      expect(edges.map((edge) => edge.node.id).sort()).toEqual(idsOf(cases));
      const order = edges.map(keys[orderBy]!);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
  });

  it('continues after an entry has left the list', async () => {
    const all = await readInbox(asNationalAdmin(), { orderBy: 'NEWEST' });
    const { inbox } = await readInbox(asNationalAdmin(), { orderBy: 'NEWEST', first: 3 });
    await reports.db.write((tx) => tx.query("UPDATE report SET status = 'ARCHIVED' WHERE id = ?", [all.ids[2]]));
    const rest = await readInbox(asNationalAdmin(), { orderBy: 'NEWEST', after: inbox.pageInfo.endCursor });
    expect(rest.ids).toEqual(all.ids.slice(3));
    await reports.db.write((tx) => tx.query("UPDATE report SET status = 'SUBMITTED' WHERE id = ?", [all.ids[2]]));
  });

  it('refuses a cursor of another viewer, order, queue or filter, and an altered one', async () => {
    const { inbox } = await readInbox(asClient(REGENCY), { first: 2 });
    const after: string = inbox.pageInfo.endCursor;
    const altered = `${after.slice(0, -2)}${after.endsWith('A') ? 'BB' : 'AA'}`;
    const tries: [Principal, Record<string, unknown>][] = [
      [asClient(MINISTRY), { after }],
      [asLiaison(REGENCY), { after }],
      [asClient(REGENCY), { after, orderBy: 'NEWEST' }],
      [asClient(REGENCY), { after, filter: { status: 'IN_PROGRESS' } }],
      [asClient(REGENCY), { after, filter: { isOpen: false } }],
      [asClient(REGENCY), { after: altered }],
      [asClient(REGENCY), { after: 'x' }],
    ];
    for (const [caller, variables] of tries) {
      const answered = await reports.ask(caller, PAGE, { first: 2, ...variables });
      expect(answered.codes).toEqual(['CURSOR_INVALID']);
      expect(answered).toRunStatements(0);
    }
    expect((await readInbox(asClient(REGENCY), { first: 2, after })).codes).toEqual([]);
  });

  it.each([0, 101, -1])('refuses pages of %i', async (first) => {
    expect((await readInbox(asClient(REGENCY), { first })).codes).toEqual(['PAGE_SIZE_INVALID']);
  });
});

describe('a page of 50', () => {
  const assignmentsOf = '{ id role status agency { id } unit { id } deadlines { dueAt } }';
  const all = `query ($filter: InboxFilter) { inbox(first: 50, filter: $filter) {
    edges { dueAt isOverdue assignment ${assignmentsOf} }
    nodes {
      id title status category { code parent { code } } reporter { id } reporterHidden availableActions
      assignments ${assignmentsOf} deadlines { clock dueAt agency { id } }
      timeline(first: 5) { nodes { action actor { id } assignment { id report { id } } } }
      responses(first: 5) { nodes { body author { id } report { id } } }
      replies(first: 5) { nodes { body reporter { id } } }
    } } }`;

  it('takes one statement for each kind of row, however many reports are on it', async () => {
    const answered = await reports.ask(asClient(REGENCY), all);
    expect(answered.codes).toEqual([]);
    expect(answered.data.inbox.nodes).toHaveLength(50);
    // assignments of the page, reports, assignments of the reports, clocks, timelines, responses, replies,
    // and which of the reports have a draft, for what may be done with it
    expect(answered).toRunStatements(8);
  });

  it('takes one statement less where the list is of reports', async () => {
    const answered = await reports.ask(asNationalAdmin(), all, { filter: { queue: 'VERIFICATION' } });
    expect(answered.data.inbox.nodes).toHaveLength(waiting.length);
    expect(answered).toRunStatements(6);
  });

  it('takes three statements without what hangs on the reports, and counts only when asked', async () => {
    const lean = '{ inbox(first: 50) { nodes { id title assignments { id } } } }';
    expect(await reports.ask(asClient(REGENCY), lean)).toRunStatements(3);
    const counted = '{ inbox(first: 50) { totalCount nodes { id title assignments { id } } } }';
    expect(await reports.ask(asClient(REGENCY), counted)).toRunStatements(4);
  });
});
