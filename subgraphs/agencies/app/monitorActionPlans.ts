// What the ministry watches of a year's action plans (pemantauan rencana aksi), and how far the pillars have come, which
// everybody may read. Called by the monitoring resolver; each figure is one bounded statement, asked only when selected.
import { CodedError } from '../../../platform/errors';
import { PILLARS, PLAN_STATUSES, type PlanStatus } from '../domain/actionPlan';
import { isPlanYear, quarterStart, FIRST_PLAN_YEAR } from '../domain/planCalendar';
import {
  countAsked,
  countPillars,
  countPlansByStatus,
  countWithoutPlan,
  findWithoutPlan,
  type PillarCount,
} from '../store/planMonitoring';
import type { AgenciesContext } from './context';
import type { AgencyList } from './listAgencies';
import { connectByName, planPageByName, type PageRequest } from './pages';
import { planViewerOf } from './planAccess';

export interface Monitoring {
  readonly year: number;
}

/** @throws CodedError FORBIDDEN for everybody but national admins */
export async function monitorActionPlans(ctx: AgenciesContext, year: number): Promise<Monitoring> {
  checkYear(ctx, year);
  if (!(await planViewerOf(ctx)).isNationalAdmin)
    throw new CodedError('FORBIDDEN', 'Plans are monitored by national admins, with the scope agencies:read.');
  return { year };
}

export async function readPillarProgress(ctx: AgenciesContext, year: number): Promise<PillarCount[]> {
  checkYear(ctx, year);
  const counted = await countPillars(ctx.db.reader, year);
  const none = { items: 0, measuredItems: 0, reportedItems: 0, progress: null };
  return PILLARS.map((pillar) => counted.find((row) => row.pillar === pillar) ?? { pillar, ...none });
}

export async function readStatusCounts(
  ctx: AgenciesContext,
  { year }: Monitoring,
): Promise<{ status: PlanStatus; count: number }[]> {
  const counts = await countPlansByStatus(ctx.db.reader, year);
  return PLAN_STATUSES.map((status) => ({ status, count: counts.get(status) ?? 0 }));
}

export function countAskedInstitutions(ctx: AgenciesContext, { year }: Monitoring): Promise<number> {
  return countAsked(ctx.db.reader, quarterStart(year + 1, 1));
}

export async function listWithoutPlan(
  ctx: AgenciesContext,
  { year }: Monitoring,
  page: PageRequest,
): Promise<AgencyList> {
  const plan = planPageByName(ctx, page, ['actionPlanMonitoring.institutionsWithoutPlan', year]);
  const scope = { year, connectedBefore: quarterStart(year + 1, 1) };
  const rows = await findWithoutPlan(ctx.db.reader, scope, plan);
  return { ...connectByName(rows, plan), readTotalCount: () => countWithoutPlan(ctx.db.reader, scope) };
}

function checkYear(ctx: AgenciesContext, year: number): void {
  if (!isPlanYear(year, ctx.clock.now()))
    throw new CodedError('BAD_USER_INPUT', `year wants ${FIRST_PLAN_YEAR} to the next one.`);
}
