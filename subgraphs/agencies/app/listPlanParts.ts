// `ActionPlan.items` and `ActionPlan.history`, of a plan that the viewer was found to see.
import { loaderOf } from '../../../platform/subgraph/context';
import { createPageLoader } from '../../../platform/subgraph/createPageLoader';
import { toConnection, type Connection } from '../../../platform/graphql/connection';
import { findHistory } from '../store/planHistory';
import { findItemsOfPlans } from '../store/planItems';
import type { HistoryRow, ItemRow, PlanRow } from '../store/planRows';
import type { AgenciesContext } from './context';
import { planPage, type PageRequest } from './pages';
import { planViewerOf } from './planAccess';

const createItemsLoader = (ctx: AgenciesContext) =>
  createPageLoader<number, ItemRow>(
    ({ parentKeys, after, limit }) => findItemsOfPlans(ctx.db.reader, { planIds: parentKeys, after, limit }),
    (item) => item.planId,
  );

const createHistoryLoader = (ctx: AgenciesContext) =>
  createPageLoader<number, HistoryRow>(
    ({ parentKeys, after, limit }) => findHistory(ctx.db.reader, { planIds: parentKeys, beforeVersion: after, limit }),
    (step) => step.planId,
  );

export async function listPlanItems(
  ctx: AgenciesContext,
  plan: PlanRow,
  page: PageRequest,
): Promise<Connection<ItemRow>> {
  const request = planPage(ctx, page, ['actionPlan.items', plan.id], ([place]) => place as number);
  const { first, after, limit, cursor, sealer } = request;
  const rows = await loaderOf(ctx, createItemsLoader).load({ parentKey: plan.id, after, limit });
  return toConnection({ rows, first, after: cursor, sealer, keyOf: (item) => [item.place] });
}

/** Null for whoever reads the plan as the public does: how it came about is between the institution and the ministry. */
export async function listPlanHistory(
  ctx: AgenciesContext,
  plan: PlanRow,
  page: PageRequest,
): Promise<Connection<HistoryRow> | null> {
  const request = planPage(ctx, page, ['actionPlan.history', plan.id], ([version]) => version as number);
  if (!(await planViewerOf(ctx)).seesWhole(plan.agencyId)) return null;
  const { first, after, limit, cursor, sealer } = request;
  const rows = await loaderOf(ctx, createHistoryLoader).load({ parentKey: plan.id, after, limit });
  return toConnection({ rows, first, after: cursor, sealer, keyOf: (step) => [step.version] });
}
