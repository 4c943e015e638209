// The list of reports and what hangs on a report: filters, order, paging to the end; categories; available actions.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyGrant } from '../../../../platform/grants';
import type { Principal } from '../../../../schema/contract/principal';
import {
  asAdmin,
  asClient,
  asLiaison,
  asNationalAdmin,
  asNobody,
  asReporter,
  CITIZEN,
  MINISTRY,
  OTHER_CITIZEN,
  PROVINCE,
  REGENCY,
  clientOf,
  withScopes,
} from '../support/callers';
import { FIRST_SUBMITTED_AT, type CaseStep, type InsertedCase } from '../support/insertCase';
import { startReports, type RunningReports } from '../support/startReports';
import '../support/toRunStatements';

let reports: RunningReports;
const open: InsertedCase[] = [];
let fresh: InsertedCase;
let secret: InsertedCase;
let talked: InsertedCase;

const dispose: CaseStep = { action: 'DISPOSE', lead: REGENCY };
const publish: CaseStep = { action: 'PUBLISH_RESPONSE', of: REGENCY, body: 'Sedang dikerjakan.' };

beforeAll(async () => {
  reports = await startReports();
  for (let n = 0; n < 23; n += 1) {
    open.push(
      await reports.insertCase({
        ...{ submittedAt: FIRST_SUBMITTED_AT + Math.floor(n / 4) * 60_000, areaCode: n % 2 === 0 ? '32.01' : '31' },
        ...{ categoryCode: n % 5 === 0 ? 'KESEHATAN' : 'JALAN_LUBANG', isConfidential: n % 6 === 5 },
        steps: [{ action: 'DISPOSE', lead: n % 3 === 0 ? MINISTRY : REGENCY }],
      }),
    );
  }
  fresh = await reports.insertCase({
    targetAgencyId: REGENCY,
    submittedByClientId: clientOf(REGENCY),
    externalReference: 'A-1',
  });
  secret = await reports.insertCase({ isConfidential: true, steps: [dispose] });
  talked = await reports.insertCase({
    reporterId: OTHER_CITIZEN,
    steps: [
      dispose,
      ...Array.from({ length: 6 }, (): CaseStep[] => [publish, { action: 'REPLY', body: 'Belum selesai.' }]).flat(),
    ],
  });
});

afterAll(() => reports.close());

const LIST = `query ($filter: ReportFilter, $first: Int!, $after: String) {
  reports(filter: $filter, first: $first, after: $after) {
    totalCount nodes { id submittedAt } pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

const idsOf = (cases: readonly InsertedCase[]): string[] => cases.map(({ id }) => id).sort();
const isPublicCase = (_each: InsertedCase, n: number): boolean => n % 6 !== 5;

describe('reports', () => {
  it.each<[string, Principal, () => InsertedCase[]]>([
    ['nobody', asNobody(), () => [...open.filter(isPublicCase), talked]],
    [
      'a liaison',
      asLiaison(REGENCY),
      () => [...open.filter((e, n) => isPublicCase(e, n) || n % 3 !== 0), talked, secret],
    ],
    [
      'a coordinator',
      asAdmin(PROVINCE),
      () => [...open.filter((e, n) => isPublicCase(e, n) || n % 3 !== 0), talked, secret, fresh],
    ],
    ['a national admin', asNationalAdmin(), () => [...open, talked, secret, fresh]],
  ])('are paged to the end by %s, each once, newest first', async (_name, caller, expected) => {
    const nodes: any[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const { data } = await reports.ask(caller, LIST, { first: 4, after });
      nodes.push(...data.reports.nodes);
      expect(data.reports.pageInfo.hasPreviousPage).toBe(page > 0);
      after = data.reports.pageInfo.endCursor;
      if (!data.reports.pageInfo.hasNextPage) break;
    }
    expect(nodes.map(({ id }) => id).sort()).toEqual(idsOf(expected()));
    const order = nodes.map(({ submittedAt, id }) => `${submittedAt} ${id}`);
    expect(order).toEqual([...order].sort().reverse());
  });

  it.each<[string, Record<string, unknown>, () => InsertedCase[]]>([
    ['status', { status: 'REPORTER_REPLIED' }, () => [talked]],
    ['category', { category: 'KESEHATAN' }, () => open.filter((e, n) => isPublicCase(e, n) && n % 5 === 0)],
    [
      'a province, with all below it',
      { areaCode: '32' },
      () => [...open.filter((e, n) => isPublicCase(e, n) && n % 2 === 0), talked],
    ],
    ['a regency', { areaCode: '32.02' }, () => []],
    ['leading agency', { agencyId: MINISTRY }, () => open.filter((e, n) => isPublicCase(e, n) && n % 3 === 0)],
    ['classification', { classification: 'ASPIRATION' }, () => []],
  ])('can be filtered by %s', async (_name, filter, expected) => {
    const { data } = await reports.ask(asNobody(), LIST, { first: 100, filter });
    expect(data.reports.nodes.map((node: any) => node.id).sort()).toEqual(idsOf(expected()));
    expect(data.reports.totalCount).toBe(expected().length);
  });

  it.each([{ areaCode: '%' }, { areaCode: '32.%' }, { agencyId: 'x' }])('refuse the filter %j', async (filter) => {
    const answered = await reports.ask(asNobody(), LIST, { first: 5, filter });
    expect(answered.codes).toEqual(['BAD_USER_INPUT']);
    expect(answered).toRunStatements(0);
  });

  it('refuse cursors of other viewers and filters', async () => {
    const { data } = await reports.ask(asNobody(), LIST, { first: 2 });
    const after = data.reports.pageInfo.endCursor;
    expect((await reports.ask(asReporter(), LIST, { first: 2, after })).codes).toEqual(['CURSOR_INVALID']);
    const filter = { status: 'DISPOSED' };
    expect((await reports.ask(asNobody(), LIST, { first: 2, after, filter })).codes).toEqual(['CURSOR_INVALID']);
  });

  it('take one statement a page', async () => {
    const query = '{ reports(first: 20) { nodes { id title status category { name } } } }';
    expect(await reports.ask(asNationalAdmin(), query)).toRunStatements(1);
  });
});

describe('what hangs on a report', () => {
  it.each<[string, number]>([
    ['timeline', 14],
    ['responses', 6],
    ['replies', 6],
  ])('%s: is paged to the end, oldest first, and its cursors fit no other report', async (field, total) => {
    const query = `query ($id: ID!, $after: String) {
      report(id: $id) { ${field}(first: 4, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
    }`;
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data }: any = await reports.ask(asNobody(), query, { id: talked.id, after });
      const page = data.report[field];
      ids.push(...page.nodes.map((node: any) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      if (ids.length === 4) {
        const foreign = await reports.ask(asNobody(), query, { id: open[0]!.id, after });
        expect(foreign.codes).toEqual(['CURSOR_INVALID']);
      }
    } while (after !== null);
    expect([ids.length, new Set(ids).size]).toEqual([total, total]);
  });

  it('comes in pages of several sizes at once, each right', async () => {
    const query = `query ($id: ID!) { report(id: $id) {
      two: timeline(first: 2) { nodes { action } } three: timeline(first: 3) { nodes { action } }
    } }`;
    const { data } = await reports.ask(asNobody(), query, { id: talked.id });
    const actions = data.report.three.nodes.map((node: any) => node.action);
    expect(actions).toEqual(['SUBMIT', 'DISPOSE', 'PUBLISH_RESPONSE']);
    expect(data.report.two.nodes).toEqual(data.report.three.nodes.slice(0, 2));
  });

  it('shows the deadlines of the report and of its agency, with their rules, to the public', async () => {
    const query = `query ($id: ID!) { report(id: $id) {
      dueAt deadlines { clock dueAt stoppedAt isOverdue policy rule agency { id } }
    } }`;
    const { data } = await reports.ask(asNobody(), query, { id: open[1]!.id });
    const kinds = data.report.deadlines.map((each: any) => [each.clock, each.agency?.id, each.stoppedAt !== null]);
    expect(kinds).toEqual([
      ['VERIFY', undefined, true],
      ['FIRST_RESPONSE', REGENCY, false],
      ['RESOLVE', REGENCY, false],
    ]);
    const [, first] = data.report.deadlines;
    expect(first).toMatchObject({ isOverdue: false, policy: 'PERMENPANRB_62_2018', rule: 'FIRST_RESPONSE_5_WD' });
    expect(data.report.dueAt).toBe(first.dueAt);
  });
});

describe('the reporter’s key', () => {
  it('carries a grant for exactly this viewer, and of their own class for the reporter', async () => {
    const query = 'query ($id: ID!) { report(id: $id) { reporter { id grant } reporterHidden } }';
    const nowMs = reports.clock.now;
    const key = reports.services.keys.usersPeer;
    for (const [caller, fieldClass] of [
      [asReporter(), 'OWN'],
      [asLiaison(REGENCY), 'NAME'],
    ] as const) {
      const { data } = await reports.ask(caller, query, { id: secret.id });
      const { id: reporterId, grant } = data.report.reporter;
      expect([reporterId, data.report.reporterHidden]).toEqual([CITIZEN, null]);
      expect(verifyGrant(key, grant, { viewerId: caller.id, reporterId, nowMs })).toMatchObject({
        ...{ fieldClass, reportId: secret.id },
      });
      expect(verifyGrant(key, grant, { viewerId: asNationalAdmin().id, reporterId, nowMs })).toBeNull();
    }
  });
});

describe('available actions', () => {
  const query = 'query ($id: ID!) { report(id: $id) { availableActions } }';

  it.each<[string, Principal, () => InsertedCase, string[]]>([
    ['nobody', asNobody(), () => open[1]!, []],
    ['another citizen', asReporter(OTHER_CITIZEN), () => open[1]!, []],
    ['the reporter', asReporter(), () => open[1]!, ['ESCALATE', 'WITHDRAW']],
    [
      'a liaison of the agency',
      asLiaison(REGENCY),
      () => open[1]!,
      ['ASSIGN_OPERATOR', 'ACCEPT', 'INTERIM_REPLY', 'DRAFT_RESPONSE', 'PUBLISH_RESPONSE'],
    ],
    [
      'its system',
      asClient(REGENCY),
      () => open[1]!,
      ['ACCEPT', 'INTERIM_REPLY', 'DRAFT_RESPONSE', 'PUBLISH_RESPONSE'],
    ],
    ['its system without reports:write', withScopes(asClient(REGENCY), ['reports:read']), () => open[1]!, []],
    ['a liaison of another agency', asLiaison(MINISTRY), () => open[1]!, []],
    ['the coordinator above it', asAdmin(PROVINCE), () => open[1]!, []],
    ['the admin it was sent to', asAdmin(REGENCY), () => fresh, ['DISPOSE', 'POSTPONE', 'ARCHIVE', 'MERGE']],
    ['the coordinator of that admin', asAdmin(PROVINCE), () => fresh, []],
  ])('of %s are those of the state table', async (_name, caller, of, expected) => {
    const { data } = await reports.ask(caller, query, { id: of().id });
    expect(data.report.availableActions).toEqual(expected);
  });
});

describe('an external reference', () => {
  it('is told to the system that gave it alone', async () => {
    const query = 'query ($id: ID!) { report(id: $id) { externalReference } }';
    const { data } = await reports.ask(asNationalAdmin(), query, { id: fresh.id });
    expect(data.report.externalReference).toBeNull();
    await reports.db.write((tx) => tx.query('UPDATE report SET is_public = 1 WHERE id = ?', [fresh.id]));
    expect((await reports.ask(asClient(REGENCY), query, { id: fresh.id })).data.report.externalReference).toBe('A-1');
    expect((await reports.ask(asClient(MINISTRY), query, { id: fresh.id })).data.report.externalReference).toBeNull();
  });
});

describe('categories', () => {
  it('are a tree, open to everybody, read without SQL', async () => {
    const answered = await reports.ask(
      asNobody(),
      `{ categories(first: 1) { nodes { code children(first: 5) { nodes { code isActive parent { code } } } } pageInfo { hasNextPage endCursor } }
         below: categories(parentCode: "JALAN", first: 5) { nodes { code } }
         category(code: "KESEHATAN") { id code parent { code } } missing: category(code: "kesehatan") { id } }`,
    );
    const { categories, below, category, missing } = answered.data;
    expect(categories.nodes).toEqual([
      {
        code: 'JALAN',
        children: {
          nodes: [
            { code: 'JALAN_LUBANG', isActive: true, parent: { code: 'JALAN' } },
            { code: 'JALAN_LAMPU', isActive: false, parent: { code: 'JALAN' } },
          ],
        },
      },
    ]);
    expect([below.nodes.length, category.parent, missing]).toEqual([2, null, null]);
    expect(answered).toRunStatements(0);
    const next = await reports.ask(
      asNobody(),
      'query ($after: String) { categories(first: 5, after: $after) { nodes { code } pageInfo { hasNextPage } } }',
      { after: categories.pageInfo.endCursor },
    );
    expect(next.data.categories).toEqual({ nodes: [{ code: 'KESEHATAN' }], pageInfo: { hasNextPage: false } });
  });

  it('are resolved by id and by code for the gateway', async () => {
    const { data } = await reports.ask(asNobody(), '{ category(code: "JALAN") { id } }');
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Category { name } } }';
    const of = [{ id: data.category.id }, { code: 'JALAN' }, { code: 'x' }, { id: 'x' }];
    const answered = await reports.ask(asNobody(), query, {
      of: of.map((key) => ({ __typename: 'Category', ...key })),
    });
    expect(answered.data._entities).toEqual([{ name: 'Topik JALAN' }, { name: 'Topik JALAN' }, null, null]);
  });
});
