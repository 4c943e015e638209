// Which OAuth scopes a role may ever use. Called when a principal is resolved and when a development token is made.
import { SCOPES, type Role, type Scope } from '../../../schema/contract/scopes';

const READ_PUBLIC: readonly Scope[] = ['reports:read', 'statistics:read', 'agencies:read'];

/** The literal table. A token's scopes are cut down to these; what a person may do is at most what the role may. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  REPORTER: ['reports:read', 'reports:write', 'statistics:read', 'agencies:read', 'users:read'],
  NATIONAL_ADMIN: SCOPES,
  INSTITUTION_ADMIN: SCOPES,
  LIAISON: SCOPES,
  // A system works on reports; plans are made and answered for by people.
  INTEGRATION_CLIENT: ['reports:read', 'reports:write', 'statistics:read', 'agencies:read', 'users:read'],
  // National dashboards: aggregates only, no person and no report.
  ANALYST: ['statistics:read', 'agencies:read'],
  // Reads the audit log, for which it needs users:read; of reports what the public sees; changes nothing.
  DPO: [...READ_PUBLIC, 'users:read'],
  OMBUDSMAN: READ_PUBLIC,
};

/** The union over all roles, in the order of the contract. */
export function scopesOfRoles(roles: readonly Role[]): Scope[] {
  return SCOPES.filter((scope) => roles.some((role) => ROLE_SCOPES[role].includes(scope)));
}

/** Registered scopes of a client, unknown ones dropped: a scope that was abolished grants nothing. */
export function knownScopes(names: readonly string[]): Scope[] {
  return SCOPES.filter((scope) => names.includes(scope));
}
