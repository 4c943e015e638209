// Requests that no route takes: an address with other methods says which, everything else is not there. Called by server.ts.
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Logger } from '../../platform/log';
import { GuardError } from '../guard/guardError';
import { replyWithError } from './replyError';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT'];

export function replyToUnrouted(
  app: FastifyInstance,
  log: Logger,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const allowed = listMethods(app, request.url);
  if (allowed.length === 0) return replyWithError(log, new GuardError('PATH_NOT_FOUND'), request, reply);
  if (request.method === 'OPTIONS') return tellMethods(reply, allowed);
  const allow = allowed.join(', ');
  return replyWithError(
    log,
    new GuardError('METHOD_NOT_ALLOWED', `Use ${allow} here.`, { headers: { allow } }),
    request,
    reply,
  );
}

/** The answer to OPTIONS where CORS has no say. */
export function tellMethods(reply: FastifyReply, methods: readonly string[]): FastifyReply {
  return reply
    .code(204)
    .header('allow', [...methods, 'OPTIONS'].join(', '))
    .send();
}

/** Of the route for this path, and of the one for everything below its first part (`/oauth/*`). */
function listMethods(app: FastifyInstance, url: string): HTTPMethods[] {
  const [path = '/'] = url.split('?', 1);
  const below = `/${path.split('/')[1] ?? ''}/*`;
  return METHODS.filter((method) => [path, below].some((route) => app.hasRoute({ method, url: route })));
}
