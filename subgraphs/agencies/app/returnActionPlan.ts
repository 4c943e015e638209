// The ministry sends a plan back to its institution (kembalikan rencana aksi), and says what has to be mended.
import { InputFaults } from '../../../platform/inputFaults';
import { changePlan, type ChangedPlan, type ChangePlanInput } from './changePlan';
import type { AgenciesContext } from './context';

export interface ReturnActionPlanInput extends ChangePlanInput {
  readonly remark: string;
}

export const MAX_REMARK_LENGTH = 2_000;

export function returnActionPlan(ctx: AgenciesContext, input: ReturnActionPlanInput): Promise<ChangedPlan> {
  return changePlan(ctx, {
    action: 'RETURN',
    input,
    apply: () => {
      const faults = new InputFaults();
      const remark = faults.text(input.remark, 'remark', MAX_REMARK_LENGTH);
      faults.throwIfAny();
      return { plan: { returnRemark: remark, submittedAt: null, approvedAt: null }, remark };
    },
  });
}
