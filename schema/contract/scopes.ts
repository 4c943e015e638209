// Roles and OAuth scopes that the gateway, the users subgraph and the deciding resolvers agree on.

/** What a person or a system may be (`domain.md`: who acts). One principal can hold several. */
export const ROLES = [
  'REPORTER',
  'NATIONAL_ADMIN',
  'INSTITUTION_ADMIN',
  'LIAISON',
  'INTEGRATION_CLIENT',
  'ANALYST',
  'DPO',
  'OMBUDSMAN',
] as const;
export type Role = (typeof ROLES)[number];

/** OAuth 2.0 scopes. A token carries some of them; a mutation and a private read each name the one they need. */
export const SCOPES = [
  'reports:read',
  'reports:write',
  'statistics:read',
  'agencies:read',
  'agencies:write',
  'users:read',
] as const;
export type Scope = (typeof SCOPES)[number];
