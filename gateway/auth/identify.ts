// Who calls: no token → ANONYMOUS; a good token → its principal; anything else → one 401. Called by every entry.
import { CodedError } from '../../platform/errors';
import { ANONYMOUS, type Principal } from '../../schema/contract/principal';
import type { PrincipalFinder } from './principals';
import { createTokenRefusal, readBearerToken } from './readBearerToken';
import type { TokenVerifier } from './verifyToken';

/** Takes every `authorization` header of the request : Node's `headers` hide a second one. */
export type Identify = (authorization: readonly string[] | undefined, requestId: string) => Promise<Principal>;

export function createIdentify(verify: TokenVerifier, findPrincipal: PrincipalFinder): Identify {
  return async (authorization, requestId) => {
    const token = readBearerToken(authorization);
    if (token === null) return ANONYMOUS;
    const verified = await verify(token);
    const principal = await askUsers(() => findPrincipal(verified, requestId));
    if (principal === null) throw createTokenRefusal();
    return principal;
  };
}

/** Whatever fails on the way there is the system's fault, not the caller's, and its text stays here. */
async function askUsers<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch {
    throw new CodedError('SUBGRAPH_UNAVAILABLE');
  }
}
