// What happens at the edges of HTTP: methods, Accept, compression, preflights, and bytes that no route ever sees.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { RunningGateway } from '../../../gateway/startGateway';
import { ask, codesOf, send } from '../support/ask';
import { startFederation, type Federation } from '../support/startFederation';

let federation: Federation;
let gateway: RunningGateway;
const SITE = 'https://dashboard.test';

beforeAll(async () => {
  federation = await startFederation();
  gateway = await federation.startGateway({ corsOrigins: [SITE] });
});

afterAll(async () => {
  await gateway.close();
  await federation.close();
});

/** Not fetch: it sets Accept-Encoding and unpacks by itself. */
function get(path: string, headers: Record<string, string>): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${gateway.url}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    });
    sent.on('error', reject).end();
  });
}

function sendRaw(text: string): Promise<string> {
  const { hostname, port } = new URL(gateway.url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('end', () => resolve(received)).on('error', reject);
  });
}

describe('a method', () => {
  it('HEAD gets what GET would get, without the body, and changes nothing either', async () => {
    const url = `${gateway.url}/graphql?query=`;
    const head = await send(`${url}{totals{received}}`, { method: 'HEAD' });
    const whole = await send(`${url}{totals{received}}`);
    expect([head.status, head.text, head.headers.get('content-type')]).toEqual([
      200,
      '',
      whole.headers.get('content-type'),
    ]);
    expect((await send(`${url}mutation{touch}`, { method: 'HEAD' })).status).toBe(405);
  });

  it.each([
    ['/graphql', 'GET, HEAD, POST, OPTIONS'],
    ['/ready', 'GET, HEAD, OPTIONS'],
    ['/oauth/token', 'GET, HEAD, POST, OPTIONS'],
  ])('OPTIONS tells what %s takes', async (path, allow) => {
    const { status, headers, text } = await send(`${gateway.url}${path}`, { method: 'OPTIONS' });
    expect([status, headers.get('allow'), text]).toEqual([204, allow, '']);
  });

  it('that an address does not take is 405 there, and 404 where there is nothing', async () => {
    const known = await send(`${gateway.url}/ready`, { method: 'POST' });
    expect([known.status, codesOf(known), known.headers.get('allow')]).toEqual([
      405,
      ['METHOD_NOT_ALLOWED'],
      'GET, HEAD',
    ]);
    for (const method of ['POST', 'OPTIONS']) {
      expect((await send(`${gateway.url}/nothing`, { method })).status).toBe(404);
    }
  });
});

describe('Accept', () => {
  it('that fits neither type is 406, and the mutation has not run', async () => {
    const answer = await ask(gateway.url, 'mutation { touch }', { headers: { accept: 'text/html' } });
    expect([answer.status, codesOf(answer), answer.json.data]).toEqual([406, ['NOT_ACCEPTABLE'], undefined]);
  });

  it('decides the status of what GraphQL finds wrong', async () => {
    const response = { headers: { accept: 'application/graphql-response+json' } };
    for (const query of ['{ a', '{ nothing }', 'query($i: ID!) { report(id: $i) { id } }']) {
      expect([(await ask(gateway.url, query)).status, (await ask(gateway.url, query, response)).status]).toEqual([
        200, 400,
      ]);
    }
    // A limit is no matter of GraphQL.
    expect((await ask(gateway.url, '{ reports { id } }')).status).toBe(400);
  });
});

describe('compression', () => {
  const large = `/graphql?query=${encodeURIComponent('{reports(first:100){id title}}')}`;

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('for %s is %s', async (accepted, encoding, unpack) => {
    const plain = await get(large, {});
    const packed = await get(large, { 'accept-encoding': accepted });
    expect(packed.headers).toMatchObject({
      'content-encoding': encoding,
      vary: expect.stringContaining('Accept-Encoding'),
    });
    expect(packed.headers['content-length']).toBe(String(packed.body.length));
    expect(packed.body.length).toBeLessThan(plain.body.length / 4);
    expect(unpack(packed.body).equals(plain.body)).toBe(true);
  });

  it('is left out for small answers and for who does not ask, who get the same Vary', async () => {
    const small = await get('/graphql?query={__typename}', { 'accept-encoding': 'br' });
    const plain = await get(large, {});
    for (const { headers } of [small, plain]) {
      expect([headers['content-encoding'], headers.vary]).toEqual([undefined, 'Origin, Accept, Accept-Encoding']);
    }
  });
});

it('a preflight of a named site is answered for two hours, and what it may read is said', async () => {
  const headers = {
    origin: SITE,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'x-request-id',
  };
  const preflight = await send(`${gateway.url}/graphql`, { method: 'OPTIONS', headers });
  expect(preflight.headers.get('access-control-max-age')).toBe('7200');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('x-request-id');
  expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  const { headers: given } = await ask(gateway.url, '{ __typename }', { headers: { origin: SITE } });
  expect(given.get('access-control-expose-headers')).toContain('x-request-id');
  expect(given.get('vary')).toContain('Origin');
});

describe('bytes that meet no route', () => {
  it.each([
    [
      'headers of 100 kB',
      `GET /graphql HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['no host', 'GET /graphql?query={__typename} HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
    ['a broken header', 'GET / HTTP/1.1\r\nhost: a\r\nbad header\r\n\r\n', 400, 'BAD_REQUEST'],
  ])('%s are refused in JSON', async (_name, text, status, code) => {
    const [head = '', body = ''] = (await sendRaw(text)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} \\w`));
    expect(head).toMatch(/content-type: application\/json; charset=utf-8/i);
    expect(JSON.parse(body).errors[0].extensions.code).toBe(code);
  });
});
