// The rotation of signing keys as arithmetic: at every instant one key signs, and every living token can be verified.
import { describe, expect, it } from '@jest/globals';
import {
  LONGEST_TOKEN_MS,
  pickSigningKey,
  publishedKeys,
  rotateKeys,
  type SigningKey,
} from '../../../subgraphs/users/domain/signingKeys';

const HOUR_MS = 3_600_000;
const keyFrom = (kid: string, activeFrom: number): SigningKey => ({
  ...{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd', kid, alg: 'ES256', use: 'sig' },
  ...{ activeFrom, retiresAt: null },
});
const kids = (keys: readonly { kid: string }[]) => keys.map((key) => key.kid);

describe('signing keys', () => {
  it('through three rotations: whoever signed is published as long as its tokens live', () => {
    let keys = [keyFrom('k0', 0)];
    const signed: { kid: string; at: number }[] = [];
    for (let now = 0; now <= 96 * HOUR_MS; now += HOUR_MS / 2) {
      if ([10, 40, 70].includes(now / HOUR_MS)) keys = rotateKeys(keys, keyFrom(`k${now}`, now + HOUR_MS / 4), now);
      signed.push({ kid: pickSigningKey(keys, now)?.kid ?? 'none', at: now });
      const living = signed.filter((token) => token.at + LONGEST_TOKEN_MS > now).map((token) => token.kid);
      expect(kids(publishedKeys(keys, now))).toEqual(expect.arrayContaining([...new Set(living)]));
      expect(keys.length).toBeLessThanOrEqual(2);
    }
    expect(new Set(signed.map((token) => token.kid)).size).toBe(4);
  });

  it('a key that is not active yet is published and does not sign', () => {
    const keys = rotateKeys([keyFrom('old', 0)], keyFrom('new', 100), 50);
    expect([pickSigningKey(keys, 99)?.kid, pickSigningKey(keys, 100)?.kid]).toEqual(['old', 'new']);
    expect(kids(publishedKeys(keys, 50))).toEqual(['old', 'new']);
  });

  it('without an active key nothing signs', () => {
    expect(pickSigningKey([keyFrom('later', 10)], 9)).toBeNull();
    expect(pickSigningKey([], 0)).toBeNull();
  });

  it('publish no private part', () => {
    expect(publishedKeys([keyFrom('k', 0)], 0)[0]).not.toHaveProperty('d');
  });
});
