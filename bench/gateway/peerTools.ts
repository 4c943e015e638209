// The token check and the signature of this project, for peers that are measured with the same duties. Called by child.ts.
import { randomUUID } from 'node:crypto';
import { createIdentify } from '../../gateway/auth/identify';
import { createPrincipalFinder } from '../../gateway/auth/principals';
import { TOKEN_ALGORITHMS } from '../../gateway/auth/tokenIssuer';
import { createTokenVerifier } from '../../gateway/auth/verifyToken';
import { systemClock } from '../../platform/clock';
import { signRequest } from '../../platform/signing/envelope';
import { createSubgraphClient } from '../../platform/signing/subgraphClient';
import type { Principal } from '../../schema/contract/principal';
import type { Plan } from './child';

export interface PeerTools {
  /** Throws where the token is not good. */
  identify(authorization: string | undefined): Promise<Principal>;
  /** Headers for one request to a subgraph. */
  sign(subgraph: string, principal: Principal, body: string): Record<string, string>;
}

const DEADLINE_MS = 10_000;

export function createPeerTools({ urls, key: text, issuer, audience }: Plan): PeerTools {
  const key = Buffer.from(text, 'base64url');
  const jwksUri = `${urls.users}/.well-known/jwks.json`;
  const verify = createTokenVerifier([{ issuer, audience, jwksUri, algorithms: TOKEN_ALGORITHMS, isOwn: true }]);
  const users = createSubgraphClient({ caller: 'gateway', audience: 'users', url: urls.users ?? '', key });
  const find = createPrincipalFinder({ users, cacheMs: 30_000, clock: systemClock });
  const identify = createIdentify(verify, find);
  return {
    identify: (authorization) => identify(authorization === undefined ? undefined : [authorization], randomUUID()),
    sign(subgraph, principal, body) {
      const nowMs = Date.now();
      const request = { audience: subgraph, method: 'POST', path: '/graphql', caller: 'gateway', principal };
      const sent = { requestId: randomUUID(), deadlineMs: nowMs + DEADLINE_MS, body: Buffer.from(body) };
      return signRequest(key, { ...request, ...sent }, nowMs);
    },
  };
}
