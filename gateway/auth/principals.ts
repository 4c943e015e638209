// Asks the users subgraph who a verified token's bearer is, and remembers the answer for less than a minute, so that a
// deactivated caller is out by then. Called by identify.ts.
import type { Clock } from '../../platform/clock';
import type { SubgraphClient } from '../../platform/signing/subgraphClient';
import type { Principal, PrincipalAnswer } from '../../schema/contract/principal';
import { createExpiringCache } from './expiringCache';
import type { VerifiedToken } from './verifyToken';

export interface PrincipalsOptions {
  readonly users: SubgraphClient;
  readonly cacheMs: number;
  readonly clock: Clock;
}

/** Null: unknown or deactivated. Throws when users cannot be asked. */
export type PrincipalFinder = (token: VerifiedToken, requestId: string) => Promise<Principal | null>;

const MAX_PRINCIPALS = 20_000;
/** Long enough that a deactivated system's retries do not reach users, short enough that nobody waits for his first use. */
const UNKNOWN_CACHE_MS = 5_000;
const TIMEOUT_MS = 2_000;

export function createPrincipalFinder({ users, cacheMs, clock }: PrincipalsOptions): PrincipalFinder {
  const cache = createExpiringCache<Known>({
    maxEntries: MAX_PRINCIPALS,
    lifetimeMsOf: ({ principal }) => (principal === null ? Math.min(UNKNOWN_CACHE_MS, cacheMs) : cacheMs),
    now: () => clock.now(),
  });
  return async (token, requestId) => {
    const { issuer, subject, client } = token;
    const query = new URLSearchParams({ issuer, subject, client }).toString();
    const known = await cache.get(query, async () => {
      const path = `/internal/principal?${query}`;
      const { principal } = await users.getJson<PrincipalAnswer>(path, { timeoutMs: TIMEOUT_MS, requestId });
      return { principal, byScopes: new Map() };
    });
    return known.principal === null ? null : limitToToken(known, known.principal, token);
  };
}

interface Known {
  readonly principal: Principal | null;
  /** The same object for each request of one token: what is signed is then encoded once. */
  readonly byScopes: Map<string, Principal>;
}

/** Scopes that both the token and the subgraph grant. At most 2^5 sets of scopes exist. */
function limitToToken({ byScopes }: Known, principal: Principal, token: VerifiedToken): Principal {
  const key = token.scopes === null ? 'all' : token.scopes.join(' ');
  let limited = byScopes.get(key);
  if (limited === undefined) {
    const scopes = principal.scopes.filter((scope) => token.scopes === null || token.scopes.includes(scope));
    const { issuer, subject, client } = token;
    limited = { ...principal, issuer, subject, client, scopes };
    byScopes.set(key, limited);
  }
  return limited;
}
