// Development personas: whom a token made offline names.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAgencies } from '../../../schema/reference/agencies';
import { demoAgencyCode, demoClientOf, mintDevelopmentToken, PERSONAS } from '../../../subgraphs/users/development';

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'lapor-token-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const nowMs = Date.UTC(2026, 5, 1);

describe('a development token', () => {
  it('names another subject for each persona, and is good for twelve hours', async () => {
    const claims = await Promise.all(
      PERSONAS.map(async (as) => decodeJwt(await mintDevelopmentToken({ as, dataDir, nowMs }))),
    );
    expect(new Set(claims.map((claim) => claim.sub)).size).toBe(PERSONAS.length);
    expect(claims.map((claim) => (claim.exp ?? 0) - nowMs / 1_000)).toEqual(PERSONAS.map(() => 43_200));
    expect(claims.map((claim) => claim.client_id === 'lapor-development')).toEqual(
      PERSONAS.map((as) => as !== 'agency-system'),
    );
  });

  it('makes the keys where there are none, for their owner alone, and once when several ask at once', async () => {
    const place = join(dataDir, 'fresh');
    const tokens = await Promise.all(PERSONAS.map((as) => mintDevelopmentToken({ as, dataDir: place, nowMs })));
    expect(statSync(join(place, 'oauth-keys.json')).mode & 0o777).toBe(0o600);
    expect(new Set(tokens.map((token) => decodeProtectedHeader(token).kid)).size).toBe(1);
  });

  it('is refused for an institution that is not connected, in words that help', async () => {
    const agency = loadAgencies().find((candidate) => candidate.connectedSince === null);
    await expect(mintDevelopmentToken({ as: 'liaison', agencyCode: agency?.code, dataDir, nowMs })).rejects.toThrow(
      `Choose another, such as ${demoAgencyCode()}`,
    );
  });
});

describe('a demo client', () => {
  it('has a secret of 256 bits of its own under each root key', () => {
    const [a, b] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const secrets = [demoClientOf(a), demoClientOf(b), demoClientOf(a, 'PEMKOT-3273')].map((client) => client.secret);
    expect(new Set(secrets).size).toBe(3);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(demoClientOf(a).secret).toBe(secrets[0]);
  });
});
