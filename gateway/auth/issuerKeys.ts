// The public keys of one issuer, fetched when the first token needs them and kept. Called by verifyToken.ts.
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { CodedError } from '../../platform/errors';
import type { TokenIssuer } from './tokenIssuer';

const TIMEOUT_MS = 3_000;
const MAX_METADATA_BYTES = 100_000;

export interface KeyTimes {
  /** An unknown `kid` fetches the keys anew, but no more often than this: a flood of made-up ones must not reach the issuer. */
  readonly cooldownMs: number;
  readonly maxAgeMs: number;
}

export const KEY_TIMES: KeyTimes = { cooldownMs: 30_000, maxAgeMs: 600_000 };

export function createIssuerKeys(issuer: TokenIssuer, times: KeyTimes = KEY_TIMES): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const open = async (): Promise<JWTVerifyGetKey> =>
    createRemoteJWKSet(new URL(issuer.jwksUri ?? (await discoverJwksUri(issuer.issuer))), {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: times.cooldownMs,
      cacheMaxAge: times.maxAgeMs,
    });
  return async (header, token) => {
    keys ??= open();
    try {
      return await (
        await keys
      )(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      if (issuer.jwksUri === null) keys = undefined;
      // Not the token's fault: the issuer cannot be asked.
      throw new CodedError('SUBGRAPH_UNAVAILABLE');
    }
  };
}

/** OpenID Connect Discovery 1.0 §4: the document must name the very issuer that was asked. */
async function discoverJwksUri(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  const text = await response.text();
  if (!response.ok || text.length > MAX_METADATA_BYTES) throw new Error('The issuer gave no metadata.');
  const metadata = JSON.parse(text) as { issuer?: unknown; jwks_uri?: unknown };
  if (metadata.issuer !== issuer || typeof metadata.jwks_uri !== 'string') throw new Error('The metadata do not fit.');
  if (issuer.startsWith('https:') && !metadata.jwks_uri.startsWith('https:')) throw new Error('The keys lie on http.');
  return metadata.jwks_uri;
}
