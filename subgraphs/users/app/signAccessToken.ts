// Signs an access token (RFC 9068). Called by the token endpoint and, offline, by the development token.
import { importJWK, SignJWT } from 'jose';
import type { Scope } from '../../../schema/contract/scopes';
import { newRandomId } from '../../../platform/ids';
import type { SigningKey } from '../domain/signingKeys';

/** A client asks again; a stolen token is soon worth nothing. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

export interface AccessTokenClaims {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  readonly clientId: string;
  readonly scopes: readonly Scope[];
  readonly nowMs: number;
  readonly lifetimeSeconds: number;
}

export async function signAccessToken(key: SigningKey, claims: AccessTokenClaims): Promise<string> {
  const { kty, crv, x, y, d, kid, alg } = key;
  const issuedAt = Math.floor(claims.nowMs / 1000);
  return new SignJWT({ client_id: claims.clientId, scope: claims.scopes.join(' ') })
    .setProtectedHeader({ alg, typ: 'at+jwt', kid })
    .setIssuer(claims.issuer)
    .setAudience(claims.audience)
    .setSubject(claims.subject)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + claims.lifetimeSeconds)
    .setJti(newRandomId())
    .sign(await importJWK({ kty, crv, x, y, d }, alg));
}
