// The gateway over HTTP: what it serves, refuses and adds, in GraphQL's JSON form whatever happens.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import type { RunningGateway } from '../../gateway/startGateway';
import { fragmentBomb } from '../unit/guard/support';
import { ask, codesOf, send } from './support/ask';
import { startFederation, type Federation } from './support/startFederation';

let federation: Federation;
let gateway: RunningGateway;

beforeAll(async () => {
  federation = await startFederation();
  gateway = await federation.startGateway();
});

afterAll(async () => {
  await gateway.close();
  await federation.close();
});

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: string | Uint8Array<ArrayBuffer> | undefined, headers: Record<string, string> = JSON_TYPE) =>
  send(`${gateway.url}/graphql`, { method: 'POST', body, headers });

describe('an operation', () => {
  it('is answered over four subgraphs', async () => {
    const query = 'query All($id: ID!) { report(id: $id) { title agency { name } } viewer { kind } totals { closed } }';
    const { status, json } = await ask(gateway.url, query, { variables: { id: '5' }, operationName: 'All' });
    expect([status, json]).toEqual([
      200,
      {
        data: {
          report: { title: 'Laporan 5', agency: { name: 'Instansi a5' } },
          viewer: { kind: 'ANONYMOUS' },
          totals: { closed: 6 },
        },
      },
    ]);
  });

  it('may come by GET, with variables', async () => {
    const query = encodeURIComponent('query($id: ID!) { report(id: $id) { id } }');
    const { json } = await send(`${gateway.url}/graphql?query=${query}&variables=${encodeURIComponent('{"id":"9"}')}`);
    expect(json).toEqual({ data: { report: { id: '9' } } });
  });

  it('that changes something must not come by GET', async () => {
    const answer = await send(`${gateway.url}/graphql?query=mutation{touch}`);
    expect([answer.status, codesOf(answer), answer.headers.get('allow')]).toEqual([
      405,
      ['METHOD_NOT_ALLOWED'],
      'POST',
    ]);
    expect((await ask(gateway.url, 'mutation { touch }')).json).toEqual({ data: { touch: 'touched' } });
  });

  it('of introspection is answered', async () => {
    const { json } = await ask(gateway.url, getIntrospectionQuery());
    expect(json.data.__schema.types.length).toBeGreaterThan(10);
  });

  it.each([
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
  ])('sent with accept %s is answered as %s', async (accept, expected) => {
    const answer = await ask(gateway.url, '{ totals { received } }', { headers: { accept } });
    expect(answer.headers.get('content-type')).toBe(expected);
  });

  it('shows no plan, however it is asked for', async () => {
    const headers = { 'apollo-query-plan-experimental': '1', 'apollo-federation-include-trace': 'ftv1' };
    const { json } = await ask(gateway.url, '{ totals { received } }', { headers });
    expect(Object.keys(json)).toEqual(['data']);
  });
});

describe('a refused request', () => {
  const refusals: [string, () => ReturnType<typeof send>, number, string][] = [
    ['by PUT', () => send(`${gateway.url}/graphql`, { method: 'PUT', body: '{}' }), 405, 'METHOD_NOT_ALLOWED'],
    ['by DELETE', () => send(`${gateway.url}/graphql`, { method: 'DELETE' }), 405, 'METHOD_NOT_ALLOWED'],
    ['to another path', () => send(`${gateway.url}/nothing`), 404, 'PATH_NOT_FOUND'],
    ['to a broken path', () => send(`${gateway.url}/%E0%A4%A`), 400, 'BAD_REQUEST'],
    [
      'as a form',
      () => post('query={a}', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['without a content type', () => post(new Uint8Array([123, 125]), {}), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['compressed', () => post('{}', { ...JSON_TYPE, 'content-encoding': 'gzip' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['of 300 kB', () => post('x'.repeat(300_000)), 413, 'PAYLOAD_TOO_LARGE'],
    ['of broken JSON', () => post('{"query":'), 400, 'BAD_REQUEST'],
    ['without a body', () => post(undefined), 400, 'BAD_REQUEST'],
    ['as an empty batch', () => post('[]'), 400, 'BAD_REQUEST'],
    ['as a batch of 11', () => post(JSON.stringify(Array(11).fill({ query: '{a}' }))), 400, 'TOO_MANY_ITEMS'],
    ['with broken GraphQL', () => ask(gateway.url, '{ a'), 200, 'GRAPHQL_PARSE_FAILED'],
    ['with an unknown field', () => ask(gateway.url, '{ nothing }'), 200, 'GRAPHQL_VALIDATION_FAILED'],
    ['as a subscription', () => ask(gateway.url, 'subscription { nothing }'), 200, 'GRAPHQL_VALIDATION_FAILED'],
    ['without a page size', () => ask(gateway.url, '{ reports { id } }'), 400, 'PAGE_SIZE_INVALID'],
    ['with a page of 1,000', () => ask(gateway.url, '{ reports(first: 1000) { id } }'), 400, 'PAGE_SIZE_INVALID'],
    ['without a variable', () => ask(gateway.url, 'query($i: ID!) { report(id: $i) { id } }'), 200, 'BAD_USER_INPUT'],
    [
      'with two operations and no name',
      () => ask(gateway.url, 'query A { __typename } query B { __typename }'),
      200,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'from another site by GET',
      () => send(`${gateway.url}/graphql?query={__typename}`, { headers: { 'sec-fetch-site': 'cross-site' } }),
      400,
      'CSRF_BLOCKED',
    ],
  ];

  it.each(refusals)('%s is told so as JSON with a code and its id', async (_name, make, status, code) => {
    const answer = await make();
    expect([answer.status, codesOf(answer)]).toEqual([status, [code]]);
    expect(answer.json.errors[0].extensions.requestId).toBe(answer.headers.get('x-request-id'));
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.text).not.toMatch(/stack|node_modules/);
  });

  it('that is a fragment bomb is told so in less than 50 ms, before any planning', async () => {
    await ask(gateway.url, '{ totals { received } }');
    const query = fragmentBomb(40);
    const times: number[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      const startedMs = performance.now();
      expect(codesOf(await ask(gateway.url, query))).toEqual(['QUERY_TOO_LARGE']);
      times.push(performance.now() - startedMs);
    }
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it('that is not HTTP is told so as JSON', async () => {
    const { hostname, port } = new URL(gateway.url);
    const text = await new Promise<string>((resolve, reject) => {
      let received = '';
      const socket = connect(Number(port), hostname, () => socket.write('NONSENSE\r\n\r\n'));
      socket.on('data', (chunk) => (received += chunk.toString()));
      socket.on('end', () => resolve(received)).on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '').errors[0].extensions.code).toBe('BAD_REQUEST');
  });
});

describe('every answer', () => {
  it('repeats a well-formed request id, reaches the subgraphs under it, and replaces any other', async () => {
    const query = '{ viewer { requestId } }';
    const own = await ask(gateway.url, query, { headers: { 'x-request-id': 'agency-1:2' } });
    expect([own.headers.get('x-request-id'), own.json.data.viewer.requestId]).toEqual(['agency-1:2', 'agency-1:2']);
    const other = await ask(gateway.url, query, { headers: { 'x-request-id': 'a b' } });
    expect(other.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(other.json.data.viewer.requestId).toBe(other.headers.get('x-request-id'));
  });

  it('may not be stored or sniffed, and is for no other site', async () => {
    const { headers } = await ask(gateway.url, '{ __typename }', { headers: { origin: 'https://elsewhere.test' } });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may be read by the sites of the configuration', async () => {
    const origin = 'https://dashboard.test';
    const own = await federation.startGateway({ corsOrigins: [origin] });
    const preflight = { origin, 'access-control-request-method': 'POST' };
    const asked = await send(`${own.url}/graphql`, { method: 'OPTIONS', headers: preflight });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    const other = { ...preflight, origin: 'https://elsewhere.test' };
    const refused = await send(`${own.url}/graphql`, { method: 'OPTIONS', headers: other });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([204, null]);
    await own.close();
  });

  it('at / says where to go', async () => {
    expect((await send(`${gateway.url}/`)).json).toMatchObject({ graphql: '/graphql', ready: '/ready' });
  });
});

describe('the rate', () => {
  it('of an address without a token is limited, with the headers to keep to it', async () => {
    const own = await federation.startGateway({ rate: { anonymousPerMinute: 2, clientPerMinute: 100 } });
    const first = await ask(own.url, '{ __typename }');
    expect([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual(['2', '1']);
    await ask(own.url, '{ __typename }');
    const third = await ask(own.url, '{ __typename }');
    expect([third.status, codesOf(third), third.headers.get('ratelimit-remaining')]).toEqual([
      429,
      ['RATE_LIMITED'],
      '0',
    ]);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(20);
    const token = await federation.issuer.sign();
    expect((await ask(own.url, '{ __typename }', { token })).headers.get('ratelimit-limit')).toBe('100');
    await own.close();
  });

  it('is that of the address a trusted proxy names, and of nobody who only says so', async () => {
    const rate = { anonymousPerMinute: 1, clientPerMinute: 100 };
    const behind = await federation.startGateway({ rate, trustProxy: ['loopback'] });
    const direct = await federation.startGateway({ rate });
    const from = (url: string, address: string) =>
      ask(url, '{ __typename }', { headers: { 'x-forwarded-for': address } }).then(({ status }) => status);
    expect([await from(behind.url, '203.0.113.1'), await from(behind.url, '203.0.113.2')]).toEqual([200, 200]);
    expect([await from(direct.url, '203.0.113.1'), await from(direct.url, '203.0.113.2')]).toEqual([200, 429]);
    // One subscriber of IPv6 has a whole /64.
    expect([await from(behind.url, '2001:db8::1'), await from(behind.url, '2001:db8:0:0:ffff::2')]).toEqual([200, 429]);
    await Promise.all([behind.close(), direct.close()]);
  });

  it('counts refused tokens against the address', async () => {
    const own = await federation.startGateway({ rate: { anonymousPerMinute: 1, clientPerMinute: 100 } });
    const statuses = [];
    for (let n = 0; n < 2; n++) statuses.push((await ask(own.url, '{ __typename }', { token: 'x' })).status);
    expect(statuses).toEqual([401, 429]);
    await own.close();
  });
});

describe('/oauth and /.well-known', () => {
  it('go to users, with the caller’s address and none of his identity headers', async () => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: 'Basic abc',
      'lapor-caller': 'gateway',
      cookie: 'a=b',
      'x-forwarded-for': '203.0.113.9',
    };
    const body = 'grant_type=client_credentials';
    const { status, json } = await send(`${gateway.url}/oauth/token`, { method: 'POST', headers, body });
    expect([status, json.body, json.headers.authorization]).toEqual([200, body, 'Basic abc']);
    expect(json.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
    expect([json.headers['lapor-caller'], json.headers.cookie]).toEqual([undefined, undefined]);
    expect((await send(`${gateway.url}/.well-known/jwks.json`)).json).toEqual(federation.issuer.jwks);
  });

  it.each(['/oauth/%2e%2e/internal/principal', '/oauth/..%2finternal', '/oauth//x', '/internal/principal'])(
    '%s leads nowhere',
    async (path) => {
      const answer = await send(`${gateway.url}${path}`);
      expect([answer.status, codesOf(answer)]).toEqual([404, ['PATH_NOT_FOUND']]);
    },
  );

  it('are 503 as JSON while users is away', async () => {
    await federation.stopSubgraph('users');
    const answer = await send(`${gateway.url}/.well-known/jwks.json`);
    await federation.startSubgraph('users');
    expect([answer.status, codesOf(answer)]).toEqual([503, ['SUBGRAPH_UNAVAILABLE']]);
  });
});
