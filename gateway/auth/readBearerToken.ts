// The bearer token of a request (RFC 6750 §2.1: the header only; a token in a URL would end in logs). Called by identify.ts.
import { GuardError } from '../guard/guardError';

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i;
const MAX_TOKEN_LENGTH = 8_192;

/** Null without the header. Anything else than exactly one bearer token is refused, never treated as anonymous. */
export function readBearerToken(authorization: readonly string[] | undefined): string | null {
  if (authorization === undefined || authorization.length === 0) return null;
  const [header, second] = authorization;
  const token = BEARER.exec(header ?? '')?.[1];
  if (second !== undefined || token === undefined || token.length > MAX_TOKEN_LENGTH) throw createTokenRefusal();
  return token;
}

/** The one answer to every fault of a token: it tells nobody which check it failed. */
export function createTokenRefusal(): GuardError {
  return new GuardError('UNAUTHENTICATED');
}
