// Anything thrown on the way of a request → its JSON answer and its line in the log. The server's error handlers end here.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../platform/log';
import { ERRORS, type ErrorCode } from '../../schema/contract/errors';
import { GuardError } from '../guard/guardError';
import { toErrorResponse } from './reply';

export function replyWithError(
  log: Logger,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, headers, body, masked } = toErrorResponse(toCoded(error), request.id, {
    accept: request.headers.accept,
    isGraphQL: request.routeOptions.url === '/graphql',
  });
  const [first] = masked;
  request.state.outcome.code = first?.code ?? null;
  if (first?.code === 'INTERNAL') log.error({ requestId: request.id, err: error }, 'a request failed');
  return reply.code(status).headers(headers).send(body);
}

/** The server framework's own refusals, in our words. */
const FRAMEWORK: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'BAD_REQUEST',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BAD_REQUEST',
  FST_ERR_BAD_URL: 'BAD_REQUEST',
  FST_ERR_ROUTE_METHOD_NOT_SUPPORTED: 'METHOD_NOT_ALLOWED',
};

function toCoded(error: unknown): unknown {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? FRAMEWORK[code] : undefined;
  if (known !== undefined) return new GuardError(known, ERRORS[known].en);
  const isClientFault = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return isClientFault && !(error instanceof GuardError) ? new GuardError('BAD_REQUEST') : error;
}
