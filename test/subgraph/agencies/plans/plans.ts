// Brings an action plan into a state by the mutations themselves. Used by the tests of plans.
import { newId } from '../../../../platform/ids';
import type { PlanStatus } from '../../../../subgraphs/agencies/domain/actionPlan';
import { adminOf, MINISTRY, NATIONAL, YEAR, type PlanStack, type Values } from './planStack';

export const TYPED_ITEM: Values = {
  ...{ pillar: 'PEOPLE', activity: 'Pelatihan', indicator: 'Jumlah petugas', unitOfMeasure: 'orang' },
  ...{ baseline: 10, target: 40, quarterlyTargets: [10, 20, null, 40] },
};

export const MEASURED_ITEM: Values = {
  ...{ pillar: 'MONITORING', activity: 'Tindak lanjut', measure: 'FOLLOW_UP_RATE', target: 95 },
  quarterlyTargets: [80, 85, 90, 95],
};

export interface MadePlan {
  readonly planId: string;
  readonly itemId: string;
  readonly measuredId: string;
  version: number;
}

async function expectDone(work: ReturnType<PlanStack['call']>) {
  const answer = await work;
  if (answer.error !== null || answer.userErrors.length > 0)
    throw new Error(`A step failed: ${answer.error} ${JSON.stringify(answer.userErrors)}`);
  return answer;
}

export async function clearPlans(stack: PlanStack): Promise<void> {
  for (const table of ['action_plan', 'action_plan_item', 'action_plan_actual', 'action_plan_history'])
    await stack.database.write((tx) => tx.query(`DELETE FROM ${table}`).then(() => undefined));
}

/** Replaces whatever plan of the institution and year there is. */
export async function bringPlanTo(
  stack: PlanStack,
  status: PlanStatus,
  { agencyId = MINISTRY, year = YEAR }: { agencyId?: string; year?: number } = {},
): Promise<MadePlan> {
  await stack.database.write((tx) =>
    tx.query('DELETE FROM action_plan WHERE agency_id = ? AND year = ?', [agencyId, year]).then(() => undefined),
  );
  const admin = adminOf(agencyId);
  const call = async (who: typeof admin, field: string, input: Values) =>
    expectDone(stack.call(who, field, { idempotencyKey: newId(), ...input }));
  const created = await call(admin, 'createActionPlan', { agencyId, year, decreeNumber: 'SK 1' });
  const planId = created.plan.id as string;
  const step = (version: number, more: Values = {}): Values => ({ planId, expectedVersion: version, ...more });
  const typed = await call(admin, 'addActionPlanItem', step(1, { item: TYPED_ITEM }));
  const measured = await call(admin, 'addActionPlanItem', step(2, { item: MEASURED_ITEM }));
  const made: MadePlan = { planId, itemId: typed.itemId as string, measuredId: measured.itemId as string, version: 3 };
  if (status === 'DRAFT') return made;
  await call(admin, 'submitActionPlan', step(3));
  made.version = 4;
  if (status === 'SUBMITTED') return made;
  await call(NATIONAL, 'approveActionPlan', step(4));
  made.version = 5;
  if (status === 'APPROVED') return made;
  const now = stack.clock.nowMs;
  stack.clock.nowMs = Date.UTC(year, 11, 1);
  await call(admin, 'reportActual', step(5, { itemId: made.itemId, quarter: 4, value: 38 }));
  await call(admin, 'closeActionPlan', step(6));
  stack.clock.nowMs = now;
  made.version = 7;
  return made;
}
