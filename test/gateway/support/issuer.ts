// An issuer of tokens for tests: a key pair, its JWKS, and tokens with any fault one likes.
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

export interface TokenChange {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  /** Signs with this key instead of the issuer's. */
  readonly key?: CryptoKey | Uint8Array;
}

export interface TestIssuer {
  readonly issuer: string;
  readonly jwks: { keys: JWK[] };
  readonly publicPem: string;
  sign(change?: TokenChange): Promise<string>;
}

export const AUDIENCE = 'sp4n-lapor';

export async function createTestIssuer(issuer: string): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'ES256', use: 'sig' };
  return {
    issuer,
    jwks: { keys: [jwk] },
    publicPem: await exportSPKI(publicKey),
    sign({ claims = {}, header = {}, key = privateKey } = {}) {
      const now = Math.floor(Date.now() / 1_000);
      const standard = { iss: issuer, aud: AUDIENCE, sub: 'system-1', client_id: 'system-1', iat: now, exp: now + 600 };
      return new SignJWT({ ...standard, scope: 'reports:read reports:write', ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'key-1', typ: 'at+jwt', ...header })
        .sign(key);
    },
  };
}

/** A token that no library would make: header and payload as given, the signature as text. */
export function forgeToken(header: unknown, payload: unknown, signature = ''): string {
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode(header)}.${encode(payload)}.${signature}`;
}
