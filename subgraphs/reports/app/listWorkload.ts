// `Query.workload`: who of an institution has how much to do. For its admins, and those of the institutions above it.
import type { Connection } from '../../../platform/graphql/connection';
import { CodedError } from '../../../platform/errors';
import { DAY_MS } from '../domain/calendar';
import { endOfWindow } from '../domain/dueWindow';
import { countWork, listPeople, type WorkloadRow } from '../store/workload';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { connect, planPage, type PageRequest } from './pages';

const CLOSED_DAYS = 30;

/** @throws CodedError FORBIDDEN for everybody but those admins */
export async function listWorkload(
  ctx: ReportsContext,
  givenAgencyId: string | null,
  page: PageRequest,
): Promise<Connection<WorkloadRow>> {
  const agencyId = givenAgencyId ?? ctx.principal.agencyId;
  // Of institution admins alone: their own institution, and those below it.
  if (agencyId === null || !viewerOf(ctx).targetAgencyIds.has(agencyId))
    throw new CodedError('FORBIDDEN', 'The workload of an institution is for its admins and those above it.');
  const plan = planPage(ctx, page, ['workload', agencyId]);
  const people = await listPeople(ctx.db, { agencyId, afterId: plan.after?.[1] ?? null, limit: plan.limit });
  const now = ctx.clock.now();
  const zone = ctx.services.agencies.get(agencyId)?.zone ?? 'WIB';
  const times = { now, weekEnd: endOfWindow('THIS_WEEK', now, zone), closedSince: now - CLOSED_DAYS * DAY_MS };
  const counted = new Map(
    (await countWork(ctx.db, agencyId, people.slice(0, plan.first), times)).map((row) => [row.operatorId, row]),
  );
  const rows = people.map((operatorId) => counted.get(operatorId) ?? uncounted(operatorId));
  return connect(rows, plan, ({ operatorId }) => [0, operatorId]);
}

/** The one beyond the page, which only proves that there is another page. */
function uncounted(operatorId: string): WorkloadRow {
  return { operatorId, openCount: null, overdueCount: null, dueThisWeekCount: null, closedCount: null };
}
