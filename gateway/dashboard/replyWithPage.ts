// Whatever fails below /dashboard → a page that says so, with the code and the request's id. Called by registerDashboard.ts.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../platform/log';
import { ERRORS } from '../../schema/contract/errors';
import { GuardError } from '../guard/guardError';
import { maskError } from '../http/replyMask';
import { chooseLanguage, type RawQuery } from './data/pageQuery';
import { latestPublishedMonth } from './data/period';
import { buildErrorPage } from './pages/errorPage';
import { renderLayout, type PageFrame } from './pages/layout';
import { createView } from './view';

export interface FaultParts {
  readonly log: Logger;
  readonly frame: PageFrame;
}

export function replyWithPage(
  { log, frame }: FaultParts,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { code } = maskError(error, request.id);
  request.state.outcome.code = code;
  if (code === 'INTERNAL') log.error({ requestId: request.id, err: error }, 'a page of the dashboard failed');
  const now = Date.now();
  const query = {
    language: chooseLanguage(request.query as RawQuery),
    period: latestPublishedMonth(now),
    isPeriodGiven: false,
  };
  const view = createView(query, request.id, now);
  // Only our own refusals speak the reader's language.
  const own = error instanceof GuardError && error.message !== ERRORS[code].en ? error.message : null;
  const headers = error instanceof GuardError ? error.headers : {};
  return reply
    .code(ERRORS[code].status)
    .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers })
    .removeHeader('content-disposition')
    .removeHeader('etag')
    .send(renderLayout(view, buildErrorPage(view, code, own), frame));
}
