// Hands /oauth/* and /.well-known/* on to the users subgraph, which issues our tokens. Only named headers cross, in both
// directions: identity headers, hop-by-hop headers and cookies have no way through.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'undici';
import { CodedError } from '../../platform/errors';
import { GuardError } from '../guard/guardError';
import type { RateLimiter } from '../guard/rate';
import { pickHeaders } from './pickHeaders';

const REQUEST_HEADERS = ['accept', 'accept-language', 'authorization', 'content-type', 'if-none-match', 'user-agent'];
const ANSWER_HEADERS = [
  'allow',
  'cache-control',
  'content-type',
  'etag',
  'location',
  'retry-after',
  'www-authenticate',
];

const TIMEOUT_MS = 5_000;
const MAX_ANSWER_BYTES = 1_000_000;
const MAX_CONNECTIONS = 32;

/** No encoded or relative parts: what the router matched is what users sees. */
const SAFE_URL = /^\/(oauth|\.well-known)\/[A-Za-z0-9_.~-]+(\/[A-Za-z0-9_.~-]+)*(\?[^#]*)?$/;

export function registerPassThrough(app: FastifyInstance, usersUrl: string, rate: RateLimiter): void {
  const pool = new Pool(usersUrl, { connections: MAX_CONNECTIONS, keepAliveTimeout: 30_000 });
  app.addHook('onClose', () => pool.destroy());
  const pass = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    rate.takeByAddress(request.ip);
    if (!SAFE_URL.test(request.url) || request.url.includes('..')) throw new GuardError('PATH_NOT_FOUND');
    return forward(pool, request, reply);
  };
  for (const url of ['/oauth/*', '/.well-known/*']) app.route({ method: ['GET', 'POST'], url, handler: pass });
}

async function forward(pool: Pool, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { method, url } = request;
  let answer: { status: number; headers: Record<string, string>; body: Buffer };
  try {
    const response = await pool.request({
      method: method as 'GET' | 'POST',
      path: url,
      headers: chooseHeaders(request),
      body: method === 'POST' ? (request.body as Buffer | undefined) : undefined,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const headers = pickHeaders(response.headers, ANSWER_HEADERS);
    answer = { status: response.statusCode, headers, body: await readCapped(response.body) };
  } catch {
    throw new CodedError('SUBGRAPH_UNAVAILABLE');
  }
  return reply.code(answer.status).headers(answer.headers).send(answer.body);
}

function chooseHeaders(request: FastifyRequest): Record<string, string> {
  return {
    ...pickHeaders(request.headers, REQUEST_HEADERS),
    'x-request-id': request.id,
    // As this process believes them (TRUST_PROXY), not as somebody wrote them.
    'x-forwarded-for': request.ip,
    'x-forwarded-host': request.host,
    'x-forwarded-proto': request.protocol,
  };
}

async function readCapped(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Error('The answer is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
