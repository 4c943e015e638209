// The step that made a version of a plan, for whoever was told of a conflict; null for a viewer who does not see the history.
import { findPlansByIds } from '../store/actionPlans';
import { findStep } from '../store/planHistory';
import type { HistoryRow } from '../store/planRows';
import type { AgenciesContext } from './context';
import { planViewerOf } from './planAccess';

export async function readLastPlanChange(
  ctx: AgenciesContext,
  planId: string,
  version: number,
): Promise<HistoryRow | null> {
  const [plan] = await findPlansByIds(ctx.db.reader, [planId]);
  const isSeen = plan !== undefined && (await planViewerOf(ctx)).seesWhole(plan.agencyId);
  return isSeen ? findStep(ctx.db.reader, planId, version) : null;
}
