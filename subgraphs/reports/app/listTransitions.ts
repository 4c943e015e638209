// `Report.availableTransitions`: what this viewer could do now, from the same table by which mutations decide.
import DataLoader from 'dataloader';
import { groupByKey, loaderOf } from '../../../platform/subgraph/context';
import { canReopenAt } from '../domain/checkCommand';
import { findTransition, listAvailableTransitions } from '../domain/findTransition';
import type { Transition } from '../domain/stateTable';
import {
  isActiveAssignment,
  REPORT_STATUSES,
  type DraftStatus,
  type Relation,
  type ReportAction,
  type ReportStatus,
} from '../domain/states';
import { findOpenDrafts } from '../store/responseDrafts';
import type { AssignmentRow, ReportRow } from '../store/rows';
import { ownAssignmentOf, relationsOf } from './access/relations';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { loadAssignments } from './loadAssignments';
import { MUTATION_OF } from './mutationOf';

export interface AvailableTransitionData {
  readonly action: ReportAction;
  readonly mutation: string | null;
  readonly to: ReportStatus | null;
  readonly reasons: readonly string[];
  readonly assignments: readonly AssignmentRow[];
}

const createDraftLoader = (ctx: ReportsContext) =>
  new DataLoader<string, DraftStatus[]>(async (reportIds) => {
    const rows = await findOpenDrafts(ctx.db.reader, reportIds, ctx.principal.agencyId);
    return groupByKey(reportIds, rows, ({ reportId }) => reportId).map((own) => own.map(({ status }) => status));
  });

export async function listTransitions(
  ctx: ReportsContext,
  report: ReportRow,
): Promise<readonly AvailableTransitionData[]> {
  const viewer = viewerOf(ctx);
  const assignments = await loadAssignments(ctx, report.id);
  const relations = relationsOf(viewer, report, assignments);
  const own = ownAssignmentOf(viewer, assignments);
  // Whoever may not discard a draft may not approve one either.
  const isWriting =
    own !== null && isActiveAssignment(own.status) && findTransition('DISCARD_RESPONSE', report.status, relations).ok;
  const open = listAvailableTransitions(report.status, relations, {
    own: own?.status ?? null,
    canReopen: canReopenAt(report.closedAt, ctx.clock.now()),
    isAtOmbudsman: report.ombudsmanSince !== null,
    isConfidential: report.isConfidential,
    drafts: isWriting ? await loaderOf(ctx, createDraftLoader).load(report.id) : [],
  });
  return open.flatMap((row) => {
    const named = listNamed(row, { relations, own, assignments });
    // An action on an assignment of which none fits is not open: the only holder leads already.
    if (row.own !== null && named.length === 0) return [];
    const to = toStatus(row, report.status);
    return [
      {
        action: row.action,
        mutation: MUTATION_OF[row.action] ?? null,
        to,
        reasons: row.reasons ?? [],
        assignments: named,
      },
    ];
  });
}

export async function listActions(ctx: ReportsContext, report: ReportRow): Promise<readonly ReportAction[]> {
  return (await listTransitions(ctx, report)).map(({ action }) => action);
}

/** Null where it follows from the assignments only when it has happened. */
function toStatus({ to }: Transition, present: ReportStatus): ReportStatus | null {
  if (to === 'SAME') return present;
  return REPORT_STATUSES.find((status) => status === to) ?? null;
}

interface Side {
  readonly relations: readonly Relation[];
  readonly own: AssignmentRow | null;
  readonly assignments: readonly AssignmentRow[];
}

/** Those that the action may be about: the national admin names any, an institution its own. */
function listNamed(row: Transition, { relations, own, assignments }: Side): readonly AssignmentRow[] {
  if (row.own === null) return [];
  const isNaming = row.who.includes('NATIONAL_ADMIN') && relations.includes('NATIONAL_ADMIN');
  const candidates = isNaming ? assignments : own === null ? [] : [own];
  return candidates.filter(
    ({ status, role }) => row.own?.includes(status) && !(row.assignment === 'SET_LEAD' && role === 'LEAD'),
  );
}
