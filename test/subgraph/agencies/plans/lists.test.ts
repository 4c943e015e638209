// Lists and monitoring of action plans over the seeded nation: filters, pages, counts, and statements that do not grow with rows.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency, loadConnectedAgencies } from '../../../../schema/reference/agencies';
import { DEMO_AGENCY_CODE } from '../../../../schema/reference/demo';
import { adminOf, liaisonOf, NATIONAL } from './planStack';
import { startAgencies, type RunningAgencies } from '../startAgencies';

const YEAR = 2026;
const CONNECTED = 657;
const SURABAYA = getAgency(DEMO_AGENCY_CODE);
const PROVINCE = getAgency('PEMPROV-35');

let agencies: RunningAgencies;
/** As the ministry sees them, in the order of the list. */
let all: { totalCount: number; nodes: Listed[] };
beforeAll(async () => {
  agencies = await startAgencies();
  all = await list({});
});
afterAll(() => agencies.close());

const LIST = `query ($filter: ActionPlanFilter, $first: Int!, $after: String) {
  actionPlans(filter: $filter, first: $first, after: $after) {
    totalCount nodes { id year status version agency { id code kind } } pageInfo { hasNextPage endCursor }
  }
}`;

interface Listed {
  readonly id: string;
  readonly year: number;
  readonly status: string;
  readonly agency: { readonly id: string; readonly code: string; readonly kind: string };
}

async function list(filter: object, who = NATIONAL): Promise<{ totalCount: number; nodes: Listed[] }> {
  const nodes: Listed[] = [];
  let after: string | null = null;
  let totalCount = 0;
  do {
    const { data, codes } = await agencies.ask(LIST, { filter, first: 100, after }, who);
    expect(codes).toEqual([]);
    ({ totalCount } = data.actionPlans);
    nodes.push(...data.actionPlans.nodes);
    after = data.actionPlans.pageInfo.hasNextPage ? data.actionPlans.pageInfo.endCursor : null;
  } while (after !== null);
  return { totalCount, nodes };
}

describe('the seeded plans', () => {
  it('are one of every connected institution, of ministries and provinces for two years, in every state', async () => {
    const { nodes, totalCount } = all;
    const connected = loadConnectedAgencies();
    const isWithTwo = ({ code, kind }: (typeof connected)[number]) =>
      kind === 'MINISTRY' || kind === 'PROVINCE' || code === DEMO_AGENCY_CODE;
    const codes = (year: number) => nodes.filter((plan) => plan.year === year).map(({ agency }) => agency.code);
    expect(nodes).toHaveLength(totalCount);
    expect(codes(YEAR)).toEqual(connected.map(({ code }) => code).sort());
    expect(codes(YEAR - 1)).toEqual(
      connected
        .filter(isWithTwo)
        .map(({ code }) => code)
        .sort(),
    );
    const states = new Map<string, number>();
    for (const { year, status } of nodes) states.set(`${year} ${status}`, (states.get(`${year} ${status}`) ?? 0) + 1);
    expect(states.get(`${YEAR} REPORTED`)).toBeUndefined();
    expect(states.get(`${YEAR - 1} REPORTED`)).toBeGreaterThan(50);
    for (const state of ['DRAFT', 'SUBMITTED', 'APPROVED']) expect(states.get(`${YEAR} ${state}`)).toBeGreaterThan(5);
  });

  it('have a history that ends in the state and version of the plan, and items that fit what was reported', async () => {
    const text = `{ actionPlans(first: 60, filter: { year: ${YEAR - 1} }) { nodes {
      status version history(first: 1) { nodes { version toStatus operator { id } } }
      items(first: 60) { nodes { pillar measure progress responsibleUnit { id } quarters { target reported { amount } } } }
    } } }`;
    const { data } = await agencies.ask(text, {}, NATIONAL);
    for (const { status, version, history, items } of data.actionPlans.nodes) {
      expect(history.nodes).toEqual([{ version, toStatus: status, operator: { id: expect.any(String) } }]);
      expect(new Set(items.nodes.map(({ pillar }: any) => pillar)).size).toBe(6);
      expect(items.nodes.filter(({ measure }: any) => measure !== null).length).toBeGreaterThan(0);
      if (status !== 'REPORTED') continue;
      for (const { measure, progress, quarters } of items.nodes) {
        expect(progress === null).toBe(measure !== null);
        for (const { target, reported } of quarters)
          expect(reported !== null).toBe(measure === null && target !== null);
      }
    }
  });

  it('of the demonstration’s institution are closed for the year before, and being carried out for this one', async () => {
    const { nodes } = await list({ agencyId: SURABAYA.id });
    expect(nodes.map(({ year, status }) => [year, status])).toEqual([
      [YEAR, 'APPROVED'],
      [YEAR - 1, 'REPORTED'],
    ]);
  });
});

describe('a list of plans', () => {
  it('shows each plan once, the newest year first and then by code, whatever the size of its pages', async () => {
    const seen: Listed[] = [];
    let after: string | null = null;
    for (let page = 0; page < 40; page += 1) {
      const { data } = await agencies.ask(LIST, { first: 37, after }, NATIONAL);
      seen.push(...data.actionPlans.nodes);
      after = data.actionPlans.pageInfo.endCursor;
      if (!data.actionPlans.pageInfo.hasNextPage) break;
    }
    expect(seen.map(({ id }) => id)).toEqual(all.nodes.map(({ id }) => id));
    const keys = seen.map(({ year, agency }) => `${9999 - year} ${agency.code}`);
    expect(keys).toEqual([...keys].sort());
  });

  it.each([
    ['status', { status: 'APPROVED' }, ({ status }: Listed) => status === 'APPROVED'],
    [
      'kind and year',
      { kind: 'CITY', year: YEAR },
      ({ agency, year }: Listed) => agency.kind === 'CITY' && year === YEAR,
    ],
    ['institution', { agencyId: SURABAYA.id }, ({ agency }: Listed) => agency.id === SURABAYA.id],
    [
      'status and kind',
      { status: 'SUBMITTED', kind: 'REGENCY' },
      ({ agency, status }: Listed) => status === 'SUBMITTED' && agency.kind === 'REGENCY',
    ],
    ['a year without plans', { year: 2021 }, () => false],
    ['an institution that is none', { agencyId: 'x' }, () => false],
  ])('filters by %s', async (_name, filter, fits) => {
    const expected = all.nodes.filter(fits).map(({ id }) => id);
    const found = await list(filter);
    expect([found.nodes.map(({ id }) => id), found.totalCount]).toEqual([expected, expected.length]);
  });

  it('counts for a coordinator its own drafts and those below, for the public none', async () => {
    const drafts = { year: YEAR, status: 'DRAFT' };
    const below = (await list(drafts)).nodes.filter(({ agency }) => {
      const { parentCode, code } = getAgency(agency.code);
      return code === PROVINCE.code || parentCode === PROVINCE.code;
    });
    expect((await list(drafts, adminOf(PROVINCE.id))).nodes).toEqual(below);
    expect((await list(drafts, liaisonOf(SURABAYA.id))).totalCount).toBe(0);
  });

  it('is not continued by the cursor of another filter or viewer', async () => {
    const { data } = await agencies.ask(LIST, { first: 5 }, NATIONAL);
    const after = data.actionPlans.pageInfo.endCursor as string;
    const codes = [
      await agencies.ask(LIST, { first: 5, after, filter: { year: YEAR } }, NATIONAL),
      await agencies.ask(LIST, { first: 5, after }),
      await agencies.ask(LIST, { first: 5, after }, NATIONAL),
    ].map((answer) => answer.codes);
    expect(codes).toEqual([['CURSOR_INVALID'], ['CURSOR_INVALID'], []]);
  });

  it.each([0, 101])('of %i entries is refused', async (first) => {
    expect((await agencies.ask(LIST, { first })).codes).toEqual(['PAGE_SIZE_INVALID']);
  });
});

describe('the statements of a page', () => {
  const WHOLE = `query ($first: Int!) { actionPlans(first: $first, filter: { year: ${YEAR} }) { totalCount nodes {
    agency { name } history(first: 3) { nodes { version } }
    items(first: 60) { nodes { plan { id } responsibleUnit { name } quarters { target reported { amount } } reportedActual(quarter: 1) { amount } } }
  } } }`;

  it('are one for each kind of row, for one plan as for a hundred', async () => {
    const few = await agencies.ask(WHOLE, { first: 1 }, NATIONAL);
    const many = await agencies.ask(WHOLE, { first: 100 }, NATIONAL);
    expect(many.data.actionPlans.nodes).toHaveLength(100);
    // Plans, their count, institutions, items, history, actuals, units; plans by id for the way back.
    expect([few.statements.length, many.statements.length]).toEqual([8, 8]);
  });

  it('of institutions with their plans are one more', async () => {
    const text = `query ($first: Int!) { agencies(first: $first, filter: { connected: true }) { nodes { actionPlans(year: ${YEAR}, first: 1) { nodes { status } } } } }`;
    const { data, statements } = await agencies.ask(text, { first: 100 });
    expect([data.agencies.nodes.length, statements.length]).toEqual([100, 2]);
  });

  it('of a coordinator are one more for those below', async () => {
    const { statements } = await agencies.ask('{ actionPlans(first: 5) { nodes { id } } }', {}, adminOf(PROVINCE.id));
    expect(statements).toHaveLength(2);
  });
});

describe('a list below an institution', () => {
  it('goes on where its last page ended, the newest year first', async () => {
    const text = `query ($after: String) { agency(code: "${SURABAYA.code}") {
      actionPlans(first: 1, after: $after) { totalCount nodes { year } pageInfo { hasNextPage endCursor } }
    } }`;
    const first = (await agencies.ask(text)).data.agency.actionPlans;
    const second = (await agencies.ask(text, { after: first.pageInfo.endCursor })).data.agency.actionPlans;
    expect([first.nodes, first.pageInfo.hasNextPage, first.totalCount]).toEqual([[{ year: YEAR }], true, null]);
    expect([second.nodes, second.pageInfo.hasNextPage]).toEqual([[{ year: YEAR - 1 }], false]);
  });
});

describe('monitoring', () => {
  const MONITORING = `query ($year: Int!) {
    actionPlanMonitoring(year: $year) {
      institutions byStatus { status count } pillars { pillar items measuredItems reportedItems progress }
      institutionsWithoutPlan(first: 100) { totalCount nodes { code } pageInfo { hasNextPage } }
    }
  }`;

  it('agrees with a count by hand over all items', async () => {
    const { data, statements } = await agencies.ask(MONITORING, { year: YEAR }, NATIONAL);
    const monitoring = data.actionPlanMonitoring;
    expect(statements).toHaveLength(5);
    const plans = all.nodes.filter(({ year }) => year === YEAR);
    expect(monitoring.byStatus).toEqual(
      ['DRAFT', 'SUBMITTED', 'APPROVED', 'REPORTED'].map((status) => ({
        ...{ status, count: plans.filter((plan) => plan.status === status).length },
      })),
    );
    const items: any[] = [];
    let after: string | null = null;
    do {
      const text = `query ($after: String) { actionPlans(first: 100, after: $after, filter: { year: ${YEAR}, status: APPROVED }) {
        nodes { items(first: 60) { nodes { pillar measure progress } } } pageInfo { hasNextPage endCursor } } }`;
      const page: any = (await agencies.ask(text, { after })).data.actionPlans;
      items.push(...page.nodes.flatMap((plan: any) => plan.items.nodes));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    for (const { pillar, items: count, measuredItems, reportedItems, progress } of monitoring.pillars) {
      const own = items.filter((item) => item.pillar === pillar);
      const reported = own.filter((item) => item.progress !== null);
      const mean = reported.reduce((sum, item) => sum + item.progress, 0) / reported.length;
      const measured = own.filter(({ measure }) => measure !== null).length;
      expect([pillar, count, measuredItems, reportedItems]).toEqual([pillar, own.length, measured, reported.length]);
      expect(progress).toBeCloseTo(mean, 6);
    }
    const { actionPlanProgress } = (
      await agencies.ask(`{ actionPlanProgress(year: ${YEAR}) { pillar items measuredItems reportedItems progress } }`)
    ).data;
    expect(actionPlanProgress).toEqual(monitoring.pillars);
  });

  it('names who has no plan: nobody this year, everybody the next', async () => {
    const of = async (year: number) => (await agencies.ask(MONITORING, { year }, NATIONAL)).data.actionPlanMonitoring;
    expect(await of(YEAR)).toMatchObject({
      institutions: CONNECTED,
      institutionsWithoutPlan: { totalCount: 0, nodes: [] },
    });
    const next = await of(YEAR + 1);
    expect(next.institutionsWithoutPlan).toMatchObject({ totalCount: CONNECTED, pageInfo: { hasNextPage: true } });
    expect(next.institutionsWithoutPlan.nodes).toHaveLength(100);
    expect(next.pillars.map(({ items, progress }: any) => [items, progress])).toEqual(Array(6).fill([0, null]));
  });

  it.each([2019, 2101, -1])('of the year %i is refused', async (year) => {
    expect((await agencies.ask(MONITORING, { year }, NATIONAL)).codes).toEqual(['BAD_USER_INPUT']);
    const { codes } = await agencies.ask('query ($year: Int!) { actionPlanProgress(year: $year) { items } }', { year });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});
