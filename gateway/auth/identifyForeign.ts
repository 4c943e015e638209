// Who calls, before subgraphs of others: what the token proves and nothing more, since nobody can be asked. Called by
// startGateway.ts.
import { ANONYMOUS, type Principal } from '../../schema/contract/principal';
import type { Scope } from '../../schema/contract/scopes';
import type { Identify } from './identify';
import { readBearerToken } from './readBearerToken';
import type { TokenVerifier, VerifiedToken } from './verifyToken';

/** Null: no issuer is configured, and `authorization` is a matter between the client and the subgraphs. */
export function createForeignIdentify(verify: TokenVerifier | null): Identify {
  return async (authorization) => {
    if (verify === null) return ANONYMOUS;
    const token = readBearerToken(authorization);
    return token === null ? ANONYMOUS : toPrincipal(await verify(token));
  };
}

/** Subjects of two issuers may have the same name. */
function toPrincipal({ issuer, subject, client, givenScopes }: VerifiedToken): Principal {
  const id = JSON.stringify([issuer, subject]);
  // Scopes of others, for the access rules of their supergraph.
  const scopes = givenScopes as readonly Scope[];
  return { kind: 'CLIENT', id, issuer, subject, client, agencyId: null, unitId: null, roles: [], scopes };
}
