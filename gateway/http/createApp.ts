// The bare HTTP server: limits on bytes and time, request ids, and JSON for what fails before any route. Called by server.ts.
import { STATUS_CODES } from 'node:http';
import { fastify, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config';
import { limitArrival } from '../../platform/limitArrival';
import { GuardError } from '../guard/guardError';
import { toErrorResponse } from './reply';
import { chooseRequestId } from './requestState';

/** A request must have arrived by then; a caller who sends a byte a second holds a connection no longer. */
const ARRIVED_WITHIN_MS = 30_000;
/** Files may take longer: http/files has limits of its own for them. */
const LONGEST_STREAM_MS = 300_000;

export function createApp(config: GatewayConfig): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: config.limits.bodyBytes,
    trustProxy: config.trustProxy,
    requestTimeout: LONGEST_STREAM_MS,
    // Running requests end first (startGateway.ts); a request on a kept connection is still answered meanwhile.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // Refused in our form by server.ts; the server's own answer has no body.
    http: { requireHostHeader: false },
    genReqId: ({ headers }) => chooseRequestId(headers['x-request-id']),
    frameworkErrors: (error, request, reply) => replyToBadUrl(error, request, reply),
    clientErrorHandler: (error, socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable) return;
      socket.end(writeRefusal(error.code === 'HPE_HEADER_OVERFLOW' ? 'HEADERS_TOO_LARGE' : 'BAD_REQUEST'));
    },
  });
  limitArrival(app, ARRIVED_WITHIN_MS);
  // The body as bytes, up to its limit: each route reads them itself, after its own checks.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  return app;
}

/** What is no HTTP has no request and no reply: the answer is written by hand. */
function writeRefusal(code: 'HEADERS_TOO_LARGE' | 'BAD_REQUEST'): string {
  const { status, headers, body } = toErrorResponse(new GuardError(code), chooseRequestId(undefined));
  const all = { ...headers, connection: 'close', 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join('\r\n');
}

/** Such a request meets no hook, so that nothing is added to its answer later. */
function replyToBadUrl(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const { status, headers, body } = toErrorResponse(new GuardError('BAD_REQUEST'), request.id);
  void reply
    .code(status)
    .headers({ ...headers, 'x-request-id': request.id, 'x-content-type-options': 'nosniff' })
    .send(body);
}
