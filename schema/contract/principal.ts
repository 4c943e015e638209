// Who calls: resolved by the users subgraph, signed by the gateway, verified by every subgraph.
import type { Role, Scope } from './scopes';

export const PRINCIPAL_KINDS = ['ANONYMOUS', 'REPORTER', 'OPERATOR', 'CLIENT'] as const;
export type PrincipalKind = (typeof PRINCIPAL_KINDS)[number];

/**
 * The caller as the users subgraph knows it. `id` is the id of the reporter, operator or API client itself.
 * `issuer`, `subject` and `client` are what the token proved; they scope idempotency keys.
 */
export interface Principal {
  readonly kind: PrincipalKind;
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly client: string;
  readonly agencyId: string | null;
  readonly unitId: string | null;
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
}

/**
 * What the users subgraph answers to `GET /internal/principal?issuer=&subject=&client=` (status 200): the caller with all
 * scopes it may have, or null for one that is unknown or deactivated.
 */
export interface PrincipalAnswer {
  readonly principal: Principal | null;
}

/** A caller without a token: public reports, tracking by id and secret, submission. */
export const ANONYMOUS: Principal = Object.freeze({
  kind: 'ANONYMOUS',
  id: '',
  issuer: '',
  subject: '',
  client: '',
  agencyId: null,
  unitId: null,
  roles: [],
  scopes: [],
});

export function hasRole(principal: Principal, role: Role): boolean {
  return principal.roles.includes(role);
}

export function hasScope(principal: Principal, scope: Scope): boolean {
  return principal.scopes.includes(scope);
}
