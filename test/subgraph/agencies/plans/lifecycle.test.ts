// An action plan from its draft to its report: each step, what it writes, and when everybody may read it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import { bringPlanTo, clearPlans, MEASURED_ITEM, TYPED_ITEM } from './plans';
import {
  adminOf,
  CITY,
  CITY_UNIT,
  liaisonOf,
  MINISTRY,
  NATIONAL,
  NOBODY,
  OFFICE,
  OTHER_UNIT,
  START,
  startPlans,
  UNIT,
  unitLiaisonOf,
  YEAR,
  type PlanStack,
} from './planStack';

let stack: PlanStack;
beforeAll(async () => {
  stack = await startPlans();
});
beforeEach(async () => {
  await clearPlans(stack);
  stack.clock.nowMs = START;
});
afterAll(() => stack.close());

const ADMIN = adminOf(MINISTRY);
const PLAN = `query ($id: ID!) { actionPlan(id: $id) {
  id year status decreeNumber returnRemark version submittedAt approvedAt reportedAt agency { code }
  items(first: 10) { nodes {
    id pillar activity indicator measure unitOfMeasure direction baseline target progress responsibleUnit { id }
    quarters { quarter target reported { amount evidenceNote evidenceLinks reportedAt } }
  } }
  history(first: 10) { nodes { version action fromStatus toStatus actorRelation operator { id } itemId quarter remark changes { field from to } } }
} }`;
const read = async (id: string, who = ADMIN) => (await stack.ask(who, PLAN, { id })).data.actionPlan;
const codesOf = ({ userErrors, error }: Awaited<ReturnType<PlanStack['call']>>) =>
  error === null ? userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? '-'}`) : [error];

describe('the way of a plan', () => {
  it('leads from a draft over the approval to the public, who sees neither remarks nor history', async () => {
    const created = await stack.call(ADMIN, 'createActionPlan', { year: YEAR, decreeNumber: 'SK 12/2026' });
    expect([codesOf(created), created.plan]).toEqual([
      [],
      {
        ...{ id: expect.any(String), version: 1, status: 'DRAFT', year: YEAR },
        decreeNumber: 'SK 12/2026',
        returnRemark: null,
      },
    ]);
    const planId = created.plan.id as string;
    const unit = { ...TYPED_ITEM, responsibleUnitId: UNIT };
    const added = await stack.call(ADMIN, 'addActionPlanItem', { planId, expectedVersion: 1, item: unit });
    expect([codesOf(added), added.item, added.plan.version]).toEqual([
      [],
      { id: added.itemId, progress: null, target: 40 },
      2,
    ]);
    expect(await read(planId, NOBODY)).toBeNull();
    await stack.call(ADMIN, 'submitActionPlan', { planId, expectedVersion: 2 });
    expect(await read(planId, NOBODY)).toBeNull();
    const approved = await stack.call(NATIONAL, 'approveActionPlan', { planId, expectedVersion: 3 });
    expect([codesOf(approved), approved.plan.status]).toEqual([[], 'APPROVED']);
    const seen = await read(planId, NOBODY);
    expect(seen).toMatchObject({ status: 'APPROVED', version: 4, agency: { code: 'AAA' }, history: null });
    expect(seen.items.nodes).toEqual([
      expect.objectContaining({
        ...{
          id: added.itemId,
          pillar: 'PEOPLE',
          measure: null,
          direction: 'HIGHER_IS_BETTER',
          baseline: 10,
          target: 40,
        },
        responsibleUnit: { id: UNIT },
        quarters: [10, 20, null, 40].map((target, i) => ({ quarter: i + 1, target, reported: null })),
      }),
    ]);
  });

  it('keeps who did what, the newest step first', async () => {
    const { planId, itemId, version } = await bringPlanTo(stack, 'SUBMITTED');
    await stack.call(NATIONAL, 'returnActionPlan', { planId, expectedVersion: version, remark: 'Lengkapi target.' });
    const { history, returnRemark, status } = await read(planId);
    expect([returnRemark, status]).toEqual(['Lengkapi target.', 'DRAFT']);
    expect(history.nodes.map(({ version: v, action }: any) => `${v} ${action}`)).toEqual([
      ...['5 RETURN', '4 SUBMIT', '3 ADD_ITEM', '2 ADD_ITEM', '1 CREATE'],
    ]);
    expect(history.nodes[0]).toMatchObject({
      ...{ fromStatus: 'SUBMITTED', toStatus: 'DRAFT', actorRelation: 'NATIONAL_ADMIN', operator: { id: NATIONAL.id } },
      remark: 'Lengkapi target.',
    });
    expect(history.nodes[3].itemId).toBe(itemId);
    expect(history.nodes[4].changes).toEqual([{ field: 'decreeNumber', from: null, to: 'SK 1' }]);
  });

  it('lets an approved plan be returned for revision: out of the public, with what was reported', async () => {
    const { planId, itemId, version } = await bringPlanTo(stack, 'APPROVED');
    await stack.call(ADMIN, 'reportActual', { planId, expectedVersion: version, itemId, quarter: 2, value: 20 });
    await stack.call(NATIONAL, 'returnActionPlan', { planId, expectedVersion: version + 1, remark: 'Revisi.' });
    expect(await read(planId, NOBODY)).toBeNull();
    const [item] = (await read(planId)).items.nodes;
    expect([item.progress, item.quarters[1].reported.amount]).toEqual([1, 20]);
  });

  it('ends reported, once every typed indicator has its last quarter', async () => {
    const { planId, itemId, version } = await bringPlanTo(stack, 'APPROVED');
    const close = (expectedVersion: number) => stack.call(ADMIN, 'closeActionPlan', { planId, expectedVersion });
    expect(codesOf(await close(version))).toEqual(['TRANSITION_NOT_ALLOWED -']);
    stack.clock.nowMs = Date.parse('2026-12-20T03:00:00Z');
    expect(codesOf(await close(version))).toEqual(['TRANSITION_NOT_ALLOWED -']);
    await stack.call(ADMIN, 'reportActual', { planId, expectedVersion: version, itemId, quarter: 4, value: 30 });
    const closed = await close(version + 1);
    expect([codesOf(closed), closed.plan.status]).toEqual([[], 'REPORTED']);
    expect((await read(planId, NOBODY)).items.nodes[0].progress).toBe(0.75);
  });

  it('allows one plan an institution and year', async () => {
    await stack.call(ADMIN, 'createActionPlan', { year: YEAR });
    expect(codesOf(await stack.call(ADMIN, 'createActionPlan', { year: YEAR }))).toEqual(['INVALID_INPUT year']);
    expect(codesOf(await stack.call(ADMIN, 'createActionPlan', { year: YEAR, agencyId: OFFICE }))).toEqual([]);
    expect(codesOf(await stack.call(ADMIN, 'createActionPlan', { year: YEAR + 1 }))).toEqual([]);
  });

  it.each([2019, 2028, -1])('is not drawn up for the year %i', async (year) => {
    expect(codesOf(await stack.call(ADMIN, 'createActionPlan', { year }))).toEqual(['INVALID_INPUT year']);
  });
});

describe('an item of a draft', () => {
  it('is replaced whole, and its history says what was there', async () => {
    const { planId, itemId, version } = await bringPlanTo(stack, 'DRAFT');
    const item = { ...TYPED_ITEM, target: 50, baseline: null, responsibleUnitId: OTHER_UNIT };
    const answer = await stack.call(ADMIN, 'updateActionPlanItem', { planId, expectedVersion: version, itemId, item });
    expect(codesOf(answer)).toEqual([]);
    const plan = await read(planId);
    expect(plan.items.nodes[0]).toMatchObject({ baseline: null, target: 50, responsibleUnit: { id: OTHER_UNIT } });
    expect(plan.history.nodes[0].changes).toEqual([
      { field: 'baseline', from: '10', to: null },
      { field: 'target', from: '40', to: '50' },
      { field: 'responsibleUnitId', from: null, to: OTHER_UNIT },
    ]);
  });

  it('can be removed; the next one comes behind the others', async () => {
    const { planId, itemId, measuredId, version } = await bringPlanTo(stack, 'DRAFT');
    await stack.call(ADMIN, 'removeActionPlanItem', { planId, expectedVersion: version, itemId });
    const added = await stack.call(ADMIN, 'addActionPlanItem', {
      planId,
      expectedVersion: version + 1,
      item: TYPED_ITEM,
    });
    expect((await read(planId)).items.nodes.map(({ id }: any) => id)).toEqual([measuredId, added.itemId]);
  });

  it('of another plan is not found', async () => {
    const other = await bringPlanTo(stack, 'DRAFT', { agencyId: CITY });
    const { planId, version } = await bringPlanTo(stack, 'DRAFT');
    const input = { planId, expectedVersion: version, itemId: other.itemId };
    expect(codesOf(await stack.call(ADMIN, 'removeActionPlanItem', input))).toEqual(['NOT_FOUND itemId']);
    expect(codesOf(await stack.call(ADMIN, 'updateActionPlanItem', { ...input, item: TYPED_ITEM }))).toEqual([
      'NOT_FOUND itemId',
    ]);
  });

  it.each([
    ['a measured one with words of its own', { ...MEASURED_ITEM, indicator: 'x' }, ['INVALID_INPUT item.indicator']],
    [
      'a typed one without indicator and unit',
      { ...TYPED_ITEM, indicator: ' ', unitOfMeasure: null },
      ['REQUIRED item.indicator', 'REQUIRED item.unitOfMeasure'],
    ],
    ['three quarters', { ...TYPED_ITEM, quarterlyTargets: [1, 2, 3] }, ['INVALID_INPUT item.quarterlyTargets']],
    [
      'no target at all',
      { ...TYPED_ITEM, quarterlyTargets: [null, null, null, null] },
      ['REQUIRED item.quarterlyTargets'],
    ],
    ['four decimals', { ...TYPED_ITEM, target: 1.0001 }, ['INVALID_INPUT item.target']],
    [
      'a negative target',
      { ...TYPED_ITEM, quarterlyTargets: [1, -2, 3, 4] },
      ['INVALID_INPUT item.quarterlyTargets.1'],
    ],
    ['more than a billion', { ...TYPED_ITEM, baseline: 1e9 + 1 }, ['INVALID_INPUT item.baseline']],
    [
      'a unit of another institution',
      { ...TYPED_ITEM, responsibleUnitId: CITY_UNIT },
      ['INVALID_INPUT item.responsibleUnitId'],
    ],
    ['a unit that is none', { ...TYPED_ITEM, responsibleUnitId: 'x' }, ['INVALID_INPUT item.responsibleUnitId']],
    ['a long activity', { ...TYPED_ITEM, activity: 'a'.repeat(1_001) }, ['TOO_LONG item.activity']],
  ])('is refused with %s', async (_name, item, expected) => {
    const { planId, version } = await bringPlanTo(stack, 'DRAFT');
    expect(codesOf(await stack.call(ADMIN, 'addActionPlanItem', { planId, expectedVersion: version, item }))).toEqual(
      expected,
    );
    expect((await read(planId)).version).toBe(version);
  });

  it('is one of at most sixty', async () => {
    const { planId, version } = await bringPlanTo(stack, 'DRAFT');
    let expectedVersion = version;
    for (; expectedVersion < version + 58; expectedVersion += 1)
      await stack.call(ADMIN, 'addActionPlanItem', { planId, expectedVersion, item: TYPED_ITEM });
    const last = await stack.call(ADMIN, 'addActionPlanItem', { planId, expectedVersion, item: TYPED_ITEM });
    expect(codesOf(last)).toEqual(['TOO_MANY_ITEMS item']);
  });

  it('is needed before the plan can be submitted', async () => {
    const { plan } = await stack.call(ADMIN, 'createActionPlan', { year: YEAR });
    const answer = await stack.call(ADMIN, 'submitActionPlan', { planId: plan.id, expectedVersion: 1 });
    expect(codesOf(answer)).toEqual(['REQUIRED -']);
  });
});

describe('an actual', () => {
  const report = async (input: Record<string, unknown>, who = ADMIN) => {
    const { planId, itemId, version } = await bringPlanTo(stack, 'APPROVED');
    return {
      planId,
      answer: await stack.call(who, 'reportActual', { planId, itemId, expectedVersion: version, quarter: 1, ...input }),
    };
  };

  it('is reported with its evidence, replaced by the next, and judged by the last quarter with a target', async () => {
    const { planId, itemId, version } = await bringPlanTo(stack, 'APPROVED');
    const base = { planId, itemId, evidenceNote: 'Daftar hadir', evidenceLinks: ['https://kota.go.id/bukti?x=1'] };
    const step = async (expectedVersion: number, more: Record<string, unknown>) =>
      (await stack.call(liaisonOf(MINISTRY), 'reportActual', { ...base, expectedVersion, ...more })).item.progress;
    expect(await step(version, { quarter: 1, value: 5 })).toBe(0.5);
    expect(await step(version + 1, { quarter: 3, value: 7 })).toBe(0.5);
    expect(await step(version + 2, { quarter: 2, value: 30.125 })).toBe(1);
    expect(await step(version + 3, { quarter: 2, value: 15 })).toBe(0.75);
    const plan = await read(planId, NOBODY);
    expect(plan.items.nodes[0].quarters[1].reported).toEqual({
      ...{ amount: 15, evidenceNote: 'Daftar hadir', evidenceLinks: ['https://kota.go.id/bukti?x=1'] },
      reportedAt: '2026-09-01T03:00:00.000Z',
    });
    const { history } = await read(planId);
    expect(history.nodes[0]).toMatchObject({
      ...{ action: 'REPORT_ACTUAL', quarter: 2, itemId, actorRelation: 'OWN_LIAISON' },
      changes: [{ field: 'value', from: '30.125', to: '15' }],
    });
  });

  it('of a measured indicator is not typed; evidence is taken', async () => {
    const { planId, measuredId, version } = await bringPlanTo(stack, 'APPROVED');
    const input = { planId, itemId: measuredId, expectedVersion: version, quarter: 2 };
    expect(codesOf(await stack.call(ADMIN, 'reportActual', { ...input, value: 90 }))).toEqual(['INVALID_INPUT value']);
    expect(codesOf(await stack.call(ADMIN, 'reportActual', input))).toEqual(['REQUIRED evidenceNote']);
    const answer = await stack.call(ADMIN, 'reportActual', { ...input, evidenceNote: 'Notula' });
    expect([codesOf(answer), answer.item.progress]).toEqual([[], null]);
  });

  it.each([
    ['without a value', {}, ['REQUIRED value']],
    ['of a quarter that has not begun', { quarter: 4, value: 1 }, ['INVALID_INPUT quarter']],
    ['of a fifth quarter', { quarter: 5, value: 1 }, ['INVALID_INPUT quarter']],
    ['with a negative value', { value: -1 }, ['INVALID_INPUT value']],
    [
      'with six links',
      { value: 1, evidenceLinks: Array(6).fill('https://a.go.id/') },
      ['TOO_MANY_ITEMS evidenceLinks'],
    ],
    ...[
      'http://a.go.id/',
      'javascript:alert(1)',
      'https://user:pw@a.go.id/',
      'https://localhost/',
      'https://a.go.id/ b',
      '',
    ].map(
      (link) =>
        [`with the link ${link}`, { value: 1, evidenceLinks: [link] }, ['INVALID_INPUT evidenceLinks.0']] as const,
    ),
    ['with a long note', { value: 1, evidenceNote: 'a'.repeat(2_001) }, ['TOO_LONG evidenceNote']],
  ] as const)('is refused %s', async (_name, input, expected) => {
    expect(codesOf((await report(input)).answer)).toEqual(expected);
  });

  it('of a unit’s item is reported by that unit’s liaison, not by another’s', async () => {
    const { planId, itemId, version } = await bringPlanTo(stack, 'DRAFT');
    const item = { ...TYPED_ITEM, responsibleUnitId: UNIT };
    await stack.call(ADMIN, 'updateActionPlanItem', { planId, expectedVersion: version, itemId, item });
    await stack.call(ADMIN, 'submitActionPlan', { planId, expectedVersion: version + 1 });
    await stack.call(NATIONAL, 'approveActionPlan', { planId, expectedVersion: version + 2 });
    const input = { planId, itemId, expectedVersion: version + 3, quarter: 1, value: 1 };
    const other = await stack.call(unitLiaisonOf(MINISTRY, OTHER_UNIT), 'reportActual', input);
    expect(codesOf(other)).toEqual(['FORBIDDEN itemId']);
    expect(codesOf(await stack.call(unitLiaisonOf(MINISTRY, UNIT), 'reportActual', input))).toEqual([]);
  });
});

describe('a repeated call and a race', () => {
  it('takes effect once, and gives the first result again', async () => {
    const idempotencyKey = newId();
    const input = { idempotencyKey, year: YEAR };
    const first = await stack.call(ADMIN, 'createActionPlan', input);
    const again = await stack.call(ADMIN, 'createActionPlan', input);
    expect(again).toEqual(first);
    expect(codesOf(await stack.call(ADMIN, 'createActionPlan', { ...input, year: 2025 }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED idempotencyKey',
    ]);
    const item = { idempotencyKey, planId: first.plan.id, expectedVersion: 1, item: TYPED_ITEM };
    const added = await stack.call(ADMIN, 'addActionPlanItem', item);
    expect((await stack.call(ADMIN, 'addActionPlanItem', item)).itemId).toBe(added.itemId);
    expect((await read(first.plan.id)).items.nodes).toHaveLength(1);
  });

  it('on an old version changes nothing, and tells who was faster', async () => {
    const { planId, version } = await bringPlanTo(stack, 'SUBMITTED');
    const answer = await stack.call(NATIONAL, 'approveActionPlan', { planId, expectedVersion: version - 1 });
    expect(codesOf(answer)).toEqual(['VERSION_CONFLICT expectedVersion']);
    expect(answer.versionConflict).toEqual({
      currentVersion: version,
      lastChange: { version, action: 'SUBMIT', operator: { id: ADMIN.id } },
    });
  });

  it('of two at once lets one through', async () => {
    const { planId, version } = await bringPlanTo(stack, 'SUBMITTED');
    const base = { planId, expectedVersion: version };
    const answers = await Promise.all([
      stack.call(NATIONAL, 'approveActionPlan', base),
      stack.call(NATIONAL, 'returnActionPlan', { ...base, remark: 'Kembali' }),
    ]);
    const codes = answers.map((answer) => codesOf(answer)[0] ?? 'done').sort();
    expect(codes[1]).toBe('done');
    expect(['VERSION_CONFLICT expectedVersion', 'IDEMPOTENCY_IN_PROGRESS']).toContain(codes[0]);
    const created = await Promise.all([0, 1].map(() => stack.call(adminOf(CITY), 'createActionPlan', { year: 2027 })));
    expect(created.map((answer) => codesOf(answer)[0] ?? 'done').sort()).toEqual(['INVALID_INPUT year', 'done']);
    expect(await stack.rows('SELECT id FROM action_plan WHERE agency_id = ? AND year = 2027', [CITY])).toHaveLength(1);
  });
});
