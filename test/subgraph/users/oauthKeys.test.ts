// Signing keys over real HTTP: metadata, JWKS, and rotation with overlap while the process runs.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { demoClientOf, mintDevelopmentToken } from '../../../subgraphs/users/development';
import { rotateKeyFile } from '../../../subgraphs/users/store/oauthKeyFile';
import { clock, ISSUER, rootKey, startUsers, type UsersStack } from './support';

let users: UsersStack;
beforeAll(async () => {
  users = await startUsers();
});
afterAll(() => users.close());
afterEach(() => {
  clock.aheadMs = 0;
});

async function takeToken(): Promise<string> {
  const { clientId, secret } = demoClientOf(rootKey);
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret };
  return (await users.postForm(form)).json.access_token as string;
}

/** As any resource server would: keys by address, everything pinned. */
function verify(token: string) {
  const keys = createRemoteJWKSet(new URL(`${users.url}/oauth/jwks`));
  return jwtVerify(token, keys, {
    issuer: ISSUER,
    audience: 'sp4n-lapor',
    algorithms: ['ES256'],
    typ: 'at+jwt',
    currentDate: new Date(clock.now()),
  });
}

async function publishedKids(path = '/oauth/jwks'): Promise<string[]> {
  const { keys } = (await (await fetch(`${users.url}${path}`)).json()) as { keys: { kid: string }[] };
  return keys.map((key) => key.kid);
}

describe('the published keys', () => {
  it('verify a token of the token endpoint and one made offline', async () => {
    expect((await verify(await takeToken())).payload.iss).toBe(ISSUER);
    const offline = await mintDevelopmentToken({
      ...{ as: 'liaison', dataDir: users.dataDir, issuer: ISSUER, nowMs: clock.now() },
    });
    const { payload } = await verify(offline);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(12 * 3_600);
  });

  it('hold no private part, under both addresses', async () => {
    const response = await fetch(`${users.url}/.well-known/jwks.json`);
    expect(response.headers.get('cache-control')).toMatch(/max-age=\d+/);
    const { keys } = (await response.json()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect(await publishedKids()).toEqual([keys[0]?.kid]);
  });

  it('lie in a file that its owner alone can read', () => {
    expect(statSync(users.keysFile).mode & 0o777).toBe(0o600);
  });
});

it('the metadata names the endpoints under the issuer', async () => {
  const response = await fetch(`${users.url}/.well-known/oauth-authorization-server`);
  expect(await response.json()).toMatchObject({
    issuer: ISSUER,
    token_endpoint: `${ISSUER}/oauth/token`,
    jwks_uri: `${ISSUER}/oauth/jwks`,
    response_types_supported: [],
    grant_types_supported: ['client_credentials'],
  });
});

describe('after a rotation', () => {
  it('the new key is published first, signs later, and the old one stays until its last token has expired', async () => {
    const oldToken = await takeToken();
    const [oldKid] = await publishedKids();
    const { kid: newKid, activeFrom } = await rotateKeyFile(users.keysFile, clock.now());

    expect(await publishedKids()).toEqual([oldKid, newKid]);
    expect(decodeProtectedHeader(await takeToken()).kid).toBe(oldKid);

    clock.aheadMs = activeFrom - Date.now() + 1_000;
    const newToken = await takeToken();
    expect(decodeProtectedHeader(newToken).kid).toBe(newKid);
    await verify(newToken);
    await verify(oldToken);

    clock.aheadMs += 13 * 3_600_000;
    expect(await publishedKids()).toEqual([newKid]);
    await expect(verify(oldToken)).rejects.toThrow();
  });

  it('that went wrong the keys in use stay', async () => {
    const before = readFileSync(users.keysFile, 'utf8');
    const kids = await publishedKids();
    writeFileSync(users.keysFile, '{"keys": []}');
    expect(await publishedKids()).toEqual(kids);
    expect(decodeProtectedHeader(await takeToken()).alg).toBe('ES256');
    writeFileSync(users.keysFile, before);
    expect(await publishedKids()).toEqual(kids);
  });
});
