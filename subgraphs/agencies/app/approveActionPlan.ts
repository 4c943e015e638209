// The ministry approves a plan (setujui rencana aksi): from here on everybody may read it.
import { changePlan, type ChangedPlan, type ChangePlanInput } from './changePlan';
import type { AgenciesContext } from './context';

export function approveActionPlan(ctx: AgenciesContext, input: ChangePlanInput): Promise<ChangedPlan> {
  return changePlan(ctx, {
    action: 'APPROVE',
    input,
    apply: ({ at }) => ({ plan: { approvedAt: at, returnRemark: null } }),
  });
}
