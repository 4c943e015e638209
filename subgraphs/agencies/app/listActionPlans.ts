// `Query.actionPlans` and `Agency.actionPlans`: the plans that the viewer may read, the newest year first.
import { loaderOf } from '../../../platform/subgraph/context';
import { createPageLoader } from '../../../platform/subgraph/createPageLoader';
import { toConnection, type Connection } from '../../../platform/graphql/connection';
import { isId } from '../../../platform/ids';
import type { AgencyKind } from '../../../schema/contract/events';
import type { Pillar, PlanStatus } from '../domain/actionPlan';
import { countPlans, findPlans, findPlansOfAgencies, type AfterPlan, type PlanScope } from '../store/actionPlans';
import type { PlanRow } from '../store/planRows';
import type { AgencyRow } from '../store/rows';
import type { AgenciesContext } from './context';
import { planPage, type PagePlan, type PageRequest } from './pages';
import { planViewerOf } from './planAccess';

export interface PlanFilter {
  readonly year?: number | null;
  readonly status?: PlanStatus | null;
  readonly agencyId?: string | null;
  readonly kind?: AgencyKind | null;
  readonly pillar?: Pillar | null;
}

export interface PlanList extends Connection<PlanRow> {
  /** Asked only when the field is selected. */
  readTotalCount(): Promise<number>;
}

export async function listActionPlans(ctx: AgenciesContext, filter: PlanFilter, page: PageRequest): Promise<PlanList> {
  const { sight } = await planViewerOf(ctx);
  const { year = null, status = null, agencyId = null, kind = null, pillar = null } = filter;
  const scope: PlanScope = { sight, year, status, agencyId, kind, pillar };
  const plan = planByYear(ctx, page, ['actionPlans', ctx.principal.id, { year, status, agencyId, kind, pillar }]);
  const canMatch = agencyId === null || isId(agencyId);
  const rows = canMatch ? await findPlans(ctx.db.reader, scope, plan) : [];
  return { ...connect(rows, plan), readTotalCount: async () => (canMatch ? countPlans(ctx.db.reader, scope) : 0) };
}

const createAgencyPlansLoader = (ctx: AgenciesContext) =>
  createPageLoader<{ year: number | null; after: AfterPlan | null }, PlanRow>(
    async ({ parentKeys, after, limit }) => {
      const { sight } = await planViewerOf(ctx);
      const afterYear = after?.after?.year ?? null;
      const scope = { agencyIds: parentKeys, sight, year: after?.year ?? null, afterYear, limit };
      return findPlansOfAgencies(ctx.db.reader, scope);
    },
    (plan) => plan.agencyId,
  );

export async function listAgencyPlans(
  ctx: AgenciesContext,
  agency: AgencyRow,
  year: number | null,
  page: PageRequest,
): Promise<Connection<PlanRow>> {
  const plan = planByYear(ctx, page, ['agency.actionPlans', ctx.principal.id, agency.id, year]);
  const { after, limit } = plan;
  const loader = loaderOf(ctx, createAgencyPlansLoader);
  return connect(await loader.load({ parentKey: agency.id, after: { year, after }, limit }), plan);
}

function planByYear(ctx: AgenciesContext, page: PageRequest, binding: unknown): PagePlan<AfterPlan> {
  return planPage(ctx, page, binding, ([year, code]) => ({ year: year as number, agencyCode: code as string }));
}

function connect(rows: readonly PlanRow[], { first, cursor, sealer }: PagePlan<AfterPlan>): Connection<PlanRow> {
  return toConnection({ rows, first, after: cursor, sealer, keyOf: (row) => [row.year, row.agencyCode] });
}
