// The open OAuth 2.0 routes, which the gateway passes on: token (RFC 6749), metadata (RFC 8414), keys (RFC 7517).
import type { FastifyInstance, FastifyReply } from 'fastify';
import { SCOPES } from '../../../schema/contract/scopes';
import type { Runtime } from '../../../platform/subgraph/module';
import { issueToken } from '../app/issueToken';
import type { UsersServices } from '../app/services';
import { OAuthRefusal } from '../domain/tokenRequest';

const MAX_FORM_BYTES = 8_192;
const METADATA_SECONDS = 300;
const FORM_TYPE = 'application/x-www-form-urlencoded';

export function registerOAuthRoutes(app: FastifyInstance, runtime: Runtime, services: UsersServices): void {
  const { issuer, keys } = services.oauth;
  const serveKeys = (_request: unknown, reply: FastifyReply) =>
    cacheable(reply).send({ keys: keys.publicKeys(runtime.clock.now()) });
  app.get('/oauth/jwks', serveKeys);
  app.get('/.well-known/jwks.json', serveKeys);
  app.get('/.well-known/oauth-authorization-server', (_request, reply) =>
    cacheable(reply).send(describeServer(issuer)),
  );
  void app.register((scope, _options, done) => {
    registerTokenRoute(scope, runtime, services);
    done();
  });
}

function cacheable(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', `public, max-age=${METADATA_SECONDS}`);
}

function describeServer(issuer: string): Record<string, unknown> {
  return {
    issuer,
    token_endpoint: `${issuer}/oauth/token`,
    jwks_uri: `${issuer}/oauth/jwks`,
    scopes_supported: SCOPES,
    // Required by RFC 8414; empty because there is no authorization endpoint.
    response_types_supported: [],
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}

/** In a scope of its own: it reads forms and nothing else, and speaks RFC 6749's errors instead of GraphQL's. */
function registerTokenRoute(app: FastifyInstance, runtime: Runtime, services: UsersServices): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(FORM_TYPE, { parseAs: 'buffer', bodyLimit: MAX_FORM_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error, _request, reply) => refuse(runtime, reply, error));
  app.post('/oauth/token', async (request, reply) => {
    const body = readUtf8(request.body);
    const token = await issueToken(runtime, services, { body, authorization: request.headers.authorization });
    return noStore(reply).send(token);
  });
  app.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE'],
    url: '/oauth/token',
    // Before the body is read: whatever it is, it was sent in the wrong way.
    onRequest: (_request, reply) => {
      void sendError(reply.header('allow', 'POST'), 405, new OAuthRefusal('invalid_request', 'Use POST.'));
    },
    handler: () => undefined,
  });
}

function readUtf8(body: unknown): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode((body ?? Buffer.alloc(0)) as Buffer);
  } catch {
    throw new OAuthRefusal('invalid_request', 'The body is not UTF-8.');
  }
}

function noStore(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
}

function refuse(runtime: Runtime, reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof OAuthRefusal) return sendError(reply, statusOf(error), error);
  const { statusCode = 500 } = error as { statusCode?: number };
  if (statusCode === 413) return sendError(reply, 413, new OAuthRefusal('invalid_request', 'The body is too large.'));
  if (statusCode < 500) return sendError(reply, 400, new OAuthRefusal('invalid_request', `Send ${FORM_TYPE}.`));
  runtime.log.error({ err: error }, 'a token could not be issued');
  return noStore(reply)
    .code(500)
    .send({ error: 'server_error', error_description: 'Something went wrong on our side.' });
}

function statusOf({ code, retryAfterSeconds }: OAuthRefusal): number {
  if (retryAfterSeconds > 0) return 429;
  return code === 'invalid_client' ? 401 : 400;
}

function sendError(reply: FastifyReply, status: number, refusal: OAuthRefusal): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Basic realm="sp4n-lapor", charset="UTF-8"');
  if (status === 429) reply.header('retry-after', String(refusal.retryAfterSeconds));
  return noStore(reply).code(status).send({ error: refusal.code, error_description: refusal.description });
}
