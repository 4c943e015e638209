// Changes what a draft says of itself: the number of the decree (SK) that it rests on.
import { InputFaults } from '../../../platform/inputFaults';
import { changesOf } from './changedValues';
import { changePlan, type ChangedPlan, type ChangePlanInput } from './changePlan';
import type { AgenciesContext } from './context';

export const MAX_DECREE_LENGTH = 120;

export interface UpdateActionPlanInput extends ChangePlanInput {
  readonly decreeNumber?: string | null;
}

export function updateActionPlan(ctx: AgenciesContext, input: UpdateActionPlanInput): Promise<ChangedPlan> {
  return changePlan(ctx, {
    action: 'UPDATE',
    input,
    apply: ({ plan }) => {
      const faults = new InputFaults();
      const decreeNumber = faults.optionalText(input.decreeNumber, 'decreeNumber', MAX_DECREE_LENGTH);
      faults.throwIfAny();
      return { plan: { decreeNumber }, changes: changesOf({ decreeNumber: plan.decreeNumber }, { decreeNumber }) };
    },
  });
}
