// Hands a draft to the ministry for approval (ajukan rencana aksi).
import { Refusal } from '../../../platform/errors';
import { measureItems } from '../store/planItems';
import { changePlan, type ChangedPlan, type ChangePlanInput } from './changePlan';
import type { AgenciesContext } from './context';

export function submitActionPlan(ctx: AgenciesContext, input: ChangePlanInput): Promise<ChangedPlan> {
  return changePlan(ctx, {
    action: 'SUBMIT',
    input,
    apply: async ({ tx, plan, at }) => {
      const { count } = await measureItems(tx, plan.id);
      if (count === 0) throw Refusal.of('REQUIRED', null, 'A plan without items cannot be submitted; add one first.');
      return { plan: { submittedAt: at } };
    },
  });
}
