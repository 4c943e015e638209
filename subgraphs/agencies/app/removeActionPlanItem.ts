// Takes an item out of a draft, with what was reported of it; its words stay in the history.
import { deleteItem } from '../store/writePlan';
import { changesOf } from './changedValues';
import { changePlan, requireItem, type ChangedPlan, type ChangePlanInput } from './changePlan';
import type { AgenciesContext } from './context';

export interface RemoveActionPlanItemInput extends ChangePlanInput {
  readonly itemId: string;
}

export function removeActionPlanItem(ctx: AgenciesContext, input: RemoveActionPlanItemInput): Promise<ChangedPlan> {
  const { itemId } = input;
  return changePlan(ctx, {
    action: 'REMOVE_ITEM',
    input,
    apply: async (work) => {
      const { activity, indicator } = await requireItem(work, itemId);
      await deleteItem(work.tx, itemId);
      return { itemId, changes: changesOf({ activity, indicator }, { activity: null, indicator: null }) };
    },
  });
}
