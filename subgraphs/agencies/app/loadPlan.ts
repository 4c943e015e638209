// One action plan or item by id under the viewer's rights, batched over the request. Hidden and missing are alike.
import DataLoader from 'dataloader';
import { isId } from '../../../platform/ids';
import { alignByKey, groupByKey, loaderOf } from '../../../platform/subgraph/context';
import { findPlansByIds } from '../store/actionPlans';
import { findActuals, findItemsByIds } from '../store/planItems';
import type { ActualRow, ItemRow, PlanRow } from '../store/planRows';
import type { AgenciesContext } from './context';
import { planViewerOf } from './planAccess';

const createPlanLoader = (ctx: AgenciesContext) =>
  new DataLoader<string, PlanRow | null>(async (ids) => {
    const viewer = await planViewerOf(ctx);
    const plans = await findPlansByIds(ctx.db.reader, ids);
    return alignByKey(
      ids,
      plans.filter((plan) => viewer.canSee(plan)),
      (plan) => plan.id,
    );
  });

const createItemLoader = (ctx: AgenciesContext) =>
  new DataLoader<string, ItemRow | null>(async (ids) =>
    alignByKey(ids, await findItemsByIds(ctx.db.reader, ids), (item) => item.id),
  );

const createActualsLoader = (ctx: AgenciesContext) =>
  new DataLoader<string, readonly ActualRow[]>(async (itemIds) =>
    groupByKey(itemIds, await findActuals(ctx.db.reader, itemIds), (actual) => actual.itemId),
  );

export async function loadPlan(ctx: AgenciesContext, id: string | null): Promise<PlanRow | null> {
  return isId(id) ? loaderOf(ctx, createPlanLoader).load(id) : null;
}

/** An item is seen with its plan. */
export async function loadItem(ctx: AgenciesContext, id: string | null): Promise<ItemRow | null> {
  const item = isId(id) ? await loaderOf(ctx, createItemLoader).load(id) : null;
  const plan = item === null ? null : await loadPlan(ctx, item.planId);
  return plan === null ? null : item;
}

/** Of an item that the viewer was found to see. */
export function loadActuals(ctx: AgenciesContext, item: ItemRow): Promise<readonly ActualRow[]> {
  return loaderOf(ctx, createActualsLoader).load(item.id);
}
