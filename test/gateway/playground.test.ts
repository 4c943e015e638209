// The playground over HTTP: who gets the page, how its files are sent, and who is handed development tokens.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { fastify, type FastifyInstance } from 'fastify';
import { createRateLimiter } from '../../gateway/guard/rate';
import { replyWithError } from '../../gateway/http/replyError';
import { registerRequestState } from '../../gateway/http/requestState';
import { registerPlayground } from '../../gateway/web/registerPlayground';
import { createLogger } from '../../platform/log';

const PAGE = '<!doctype html><title>page</title>';
const SCRIPT = 'console.log("a script that is long enough to be compressed");'.repeat(20);
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const OWN_PAGE = { 'sec-fetch-site': 'same-origin' };
const TOKENS = { tokens: [{ name: 'citizen', description: 'a reporter', token: 'aaa.bbb.ccc' }] };

let folder = '';
let app: FastifyInstance;
let off: FastifyInstance;

interface Given {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** Not fetch: it sets Host and Accept-Encoding by itself. */
function get(server: FastifyInstance, path: string, headers: OutgoingHttpHeaders = {}, method = 'GET') {
  const { port } = server.addresses()[0] as { port: number };
  return new Promise<Given>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject).end();
  });
}

async function start(isOn: boolean): Promise<FastifyInstance> {
  const server = fastify();
  registerRequestState(server, 10_000);
  server.setErrorHandler((error, req, reply) => replyWithError(createLogger('gateway', 'silent'), error, req, reply));
  const rate = createRateLimiter({ anonymousPerMinute: 1_000, clientPerMinute: 1_000 });
  registerPlayground(server, { folder, isOn, tokensFile: join(folder, 'tokens') }, rate);
  await server.listen({ host: '127.0.0.1', port: 0 });
  return server;
}

function writeBundle(): void {
  const packed = brotliCompressSync(SCRIPT);
  const html = { type: 'text/html; charset=utf-8', bytes: PAGE.length, encodings: {}, etag: 'abc' };
  const js = { type: 'text/javascript; charset=utf-8', bytes: SCRIPT.length, encodings: { br: packed.length } };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'page-1.js'), SCRIPT);
  writeFileSync(join(folder, 'page-1.js.br'), packed);
  writeFileSync(join(folder, 'tokens'), JSON.stringify(TOKENS));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ 'index.html': html, 'page-1.js': js }));
}

beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'lapor-web-')), 'web');
  [app, off] = await Promise.all([start(true), start(false)]);
});
afterAll(async () => {
  await Promise.all([app.close(), off.close()]);
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

it('gives browsers the JSON index as long as there is no bundle, the page as soon as there is', async () => {
  expect((await get(app, '/', BROWSER)).headers['content-type']).toMatch(/application\/json/);
  writeBundle();
  const { status, headers, body } = await get(app, '/', BROWSER);
  expect([status, headers['content-type'], body.toString()]).toEqual([200, 'text/html; charset=utf-8', PAGE]);
});

describe('the page', () => {
  it.each([{}, { accept: '*/*' }, { accept: 'application/json' }])(
    'is not for a client that sends %j',
    async (headers) => {
      const { status, body } = await get(app, '/', headers);
      expect([status, JSON.parse(body.toString())]).toMatchObject([200, { graphql: '/graphql' }]);
    },
  );

  it('may load nothing from elsewhere, run no script of its own text, and stand in nobody’s frame', async () => {
    const { headers } = await get(app, '/', BROWSER);
    const policy = String(headers['content-security-policy']);
    for (const part of ["default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*|script-src[^;]*unsafe/);
    expect(headers.vary).toBe('Accept, Accept-Encoding');
  });

  it('is asked for again each time, and sent again only when it changed', async () => {
    const { headers } = await get(app, '/', BROWSER);
    expect(headers['cache-control']).toBe('no-cache');
    const again = await get(app, '/', { ...BROWSER, 'if-none-match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('is absent where it is switched off', async () => {
    expect((await get(off, '/', BROWSER)).headers['content-type']).toMatch(/application\/json/);
    for (const path of ['/playground/page-1.js', '/playground/tokens.json']) {
      expect((await get(off, path, OWN_PAGE)).status).toBe(404);
    }
  });
});

describe('its files', () => {
  it('are sent compressed to those who take it, and stay in the cache for good', async () => {
    const { headers, body } = await get(app, '/playground/page-1.js', { 'accept-encoding': 'gzip, br' });
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'br',
      'content-length': String(body.length),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
  });

  it.each([{}, { 'accept-encoding': 'identity' }, { 'accept-encoding': 'br;q=0, *' }])(
    'are sent as they are to a client that sends %j',
    async (headers) => {
      const answer = await get(app, '/playground/page-1.js', headers);
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.body.toString()).toBe(SCRIPT);
    },
  );

  it('answer HEAD with the same headers and nothing more', async () => {
    const { headers, body } = await get(app, '/playground/page-1.js', {}, 'HEAD');
    expect([headers['content-length'], body.length]).toEqual([String(SCRIPT.length), 0]);
  });

  it.each(['nothing.js', 'index.html', 'manifest.json', 'tokens', '..%2fweb%2ftokens', '__proto__', 'page-1.js.br'])(
    'do not include %s',
    async (name) => {
      expect((await get(app, `/playground/${name}`)).status).not.toBe(200);
    },
  );
});

describe('development tokens', () => {
  const ask = (headers: Record<string, string>) => get(app, '/playground/tokens.json', headers);

  it('are given to the page itself, by this machine', async () => {
    const { status, body } = await ask(OWN_PAGE);
    expect([status, JSON.parse(body.toString())]).toEqual([200, TOKENS]);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['a plain tool', {}],
    ['a site whose name points to this machine', { ...OWN_PAGE, host: 'rebound.example:4000' }],
    ['a host that only begins like this machine', { ...OWN_PAGE, host: 'localhost.example' }],
    ['a proxy', { ...OWN_PAGE, 'x-forwarded-for': '127.0.0.1' }],
  ])('are not there for %s', async (_who, headers) => {
    const { status, body } = await ask(headers);
    expect([status, body.toString().includes('aaa.bbb.ccc')]).toEqual([404, false]);
  });
});
