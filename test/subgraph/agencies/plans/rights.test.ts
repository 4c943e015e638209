// Who may do what with an action plan in which state, and who sees it by which path: both tables written by hand.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '../../../../schema/contract/principal';
import { PLAN_STATUSES, type PlanStatus } from '../../../../subgraphs/agencies/domain/actionPlan';
import { bringPlanTo, TYPED_ITEM, type MadePlan } from './plans';
import {
  adminOf,
  ANALYST,
  CITIZEN,
  CITY,
  DPO,
  liaisonOf,
  MINISTRY,
  NATIONAL,
  NOBODY,
  OFFICE,
  OMBUDSMAN,
  person,
  startPlans,
  systemOf,
  YEAR,
  type PlanStack,
  type Values,
} from './planStack';

let stack: PlanStack;
beforeAll(async () => {
  stack = await startPlans();
  // The last quarter has begun: whatever the state allows is possible.
  stack.clock.nowMs = Date.UTC(YEAR, 11, 1);
});
afterAll(() => stack.close());

/** Plans are those of OFFICE, below MINISTRY. */
const OWN_ADMIN = adminOf(OFFICE);
const COORDINATOR = adminOf(MINISTRY);
const OWN_LIAISON = liaisonOf(OFFICE);
const withScopes = (who: Principal, scopes: Principal['scopes']): Principal => ({ ...who, scopes });

const MUTATIONS: Readonly<Record<string, (made: MadePlan) => Values>> = {
  updateActionPlan: () => ({ decreeNumber: 'SK 2' }),
  addActionPlanItem: () => ({ item: TYPED_ITEM }),
  updateActionPlanItem: ({ itemId }) => ({ itemId, item: TYPED_ITEM }),
  removeActionPlanItem: ({ itemId }) => ({ itemId }),
  submitActionPlan: () => ({}),
  approveActionPlan: () => ({}),
  returnActionPlan: () => ({ remark: 'Mohon dilengkapi.' }),
  reportActual: ({ itemId }) => ({ itemId, quarter: 3, value: 7 }),
  closeActionPlan: () => ({}),
};

/** One letter a state: done, x not in this state, f forbidden, n not found. */
const CELLS = { d: 'done', x: 'TRANSITION_NOT_ALLOWED', f: 'FORBIDDEN', n: 'NOT_FOUND' } as const;

const EDITING = 'dxxx';
const RIGHTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  updateActionPlan: { ownAdmin: EDITING, coordinator: EDITING, liaison: 'ffff', national: 'ffff', stranger: 'nnff' },
  addActionPlanItem: { ownAdmin: EDITING, coordinator: EDITING, liaison: 'ffff', national: 'ffff', stranger: 'nnff' },
  updateActionPlanItem: {
    ownAdmin: EDITING,
    coordinator: EDITING,
    liaison: 'ffff',
    national: 'ffff',
    stranger: 'nnff',
  },
  removeActionPlanItem: {
    ownAdmin: EDITING,
    coordinator: EDITING,
    liaison: 'ffff',
    national: 'ffff',
    stranger: 'nnff',
  },
  submitActionPlan: { ownAdmin: EDITING, coordinator: EDITING, liaison: 'ffff', national: 'ffff', stranger: 'nnff' },
  approveActionPlan: { ownAdmin: 'ffff', coordinator: 'ffff', liaison: 'ffff', national: 'xdxx', stranger: 'nnff' },
  returnActionPlan: { ownAdmin: 'ffff', coordinator: 'ffff', liaison: 'ffff', national: 'xddx', stranger: 'nnff' },
  reportActual: { ownAdmin: 'xxdx', coordinator: 'xxdx', liaison: 'xxdx', national: 'ffff', stranger: 'nnff' },
  closeActionPlan: { ownAdmin: 'xxdx', coordinator: 'xxdx', liaison: 'ffff', national: 'ffff', stranger: 'nnff' },
};

const CALLERS: readonly (readonly [name: string, row: string, who: Principal])[] = [
  ['an admin of the institution', 'ownAdmin', OWN_ADMIN],
  ['an admin of the institution above', 'coordinator', COORDINATOR],
  ['a liaison of the institution', 'liaison', OWN_LIAISON],
  ['the institution’s system', 'system', systemOf(OFFICE)],
  ['a national admin', 'national', NATIONAL],
  ['an admin of another institution', 'stranger', adminOf(CITY)],
  ['a liaison of the institution above', 'stranger', liaisonOf(MINISTRY)],
  ['an analyst of the institution', 'stranger', person('a', 'ANALYST', OFFICE)],
  ['the data protection officer', 'stranger', DPO],
  ['the Ombudsman', 'stranger', OMBUDSMAN],
  ['a citizen', 'stranger', CITIZEN],
  ['an admin without the scope agencies:read', 'stranger', withScopes(OWN_ADMIN, ['agencies:write'])],
];

describe('every state, action and role', () => {
  /** With every typed indicator reported, so that it could be closed. */
  async function make(status: PlanStatus): Promise<MadePlan> {
    const made = await bringPlanTo(stack, status, { agencyId: OFFICE });
    if (status !== 'APPROVED') return made;
    const { planId, itemId, version } = made;
    await stack.call(OWN_ADMIN, 'reportActual', { planId, itemId, expectedVersion: version, quarter: 4, value: 30 });
    return { ...made, version: version + 1 };
  }

  it.each(Object.keys(MUTATIONS))('of %s', async (field) => {
    const found: string[] = [];
    const expected: string[] = [];
    for (const [index, status] of PLAN_STATUSES.entries()) {
      let made = await make(status);
      for (const [name, row, who] of CALLERS) {
        const letters = row === 'system' ? 'ffff' : (RIGHTS[field]?.[row] ?? '');
        expected.push(`${status} ${name}: ${CELLS[letters.charAt(index) as keyof typeof CELLS]}`);
        const more = (MUTATIONS[field] as (of: MadePlan) => Values)(made);
        const answer = await stack.call(who, field, { planId: made.planId, expectedVersion: made.version, ...more });
        const result = answer.error ?? answer.userErrors[0]?.code ?? 'done';
        found.push(`${status} ${name}: ${result}`);
        if (result === 'done') made = await make(status);
      }
      const [row] = await stack.rows('SELECT version, status FROM action_plan WHERE id = ?', [made.planId]);
      expect([field, row]).toEqual([field, { version: made.version, status }]);
    }
    expect(found).toEqual(expected);
  });

  it.each([
    ['nobody', NOBODY],
    ['an admin without the scope agencies:write', withScopes(OWN_ADMIN, ['agencies:read'])],
  ])('is FORBIDDEN to %s', async (_name, who) => {
    const { planId, version } = await make('DRAFT');
    const codes: (string | null)[] = [];
    for (const [field, more] of Object.entries(MUTATIONS)) {
      const input = { planId, expectedVersion: version, ...more({ planId, itemId: planId, measuredId: '', version }) };
      codes.push((await stack.call(who, field, input)).error);
    }
    expect(codes).toEqual(Object.keys(MUTATIONS).map(() => 'FORBIDDEN'));
  });

  it.each([
    ['an admin', adminOf(OFFICE), OFFICE, 'done'],
    ['an admin of the institution above', COORDINATOR, OFFICE, 'done'],
    ['an admin of the institution below', OWN_ADMIN, MINISTRY, 'FORBIDDEN'],
    ['an admin of another institution', adminOf(CITY), OFFICE, 'FORBIDDEN'],
    ['a liaison', OWN_LIAISON, OFFICE, 'FORBIDDEN'],
    ['a national admin', NATIONAL, OFFICE, 'FORBIDDEN'],
    ['the institution’s system', systemOf(OFFICE), OFFICE, 'FORBIDDEN'],
    ['an admin, for an institution that does not exist', adminOf(OFFICE), 'x', 'FORBIDDEN'],
  ])('a plan is begun by %s: %#', async (_name, who, agencyId, expected) => {
    const of = [agencyId, 2025];
    await stack.database.write((tx) =>
      tx.query('DELETE FROM action_plan WHERE agency_id = ? AND year = ?', of).then(() => undefined),
    );
    const answer = await stack.call(who, 'createActionPlan', { agencyId, year: 2025 });
    expect(answer.error ?? answer.userErrors[0]?.code ?? 'done').toBe(expected);
  });
});

describe('who sees a plan', () => {
  /** In the order DRAFT, SUBMITTED, APPROVED, REPORTED: w with remarks and history, p as the public, - not at all. */
  const SIGHT: readonly (readonly [string, Principal, string])[] = [
    ['nobody', NOBODY, '--pp'],
    ['a citizen', CITIZEN, '--pp'],
    ['an analyst', ANALYST, '--pp'],
    ['an analyst of the institution', person('a', 'ANALYST', OFFICE), '--pp'],
    ['the data protection officer', DPO, '--pp'],
    ['the Ombudsman', OMBUDSMAN, '--pp'],
    ['an admin of another institution', adminOf(CITY), '--pp'],
    ['a liaison of the institution above', liaisonOf(MINISTRY), '--pp'],
    ['an admin without the scope agencies:read', withScopes(OWN_ADMIN, ['agencies:write']), '--pp'],
    ['a national admin without the scope agencies:read', withScopes(NATIONAL, ['reports:read']), '--pp'],
    ['an admin of the institution', OWN_ADMIN, 'wwww'],
    ['a liaison of the institution', OWN_LIAISON, 'wwww'],
    ['the institution’s system', systemOf(OFFICE), 'wwww'],
    ['an admin of the institution above', COORDINATOR, 'wwww'],
    ['a national admin', NATIONAL, 'wwww'],
  ];
  const made = new Map<PlanStatus, MadePlan & { year: number }>();
  const years: Readonly<Record<PlanStatus, number>> = { DRAFT: 2021, SUBMITTED: 2022, APPROVED: 2023, REPORTED: 2024 };

  beforeAll(async () => {
    for (const status of PLAN_STATUSES) {
      const year = years[status];
      made.set(status, { ...(await bringPlanTo(stack, status, { agencyId: OFFICE, year })), year });
    }
  });

  const PATHS = `query ($id: ID!, $agency: ID!, $year: Int!, $keys: [_Any!]!) {
    actionPlan(id: $id) { id returnRemark history(first: 1) { nodes { version } } }
    actionPlans(first: 10, filter: { agencyId: $agency, year: $year }) { totalCount nodes { id } }
    byPillar: actionPlans(first: 10, filter: { pillar: PEOPLE, year: $year }) { totalCount nodes { id } }
    agency(id: $agency) { actionPlans(year: $year, first: 1) { nodes { id } } }
    _entities(representations: $keys) { ... on ActionPlan { id } ... on ActionPlanItem { id plan { id } } }
  }`;

  async function lookAt(who: Principal, status: PlanStatus): Promise<string> {
    const { planId: id, itemId, year } = made.get(status) as MadePlan & { year: number };
    const keys = [
      { __typename: 'ActionPlan', id },
      { __typename: 'ActionPlanItem', id: itemId },
    ];
    const { data, codes } = await stack.ask(who, PATHS, { id, agency: OFFICE, year, keys });
    expect(codes).toEqual([]);
    const seen = [
      data.actionPlan !== null,
      ...[data.actionPlans, data.byPillar].flatMap(({ totalCount, nodes }) => [totalCount === 1, nodes.length === 1]),
      data.agency.actionPlans.nodes.length === 1,
      ...data._entities.map((entity: unknown) => entity !== null),
    ];
    if (new Set(seen).size !== 1) throw new Error(`The paths disagree: ${JSON.stringify(data)}`);
    if (!seen[0]) return '-';
    return data.actionPlan.history === null ? 'p' : 'w';
  }

  it.each(SIGHT)('%s', async (_name, who, expected) => {
    let found = '';
    for (const status of PLAN_STATUSES) found += await lookAt(who, status);
    expect(found).toBe(expected);
  });

  it('is told by an hidden plan as much as by one that does not exist, in as many statements', async () => {
    const text = 'query ($id: ID!) { actionPlan(id: $id) { id items(first: 5) { nodes { id } } } }';
    const hidden = made.get('DRAFT')?.planId;
    const missing = '01890000-0000-7000-8000-000000000000';
    const answers: unknown[] = [];
    for (const id of [hidden, missing])
      answers.push([await stack.listStatements(async () => void answers.push(await stack.ask(CITIZEN, text, { id })))]);
    expect(answers[0]).toEqual(answers[2]);
    expect(answers[1]).toEqual(answers[3]);
    const change = async (planId: string | undefined) => {
      const answer = await stack.call(adminOf(CITY), 'submitActionPlan', { planId, expectedVersion: 1 });
      return [answer.error, answer.plan, answer.userErrors, answer.versionConflict];
    };
    expect(await change(hidden)).toEqual(await change(missing));
  });
});

describe('what is monitored', () => {
  it.each([
    ['nobody', NOBODY],
    ['an analyst', ANALYST],
    ['an admin', COORDINATOR],
    ['a national admin without the scope agencies:read', withScopes(NATIONAL, ['agencies:write'])],
  ])('is FORBIDDEN to %s', async (_name, who) => {
    const { codes } = await stack.ask(who, `{ actionPlanMonitoring(year: ${YEAR}) { byStatus { count } } }`);
    expect(codes).toEqual(['FORBIDDEN']);
  });
});
