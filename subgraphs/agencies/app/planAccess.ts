// Who sees and who changes which action plan. Worked out once a request; every verb of plans begins with it.
import { hasRole, hasScope, type Principal } from '../../../schema/contract/principal';
import { PUBLIC_PLAN_STATUSES } from '../domain/actionPlan';
import type { PlanRelation } from '../domain/planStateTable';
import type { PlanSight } from '../store/actionPlans';
import { findIdsBelow } from '../store/agencies';
import type { PlanRow } from '../store/planRows';
import type { AgenciesContext } from './context';

export interface PlanViewer {
  readonly sight: PlanSight;
  readonly isNationalAdmin: boolean;
  /** Drafts, remarks and history too. */
  seesWhole(agencyId: string): boolean;
  canSee(plan: Pick<PlanRow, 'agencyId' | 'status'>): boolean;
  /** As what the viewer may act on plans of the institution; empty for a reader. */
  relationsTo(agencyId: string): readonly PlanRelation[];
}

const NOBODY: readonly string[] = [];
const viewers = new WeakMap<AgenciesContext, Promise<PlanViewer>>();

export function planViewerOf(ctx: AgenciesContext): Promise<PlanViewer> {
  let viewer = viewers.get(ctx);
  if (!viewer) {
    viewer = createViewer(ctx);
    viewers.set(ctx, viewer);
  }
  return viewer;
}

async function createViewer(ctx: AgenciesContext): Promise<PlanViewer> {
  const { principal } = ctx;
  const isNationalAdmin = isStaff(principal) && hasRole(principal, 'NATIONAL_ADMIN');
  const agencyIds = new Set(await findAgencyIds(ctx));
  const seesWhole = (agencyId: string): boolean => isNationalAdmin || agencyIds.has(agencyId);
  return {
    sight: isNationalAdmin ? 'ALL' : { agencyIds: [...agencyIds] },
    isNationalAdmin,
    seesWhole,
    canSee: ({ agencyId, status }) =>
      (PUBLIC_PLAN_STATUSES as readonly string[]).includes(status) || seesWhole(agencyId),
    relationsTo: (agencyId) =>
      hasScope(principal, 'agencies:write') ? listRelations(principal, agencyId, agencyIds) : [],
  };
}

/** Without the scope for reading a token sees what is public. */
function isStaff(principal: Principal): boolean {
  return (principal.kind === 'OPERATOR' || principal.kind === 'CLIENT') && hasScope(principal, 'agencies:read');
}

/** The viewer's own institution, for its admins also those below it. An analyst's or a DPO's is none of theirs. */
async function findAgencyIds(ctx: AgenciesContext): Promise<readonly string[]> {
  const { principal } = ctx;
  const { agencyId } = principal;
  if (agencyId === null || !isStaff(principal)) return NOBODY;
  if (hasRole(principal, 'INSTITUTION_ADMIN')) return findIdsBelow(ctx.db.reader, agencyId);
  return hasRole(principal, 'LIAISON') || hasRole(principal, 'INTEGRATION_CLIENT') ? [agencyId] : NOBODY;
}

function listRelations(principal: Principal, agencyId: string, agencyIds: ReadonlySet<string>): PlanRelation[] {
  const relations: PlanRelation[] = [];
  const isOwn = principal.agencyId === agencyId;
  if (hasRole(principal, 'INSTITUTION_ADMIN') && agencyIds.has(agencyId))
    relations.push(isOwn ? 'OWN_ADMIN' : 'COORDINATOR');
  if (hasRole(principal, 'LIAISON') && isOwn && agencyIds.has(agencyId)) relations.push('OWN_LIAISON');
  if (hasRole(principal, 'NATIONAL_ADMIN') && isStaff(principal)) relations.push('NATIONAL_ADMIN');
  return relations;
}
