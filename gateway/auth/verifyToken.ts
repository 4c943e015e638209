// A token → what it proves: issuer, subject, client and scopes; never rights. Called by identify.ts.
import { decodeJwt, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { sha256 } from '../../platform/crypto';
import { CodedError } from '../../platform/errors';
import { SCOPES, type Scope } from '../../schema/contract/scopes';
import { createExpiringCache } from './expiringCache';
import { createIssuerKeys, type KeyTimes } from './issuerKeys';
import { createTokenRefusal } from './readBearerToken';
import type { TokenIssuer } from './tokenIssuer';

export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  /** Empty where the issuer names no client. */
  readonly client: string;
  /** Null: the token does not speak of scopes (other issuers' only), so it limits nothing. */
  readonly scopes: readonly Scope[] | null;
  /** All that the token names, also those that are none of ours. */
  readonly givenScopes: readonly string[];
}

export type TokenVerifier = (token: string) => Promise<VerifiedToken>;

interface GoodToken {
  readonly verified: VerifiedToken;
  /** `exp` with the leeway. */
  readonly expiresMs: number;
}

const LEEWAY_SECONDS = 60;
/** A good token is not verified again for so long: a key that was withdrawn is out by then, as a principal is. */
const GOOD_FOR_MS = 30_000;
const MAX_GOOD_TOKENS = 20_000;
/** OpenID Connect Core §2; the users subgraph keeps no longer ones. */
const MAX_ID_LENGTH = 255;
const OWN_TYPES = ['at+jwt', 'application/at+jwt'];
const PEOPLE_TYPES = [...OWN_TYPES, 'jwt', undefined];

export function createTokenVerifier(issuers: readonly TokenIssuer[], times?: KeyTimes): TokenVerifier {
  const known = new Map(issuers.map((issuer) => [issuer.issuer, { issuer, keys: createIssuerKeys(issuer, times) }]));
  const verify = async (token: string): Promise<GoodToken> => {
    try {
      // Unverified: it only chooses whose keys the signature is checked with.
      const entry = known.get(decodeJwt(token).iss ?? '');
      if (entry === undefined) throw createTokenRefusal();
      return await verifyBy(entry.issuer, entry.keys, token);
    } catch (error) {
      if (error instanceof CodedError) throw error;
      throw createTokenRefusal();
    }
  };
  // Only good tokens are kept, by their digests: a flood of bad ones takes no room, and no token lies in memory.
  const good = createExpiringCache<GoodToken>({
    maxEntries: MAX_GOOD_TOKENS,
    lifetimeMsOf: ({ expiresMs }) => Math.min(GOOD_FOR_MS, expiresMs - Date.now()),
    now: Date.now,
  });
  return async (token) => (await good.get(sha256(token).toString('base64'), () => verify(token))).verified;
}

async function verifyBy(issuer: TokenIssuer, keys: JWTVerifyGetKey, token: string): Promise<GoodToken> {
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    algorithms: [...issuer.algorithms],
    issuer: issuer.issuer,
    audience: issuer.audience,
    clockTolerance: LEEWAY_SECONDS,
    requiredClaims: ['exp', 'sub'],
  });
  const types = issuer.isOwn ? OWN_TYPES : PEOPLE_TYPES;
  if (!types.includes(protectedHeader.typ?.toLowerCase())) throw createTokenRefusal();
  const { sub: subject } = payload;
  const client = readText(payload, 'client_id') ?? readText(payload, 'azp') ?? '';
  if (typeof subject !== 'string' || subject === '') throw createTokenRefusal();
  if (subject.length > MAX_ID_LENGTH || client.length > MAX_ID_LENGTH) throw createTokenRefusal();
  const givenScopes = readText(payload, 'scope')?.split(' ') ?? [];
  const scopes = readScopes(payload, issuer);
  const verified = { issuer: issuer.issuer, subject, client, scopes, givenScopes };
  return { verified, expiresMs: (Number(payload.exp) + LEEWAY_SECONDS) * 1_000 };
}

function readText(payload: JWTPayload, claim: string): string | undefined {
  const value = payload[claim];
  return typeof value === 'string' ? value : undefined;
}

function readScopes({ scope }: JWTPayload, { isOwn }: TokenIssuer): readonly Scope[] | null {
  if (scope === undefined) return isOwn ? [] : null;
  if (typeof scope !== 'string') throw createTokenRefusal();
  const given = scope.split(' ');
  return SCOPES.filter((known) => given.includes(known));
}
