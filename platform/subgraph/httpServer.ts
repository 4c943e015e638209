// The HTTP side of a subgraph: signed GraphQL at /graphql, signed /internal/*, open /live and /ready.
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { ERRORS, isErrorCode, type ErrorCode } from '../../schema/contract/errors';
import { CodedError } from '../errors';
import { isRequestId } from '../ids';
import { endUnusedConnections } from '../endUnusedConnections';
import { limitArrival } from '../limitArrival';
import { HEADERS, type SignedBody } from '../signing/envelope';
import { createRequestVerifier, type VerifiedRequest } from '../signing/verifyRequest';
import type { RequestContext } from './context';
import { createErrorFormatter } from './formatError';
import type { Runtime, SubgraphModule } from './module';
import { createBudgetedResolver } from './textBudget';

/** A gateway's answer may be no larger; nor is a request to us (`safety.md`, limits). */
const MAX_BODY_BYTES = 4_000_000;
const MAX_DURATION_MS = 5_000;
/** For a request to arrive whole: the gateway is near. */
const MAX_RECEIVE_MS = 10_000;
/** For a streamed one, which comes as fast as a citizen's line; its route sets shorter limits of its own. */
const MAX_STREAM_MS = 300_000;
const EMPTY = Buffer.alloc(0);
/** Probes and polls: asked all the time, of interest only when debugging. */
const QUIET_ROUTES = ['/live', '/ready', '/internal/events'];

declare module 'fastify' {
  interface FastifyRequest {
    verified: VerifiedRequest | null;
    rawBody: Buffer | null;
  }
}

export interface HttpServerOptions<S> {
  readonly module: SubgraphModule<S>;
  readonly runtime: Runtime;
  readonly schema: GraphQLSchema;
  readonly services: S;
  isReady(): boolean;
  /** What the jobs say of themselves, for the body of `/ready`. */
  describe(): Readonly<Record<string, number>>;
}

export async function createHttpServer<S>(options: HttpServerOptions<S>): Promise<FastifyInstance> {
  const { module, runtime } = options;
  const apollo = await startApollo(options);
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: MAX_STREAM_MS,
    forceCloseConnections: 'idle',
  });
  const verify = createRequestVerifier(module.name, runtime.config.rootKey, ['gateway', ...module.callers]);

  app.decorateRequest('verified', null);
  app.decorateRequest('rawBody', null);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    request.rawBody = body as Buffer;
    done(null, body);
  });
  endUnusedConnections(app);
  limitArrival(app, MAX_RECEIVE_MS);
  app.addHook('preHandler', async (request) => {
    const { method, url: path, headers } = request;
    if (!isSignedRoute(request.routeOptions.url ?? path)) return;
    // Signers use the machine's time; the runtime's clock is that of the cases.
    request.verified = verify({ method, path, headers, body: signedBodyOf(request) }, Date.now());
    if (!request.verified) throw new CodedError('SIGNATURE_INVALID');
  });
  app.addHook('onResponse', async (request, reply) => logRequest(runtime, request, reply));
  app.setErrorHandler((error, request, reply) => replyWithError(runtime, error, request, reply));
  app.setNotFoundHandler((request, reply) => replyWithError(runtime, new CodedError('PATH_NOT_FOUND'), request, reply));

  app.get('/live', () => ({ status: 'live' }));
  app.get('/ready', (_request, reply) =>
    reply
      .code(options.isReady() ? 200 : 503)
      .send({ status: options.isReady() ? 'ready' : 'not ready', ...options.describe() }),
  );
  app.post('/graphql', (request, reply) => serveGraphQL(apollo, options, request, reply));
  app.addHook('onClose', () => apollo.stop());
  return app;
}

/** By the route that was matched, never by the text of the address: `/%69nternal/…` and `http://x/internal/…` match, too. */
function isSignedRoute(route: string): boolean {
  return ['/graphql', '/internal/', '/files/'].some((start) => route.startsWith(start));
}

/** The server lets no more and no fewer bytes through than the header announces. */
function signedBodyOf({ routeOptions, headers, rawBody }: FastifyRequest): SignedBody {
  if (routeOptions.config.isStreamed !== true) return rawBody ?? EMPTY;
  return { streamedBytes: Number(headers['content-length'] ?? 0) };
}

async function startApollo<S>({ schema, runtime }: HttpServerOptions<S>): Promise<ApolloServer<RequestContext<S>>> {
  const apollo = new ApolloServer<RequestContext<S>>({
    schema,
    fieldResolver: createBudgetedResolver(),
    csrfPrevention: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: createErrorFormatter(runtime.log),
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}

async function serveGraphQL<S>(
  apollo: ApolloServer<RequestContext<S>>,
  { runtime, services }: HttpServerOptions<S>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const verified = request.verified as VerifiedRequest;
  const now = Date.now();
  const context: RequestContext<S> = {
    principal: verified.principal,
    requestId: verified.requestId,
    deadlineMs: Math.min(verified.deadlineMs, now + MAX_DURATION_MS),
    db: runtime.db,
    clock: runtime.clock,
    log: runtime.log.child({ requestId: verified.requestId }),
    services,
    loaders: new Map(),
  };
  const headers = new HeaderMap();
  headers.set('content-type', 'application/json');
  const answer = apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body: parseBody(request.rawBody ?? EMPTY) },
    context: () => Promise.resolve(context),
  });
  const result = await endBy(answer, context.deadlineMs - now);
  for (const [name, value] of result.headers) reply.header(name, value);
  if (result.body.kind !== 'complete') throw new CodedError('INTERNAL');
  return reply.code(result.status ?? 200).send(result.body.string);
}

/** One line for each fetch, by which a request is followed through the processes. */
function logRequest({ log }: Runtime, { verified, headers, routeOptions }: FastifyRequest, reply: FastifyReply): void {
  const route = routeOptions.url ?? null;
  const given = headers[HEADERS.requestId];
  const requestId = verified?.requestId ?? (isRequestId(given) ? given : null);
  const level = route !== null && QUIET_ROUTES.includes(route) ? 'debug' : 'info';
  const durationMs = Math.round(reply.elapsedTime);
  log[level]({ requestId, caller: verified?.caller ?? null, route, status: reply.statusCode, durationMs }, 'request');
}

function parseBody(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new CodedError('BAD_REQUEST');
  }
}

async function endBy<T>(work: Promise<T>, durationMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new CodedError('TIMEOUT')), Math.max(1, durationMs));
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function replyWithError(runtime: Runtime, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const code = codeOf(error);
  const { status, level, en, retryable } = ERRORS[code];
  const requestId = request.verified?.requestId ?? null;
  runtime.log[level]({ requestId, code, err: code === 'INTERNAL' ? error : undefined }, 'request refused');
  const message = error instanceof CodedError ? error.message : en;
  return reply.code(status).send({ errors: [{ message, extensions: { code, retryable, requestId } }] });
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof CodedError) return error.code;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (isErrorCode(code)) return code;
  if (statusCode === 413) return 'PAYLOAD_TOO_LARGE';
  if (statusCode === 415) return 'UNSUPPORTED_MEDIA_TYPE';
  return statusCode !== undefined && statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL';
}
