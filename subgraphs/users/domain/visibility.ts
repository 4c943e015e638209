// Who may see whom: operators by name, API clients at all (`docs/decisions`: operators' names). Pure; called by app verbs.
import { hasRole, hasScope, type Principal } from '../../../schema/contract/principal';

/** Where somebody belongs. `parentPath` holds ids from the root institution down to `agencyId`; null while not known. */
export interface Membership {
  readonly agencyId: string;
  readonly parentPath: string | null;
}

/** Which operators a viewer may list. `BELOW`: the own agency and every one under it. */
export type OperatorScope = { readonly kind: 'ALL' } | { readonly kind: 'BELOW' | 'OWN'; readonly agencyId: string };

/** Null: this viewer lists nobody. */
export function operatorScopeOf(viewer: Principal): OperatorScope | null {
  if (!hasScope(viewer, 'users:read')) return null;
  if (hasRole(viewer, 'NATIONAL_ADMIN')) return { kind: 'ALL' };
  // Reads the audit log by that scope, not its agency's list of staff.
  if (hasRole(viewer, 'DPO')) return null;
  if (viewer.agencyId === null || (viewer.kind !== 'OPERATOR' && viewer.kind !== 'CLIENT')) return null;
  return { kind: hasRole(viewer, 'INSTITUTION_ADMIN') ? 'BELOW' : 'OWN', agencyId: viewer.agencyId };
}

/** Inside the agency, its coordinators (admins of an institution above it), national admins. The same rule as the list. */
export function canSeeStaffOf(viewer: Principal, member: Membership): boolean {
  const scope = operatorScopeOf(viewer);
  if (scope === null) return false;
  if (scope.kind === 'ALL' || member.agencyId === scope.agencyId) return true;
  return scope.kind === 'BELOW' && (member.parentPath?.split('/').includes(scope.agencyId) ?? false);
}
