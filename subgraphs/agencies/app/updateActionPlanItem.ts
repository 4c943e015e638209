// Replaces what a draft says of an item. What was reported of it stays, and is judged by the new targets.
import { latestProgress } from '../domain/planProgress';
import { findActuals } from '../store/planItems';
import { updateItem } from '../store/writePlan';
import { changesOf } from './changedValues';
import { changePlan, requireItem, type ChangedPlan, type ChangePlanInput } from './changePlan';
import type { AgenciesContext } from './context';
import { checkUnit, readItemTerms, type ItemInput } from './readItemTerms';

export interface UpdateActionPlanItemInput extends ChangePlanInput {
  readonly itemId: string;
  readonly item: ItemInput;
}

export function updateActionPlanItem(ctx: AgenciesContext, input: UpdateActionPlanItemInput): Promise<ChangedPlan> {
  const { itemId } = input;
  return changePlan(ctx, {
    action: 'UPDATE_ITEM',
    input,
    itemId,
    apply: async (work) => {
      const before = await requireItem(work, itemId);
      const terms = readItemTerms(input.item);
      await checkUnit(work.tx, work.plan.agencyId, terms.responsibleUnitId);
      const reported = terms.measure === null ? await findActuals(work.tx, [itemId]) : [];
      await updateItem(work.tx, { ...before, ...terms, progress: latestProgress(terms, reported) });
      return { itemId, changes: changesOf({ ...before }, { ...terms }) };
    },
  });
}
