// Cross-origin reads, for the origins that the configuration names and for nobody else. Called by server.ts.
import type { FastifyInstance } from 'fastify';
import { addVary } from './addVary';
import { isAllowedOrigin } from './bodyOrigin';

const ALLOWED_HEADERS = 'authorization, content-type, x-request-id, apollo-require-preflight';
const EXPOSED_HEADERS = [
  ...['x-request-id', 'retry-after', 'www-authenticate', 'allow'],
  ...['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
].join(', ');
/** The longest that a browser keeps it. An origin that is taken off the list is refused by the answers themselves. */
const PREFLIGHT_SECONDS = '7200';

export function registerCors(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.addHook('onRequest', async (request, reply) => {
    addVary(reply, 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !isAllowedOrigin(origin, origins)) return;
    // Never with credentials: a token is sent by the page, not by the browser.
    reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED_HEADERS });
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return;
    reply.headers({
      'access-control-allow-methods': 'GET, POST, PUT',
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': PREFLIGHT_SECONDS,
    });
    await reply.code(204).send();
  });
}
