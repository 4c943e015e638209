// An institution closes its plan's year (laporkan rencana aksi): everything that it types is reported.
import { Refusal } from '../../../platform/errors';
import { MAX_PLAN_ITEMS } from '../domain/actionPlan';
import { quarterStart } from '../domain/planCalendar';
import { lastTargetQuarter } from '../domain/planProgress';
import { findActuals, findItemsOfPlans } from '../store/planItems';
import { changePlan, type ChangedPlan, type ChangePlanInput, type PlanAtWork } from './changePlan';
import type { AgenciesContext } from './context';

export function closeActionPlan(ctx: AgenciesContext, input: ChangePlanInput): Promise<ChangedPlan> {
  return changePlan(ctx, {
    action: 'CLOSE',
    input,
    apply: async (work) => {
      const { plan, at } = work;
      if (at < quarterStart(plan.year, 4))
        throw Refusal.of('TRANSITION_NOT_ALLOWED', null, 'The last quarter of the plan’s year has not begun yet.');
      const missing = await countUnreported(work);
      if (missing > 0)
        throw Refusal.of('TRANSITION_NOT_ALLOWED', null, `${missing} items have no actual for their last quarter yet.`);
      return { plan: { reportedAt: at } };
    },
  });
}

/** Items whose value has to be typed, and is not for the last quarter that has a target. */
async function countUnreported({ tx, plan }: PlanAtWork): Promise<number> {
  const items = await findItemsOfPlans(tx, { planIds: [plan.id], after: null, limit: MAX_PLAN_ITEMS });
  const typed = items.filter(({ measure }) => measure === null);
  if (typed.length === 0) return 0;
  const actuals = await findActuals(
    tx,
    typed.map(({ id }) => id),
  );
  const reported = new Set(actuals.map(({ itemId, quarter }) => `${itemId} ${quarter}`));
  return typed.filter(({ id, targets }) => !reported.has(`${id} ${lastTargetQuarter(targets)}`)).length;
}
