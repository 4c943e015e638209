// Who sees exact, live figures (`docs/decisions/0010-statistics-disclosure.md`); everybody else sees what is published.
// Called by the verbs before they read any counter.
import { hasRole, hasScope, type Principal } from '../../../schema/contract/principal';
import { isId } from '../../../platform/ids';
import { findAgencyRefs } from '../store/agencyRef.store';
import type { StatisticsContext } from './services';

/** A token without `statistics:read` is not refused: it sees what is public anyway. */
export function seesEverything(principal: Principal): boolean {
  return hasScope(principal, 'statistics:read') && hasRole(principal, 'NATIONAL_ADMIN');
}

function worksForAgency(principal: Principal): boolean {
  const isStaff = hasRole(principal, 'INSTITUTION_ADMIN') || hasRole(principal, 'LIAISON');
  return isStaff || hasRole(principal, 'INTEGRATION_CLIENT');
}

/** Figures of a whole tree hold those of the institutions below: an admin of an institution sees them, its other staff does not. */
export function mayAddUpTrees(principal: Principal): boolean {
  return hasRole(principal, 'INSTITUTION_ADMIN') || hasRole(principal, 'NATIONAL_ADMIN');
}

/** Of `ids`, the agencies whose exact figures the viewer sees: their own, and for an institution admin those below. */
export async function findExactAgencies(ctx: StatisticsContext, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { principal } = ctx;
  const wellFormed = ids.filter(isId);
  if (seesEverything(principal)) return new Set(wellFormed);
  const own = principal.agencyId;
  if (own === null || !hasScope(principal, 'statistics:read') || !worksForAgency(principal)) return new Set();
  const others = wellFormed.filter((id) => id !== own);
  const exact = new Set(wellFormed.filter((id) => id === own));
  if (others.length === 0 || !hasRole(principal, 'INSTITUTION_ADMIN')) return exact;
  for (const { agencyId, parentPath } of await findAgencyRefs(ctx.db.reader, others)) {
    if (parentPath.split('/').includes(own)) exact.add(agencyId);
  }
  return exact;
}
