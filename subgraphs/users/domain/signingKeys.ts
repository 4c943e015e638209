// Which key signs and which are published, as keys rotate with overlap. Pure; called by the key ring and the rotation.

/** A private EC key as JWK with its dates in ms UTC. The file of keys is a JWKS of these. */
export interface SigningKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly d: string;
  readonly kid: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
  /** From then on it signs, until a newer one does. */
  readonly activeFrom: number;
  /** From then on it is not published any more; null while no newer key has taken over. */
  readonly retiresAt: number | null;
}

export type PublicKey = Pick<SigningKey, 'kty' | 'crv' | 'x' | 'y' | 'kid' | 'alg' | 'use'>;

/** Verifiers may keep our JWKS this long: a new key is published as long before it signs. */
export const PUBLISH_AHEAD_MS = 10 * 60_000;
export const LONGEST_DEVELOPMENT_TOKEN_SECONDS = 12 * 3_600;
/** The longest life of a token that is signed here, and the verifiers' leeway. */
export const LONGEST_TOKEN_MS = LONGEST_DEVELOPMENT_TOKEN_SECONDS * 1_000 + 60_000;

const isRetired = (key: SigningKey, nowMs: number) => key.retiresAt !== null && key.retiresAt <= nowMs;

/** The newest active key, or null when there is none: then nothing may be signed. */
export function pickSigningKey(keys: readonly SigningKey[], nowMs: number): SigningKey | null {
  const active = keys.filter((key) => key.activeFrom <= nowMs && !isRetired(key, nowMs));
  return active.toSorted((a, b) => b.activeFrom - a.activeFrom)[0] ?? null;
}

/** Also keys that do not sign yet or no more, so that every token in circulation can be verified. Public parts only. */
export function publishedKeys(keys: readonly SigningKey[], nowMs: number): PublicKey[] {
  return keys
    .filter((key) => !isRetired(key, nowMs))
    .map(({ kty, crv, x, y, kid, alg, use }) => ({ kty, crv, x, y, kid, alg, use }));
}

/** Adds `fresh`, sets the others to retire once no token of theirs can be good any more, drops what has retired. */
export function rotateKeys(keys: readonly SigningKey[], fresh: SigningKey, nowMs: number): SigningKey[] {
  const retiresAt = fresh.activeFrom + LONGEST_TOKEN_MS;
  const kept = keys.filter((key) => !isRetired(key, nowMs));
  return [...kept.map((key) => ({ ...key, retiresAt: key.retiresAt ?? retiresAt })), fresh];
}
