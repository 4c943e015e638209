// Who calls: tokens with every fault, callers without one, and what reaches the subgraphs of it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair } from 'jose';
import { TOKEN_ALGORITHMS } from '../../gateway/auth/tokenIssuer';
import type { RunningGateway } from '../../gateway/startGateway';
import { ask, codesOf, type Answer } from './support/ask';
import { AUDIENCE, createTestIssuer, forgeToken, type TestIssuer } from './support/issuer';
import { startFederation, SYSTEM, type Federation } from './support/startFederation';

const VIEWER = '{ viewer { id kind scopes client } }';
let federation: Federation;
let gateway: RunningGateway;
let people: TestIssuer;
let peopleServer: Server;

/** An OpenID provider as agencies run them, with its metadata and keys. */
async function startPeopleIssuer(): Promise<void> {
  peopleServer = createServer((request, response) => {
    const metadata = { issuer: people.issuer, jwks_uri: `${people.issuer}/keys` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? people.jwks : metadata));
  });
  await new Promise<void>((resolve) => peopleServer.listen(0, '127.0.0.1', resolve));
  people = await createTestIssuer(`http://127.0.0.1:${(peopleServer.address() as AddressInfo).port}`);
}

beforeAll(async () => {
  federation = await startFederation();
  await startPeopleIssuer();
  const peopleConfig = { issuer: people.issuer, audience: AUDIENCE, jwksUri: null, isOwn: false };
  gateway = await federation.startGateway({
    issuers: [...federation.config.issuers, { ...peopleConfig, algorithms: TOKEN_ALGORITHMS }],
  });
});

afterAll(async () => {
  await gateway.close();
  peopleServer.close();
  await federation.close();
});

describe('a good token', () => {
  it('names its principal, with the scopes that both token and users grant', async () => {
    const { json } = await ask(gateway.url, VIEWER, { token: await federation.issuer.sign() });
    expect(json).toEqual({
      data: { viewer: { id: SYSTEM.id, kind: 'CLIENT', scopes: ['reports:read'], client: 'system-1' } },
    });
  });

  it('of ours without a scope claim grants no scope', async () => {
    const token = await federation.issuer.sign({ claims: { scope: undefined } });
    const { json } = await ask(gateway.url, VIEWER, { token });
    expect(json.data.viewer.scopes).toEqual([]);
  });

  it('of an issuer for people, found by its metadata, grants what users grants', async () => {
    const token = await people.sign({ claims: { scope: undefined }, header: { typ: 'JWT' } });
    const { json } = await ask(gateway.url, VIEWER, { token });
    expect(json.data.viewer).toMatchObject({ id: SYSTEM.id, scopes: SYSTEM.scopes });
  });

  it('may come with the scheme in small letters, which HTTP does not tell apart', async () => {
    const headers = { authorization: `bearer ${await federation.issuer.sign()}` };
    expect((await ask(gateway.url, VIEWER, { headers })).json.data.viewer.kind).toBe('CLIENT');
  });

  it('is good up to a minute after it expired, as clocks differ', async () => {
    const exp = Math.floor(Date.now() / 1_000) - 50;
    const token = await federation.issuer.sign({ claims: { exp } });
    expect((await ask(gateway.url, VIEWER, { token })).status).toBe(200);
  });
});

describe('a request without a token', () => {
  it('is served as nobody', async () => {
    const { status, json } = await ask(gateway.url, VIEWER);
    expect([status, json.data.viewer]).toEqual([200, { id: '', kind: 'ANONYMOUS', scopes: [], client: '' }]);
  });

  it('gains nothing by identity headers of its own', async () => {
    const principal = Buffer.from(JSON.stringify({ ...SYSTEM, roles: ['NATIONAL_ADMIN'] })).toString('base64url');
    const headers = { 'lapor-principal': principal, 'lapor-caller': 'gateway', 'lapor-signature': 'x' };
    const { json } = await ask(gateway.url, VIEWER, { headers });
    expect(json.data.viewer.kind).toBe('ANONYMOUS');
  });
});

const now = (): number => Math.floor(Date.now() / 1_000);
const claimsOf = (issuer: string) => ({ iss: issuer, aud: AUDIENCE, sub: 'system-1', exp: now() + 600 });

const FAULTS: Record<string, () => Promise<string> | string> = {
  'with alg none': () => forgeToken({ alg: 'none', typ: 'at+jwt' }, claimsOf(federation.issuer.issuer)),
  'signed HS256 with the public key': () =>
    federation.issuer.sign({ header: { alg: 'HS256' }, key: new TextEncoder().encode(federation.issuer.publicPem) }),
  'signed by a stranger': async () => federation.issuer.sign({ key: (await generateKeyPair('ES256')).privateKey }),
  'with a changed payload': async () => {
    const [header, , signature] = (await federation.issuer.sign()).split('.');
    const payload = Buffer.from(JSON.stringify({ ...claimsOf(federation.issuer.issuer), sub: 'x' }));
    return `${header}.${payload.toString('base64url')}.${signature}`;
  },
  'of an unknown issuer': () => federation.issuer.sign({ claims: { iss: 'http://elsewhere.test' } }),
  'of an issuer signed with the key of another': () => federation.issuer.sign({ claims: { iss: people.issuer } }),
  'without an issuer': () => federation.issuer.sign({ claims: { iss: undefined } }),
  'for another audience': () => federation.issuer.sign({ claims: { aud: 'another' } }),
  'without an audience': () => federation.issuer.sign({ claims: { aud: undefined } }),
  'expired for more than a minute': () => federation.issuer.sign({ claims: { exp: now() - 70 } }),
  'without an expiry': () => federation.issuer.sign({ claims: { exp: undefined } }),
  'not valid before two minutes from now': () => federation.issuer.sign({ claims: { nbf: now() + 120 } }),
  'with an unknown kid': () => federation.issuer.sign({ header: { kid: 'key-2' } }),
  'of another type': () => federation.issuer.sign({ header: { typ: 'JWT' } }),
  'with an unknown critical header': () =>
    forgeToken(
      { alg: 'ES256', kid: 'key-1', typ: 'at+jwt', crit: ['x'], x: 1 },
      claimsOf(federation.issuer.issuer),
      'AA',
    ),
  'without a subject': () => federation.issuer.sign({ claims: { sub: undefined } }),
  'of a subject that users does not know or that is deactivated': () =>
    federation.issuer.sign({ claims: { sub: 'gone' } }),
  'with a subject of 256 characters': () => federation.issuer.sign({ claims: { sub: 's'.repeat(256) } }),
  'that is garbage': () => 'not-a-token',
  'of 9,000 characters': () => 'a'.repeat(9_000),
};

/** Everything of an answer but its request id. */
function withoutId({ status, headers, json }: Answer): unknown {
  const [{ message, extensions }] = json.errors;
  const { requestId, ...rest } = extensions;
  expect(requestId).toBe(headers.get('x-request-id'));
  return [status, headers.get('www-authenticate'), message, rest, Object.keys(json), json.errors.length];
}

const REFUSAL = [
  401,
  'Bearer',
  'The token is missing or not valid.',
  { code: 'UNAUTHENTICATED', retryable: false },
  ['errors'],
  1,
];

describe('a token', () => {
  it.each(Object.entries(FAULTS))('%s is refused with the one 401', async (_name, make) => {
    expect(withoutId(await ask(gateway.url, VIEWER, { token: await make() }))).toEqual(REFUSAL);
  });

  it.each(['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer ', 'Bearer a b', 'Token abc', 'bearer a,b'])(
    'sent as "%s" is refused with the one 401',
    async (authorization) => {
      expect(withoutId(await ask(gateway.url, VIEWER, { headers: { authorization } }))).toEqual(REFUSAL);
    },
  );

  it('sent twice is refused, even if both are good', async () => {
    const token = `Bearer ${await federation.issuer.sign()}`;
    const status = await new Promise((resolve, reject) => {
      // As a flat list: an object would let Node join or drop one of them.
      const headers = ['content-type', 'application/json', 'authorization', token, 'authorization', token];
      const request = httpRequest(
        `${gateway.url}/graphql`,
        { method: 'POST', headers: ['host', 'gateway', ...headers] },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      request.on('error', reject);
      request.end(JSON.stringify({ query: VIEWER }));
    });
    expect(status).toBe(401);
  });
});

describe('the principal', () => {
  it('is asked for once while it is fresh, however many ask at once, and anew after that', async () => {
    let nowMs = 1_000_000;
    const own = await federation.startGateway({ principalCacheMs: 30_000 }, { clock: { now: () => nowMs } });
    const token = await federation.issuer.sign();
    const before = federation.lookups.length;
    await Promise.all(Array.from({ length: 8 }, () => ask(own.url, VIEWER, { token })));
    await ask(own.url, VIEWER, { token });
    expect(federation.lookups.length - before).toBe(1);

    federation.principals.delete('system-1');
    nowMs += 29_999;
    expect((await ask(own.url, VIEWER, { token })).status).toBe(200);
    nowMs += 1;
    expect((await ask(own.url, VIEWER, { token })).status).toBe(401);
    federation.principals.set('system-1', SYSTEM);
    nowMs += 5_000;
    expect((await ask(own.url, VIEWER, { token })).status).toBe(200);
    await own.close();
  });

  it('cannot be told while users is away: 503, never nobody; and is told again when it is back', async () => {
    const own = await federation.startGateway({ principalCacheMs: 0 });
    const token = await federation.issuer.sign();
    expect((await ask(own.url, VIEWER, { token })).status).toBe(200);
    await federation.stopSubgraph('users');
    const away = await ask(own.url, '{ totals { received } }', { token });
    expect([away.status, codesOf(away), away.headers.get('retry-after')]).toEqual([503, ['SUBGRAPH_UNAVAILABLE'], '1']);
    expect((await ask(own.url, '{ totals { received } }')).json).toEqual({ data: { totals: { received: 7 } } });
    await federation.startSubgraph('users');
    expect((await ask(own.url, VIEWER, { token })).status).toBe(200);
    await own.close();
  });

  it('of a gateway that starts while users is away is told as soon as it is there', async () => {
    await federation.stopSubgraph('users');
    const own = await federation.startGateway();
    const token = await federation.issuer.sign();
    expect((await ask(own.url, VIEWER, { token })).status).toBe(503);
    await federation.startSubgraph('users');
    expect((await ask(own.url, VIEWER, { token })).status).toBe(200);
    await own.close();
  });
});
