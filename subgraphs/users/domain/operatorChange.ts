// Who may change which operator (petugas), and to what. Pure; called by app/updateOperator.ts and app/listOperatorChanges.ts.
import { hasRole, hasScope, type Principal } from '../../../schema/contract/principal';
import type { Role } from '../../../schema/contract/scopes';
import { canSeeStaffOf, type Membership } from './visibility';

/** What is given and taken here. The platform's own roles are not: whoever gave them could give themselves everything. */
export const MANAGED_ROLES = ['INSTITUTION_ADMIN', 'LIAISON'] as const satisfies readonly Role[];
export type ManagedRole = (typeof MANAGED_ROLES)[number];

export interface ManagedOperator extends Membership {
  readonly id: string;
  readonly role: Role;
}

/** Admins, in person: a system is not asked who works in its institution. */
export function mayManageStaff(viewer: Principal): boolean {
  const isAdmin = hasRole(viewer, 'NATIONAL_ADMIN') || hasRole(viewer, 'INSTITUTION_ADMIN');
  return viewer.kind === 'OPERATOR' && isAdmin && hasScope(viewer, 'users:read') && hasScope(viewer, 'reports:write');
}

/**
 * NOT_FOUND: outside the own institution and those below it, as in the list. FORBIDDEN: oneself, so that nobody raises their own
 * role or locks themselves out; and who has one of the platform's roles, but for a national admin, who may (de)activate them.
 */
export function judgeChange(
  viewer: Principal,
  operator: ManagedOperator,
  isStatusOnly: boolean,
): 'NOT_FOUND' | 'FORBIDDEN' | null {
  if (!canSeeStaffOf(viewer, operator)) return 'NOT_FOUND';
  if (operator.id === viewer.id) return 'FORBIDDEN';
  const isManaged = (MANAGED_ROLES as readonly Role[]).includes(operator.role);
  return isManaged || (isStatusOnly && hasRole(viewer, 'NATIONAL_ADMIN')) ? null : 'FORBIDDEN';
}
