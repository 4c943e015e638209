// What a change of an action plan costs: its statements, all of them, answer included.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { bringPlanTo, TYPED_ITEM } from './plans';
import { adminOf, MINISTRY, NATIONAL, START, startPlans, YEAR, type PlanStack, type Values } from './planStack';
import type { PlanStatus } from '../../../../subgraphs/agencies/domain/actionPlan';

let stack: PlanStack;
beforeAll(async () => {
  stack = await startPlans();
});
afterAll(() => stack.close());

const ADMIN = adminOf(MINISTRY);
const MOST = 12;

it.each([
  ['updateActionPlan', 'DRAFT', ADMIN, () => ({ decreeNumber: 'SK 3' })],
  ['addActionPlanItem', 'DRAFT', ADMIN, () => ({ item: TYPED_ITEM })],
  ['updateActionPlanItem', 'DRAFT', ADMIN, (itemId: string) => ({ itemId, item: TYPED_ITEM })],
  ['removeActionPlanItem', 'DRAFT', ADMIN, (itemId: string) => ({ itemId })],
  ['submitActionPlan', 'DRAFT', ADMIN, () => ({})],
  ['approveActionPlan', 'SUBMITTED', NATIONAL, () => ({})],
  ['returnActionPlan', 'SUBMITTED', NATIONAL, () => ({ remark: 'x' })],
  ['reportActual', 'APPROVED', ADMIN, (itemId: string) => ({ itemId, quarter: 1, value: 5 })],
] as const)('%s runs at most twelve', async (field, status, who, valuesOf) => {
  stack.clock.nowMs = START;
  const { planId, itemId, version } = await bringPlanTo(stack, status as PlanStatus);
  const values: Values = valuesOf(itemId);
  let code: string | null = 'not asked';
  const statements = await stack.listStatements(async () => {
    const answer = await stack.call(who, field, { planId, expectedVersion: version, ...values });
    code = answer.error ?? answer.userErrors[0]?.code ?? null;
  });
  const own = statements.filter((sql) => !/^(START|BEGIN|COMMIT|ROLLBACK|SET)/i.test(sql));
  expect([field, code]).toEqual([field, null]);
  if (own.length > MOST) throw new Error(`${own.length} statements:\n${own.join('\n')}`);
  expect(own.length).toBeGreaterThan(4);
});

it('createActionPlan and closeActionPlan run at most twelve', async () => {
  const created = await stack.listStatements(() => stack.call(ADMIN, 'createActionPlan', { year: 2024 }));
  const { planId, itemId, version } = await bringPlanTo(stack, 'APPROVED');
  stack.clock.nowMs = Date.UTC(YEAR, 11, 1);
  await stack.call(ADMIN, 'reportActual', { planId, itemId, expectedVersion: version, quarter: 4, value: 5 });
  const closed = await stack.listStatements(() =>
    stack.call(ADMIN, 'closeActionPlan', { planId, expectedVersion: version + 1 }),
  );
  for (const statements of [created, closed]) {
    const own = statements.filter((sql) => !/^(START|BEGIN|COMMIT|ROLLBACK|SET)/i.test(sql));
    expect(own.length).toBeGreaterThan(4);
    expect(own.length).toBeLessThanOrEqual(MOST);
  }
  expect(await stack.rows('SELECT status FROM action_plan WHERE id = ?', [planId])).toEqual([{ status: 'REPORTED' }]);
});
