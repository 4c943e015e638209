// `Report.availableActions`: what this viewer could do now, from the same table by which mutations decide.
import { canReopenAt } from '../domain/checkCommand';
import { listAvailableActions } from '../domain/findTransition';
import type { ReportAction } from '../domain/states';
import type { ReportRow } from '../store/rows';
import { ownAssignmentOf, relationsOf } from './access/relations';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { loadAssignments } from './loadAssignments';

export async function listActions(ctx: ReportsContext, report: ReportRow): Promise<readonly ReportAction[]> {
  const viewer = viewerOf(ctx);
  const assignments = await loadAssignments(ctx, report.id);
  return listAvailableActions(report.status, relationsOf(viewer, report, assignments), {
    own: ownAssignmentOf(viewer, assignments)?.status ?? null,
    canReopen: canReopenAt(report.closedAt, ctx.clock.now()),
  });
}
