// Adds an item (kegiatan) to a draft, behind the others.
import { Refusal } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import { MAX_PLAN_ITEMS } from '../domain/actionPlan';
import { measureItems } from '../store/planItems';
import { insertItems } from '../store/writePlan';
import { changesOf } from './changedValues';
import { changePlan, type ChangedPlan, type ChangePlanInput } from './changePlan';
import type { AgenciesContext } from './context';
import { checkUnit, readItemTerms, type ItemInput } from './readItemTerms';

export interface AddActionPlanItemInput extends ChangePlanInput {
  readonly item: ItemInput;
}

export function addActionPlanItem(ctx: AgenciesContext, input: AddActionPlanItemInput): Promise<ChangedPlan> {
  const itemId = newId();
  return changePlan(ctx, {
    action: 'ADD_ITEM',
    input,
    itemId,
    apply: async ({ tx, plan }) => {
      const terms = readItemTerms(input.item);
      await checkUnit(tx, plan.agencyId, terms.responsibleUnitId);
      const { count, nextPlace } = await measureItems(tx, plan.id);
      if (count >= MAX_PLAN_ITEMS)
        throw Refusal.of('TOO_MANY_ITEMS', 'item', `A plan has at most ${MAX_PLAN_ITEMS} items.`);
      const { id: planId, agencyId, year } = plan;
      await insertItems(tx, [{ id: itemId, planId, agencyId, year, place: nextPlace, ...terms, progress: null }]);
      return { itemId, changes: changesOf({}, { ...terms }) };
    },
  });
}
