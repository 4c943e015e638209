// The national dashboard at /dashboard: pages without a script, made of what /graphql tells anybody. Called by server.ts.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../platform/log';
import { ERRORS } from '../../schema/contract/errors';
import { GuardError } from '../guard/guardError';
import type { RateLimiter } from '../guard/rate';
import { maskError } from '../http/replyMask';
import { loadAsset, type Asset } from './assets';
import { createAsk, type Ask } from './data/askGraphQL';
import { chooseLanguage, readPageQuery, type RawQuery } from './data/pageQuery';
import { latestPublishedMonth } from './data/period';
import { buildErrorPage } from './pages/errorPage';
import { renderLayout, type Page, type PageFrame } from './pages/layout';
import { buildStartPage } from './pages/startPage';
import { sendFresh } from './sendFresh';
import { createView, type View } from './view';

export interface DashboardParts {
  readonly rate: RateLimiter;
  readonly log: Logger;
}

type BuildPage = (view: View, raw: RawQuery, ask: Ask) => Promise<Page>;

/** No script at all, nothing from elsewhere, nobody's frame. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
/** The name of an asset holds a hash of its content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
const HTML = 'text/html; charset=utf-8';

const PAGES: Readonly<Record<string, BuildPage>> = {
  '/dashboard': buildStartPage,
};

export function registerDashboard(app: FastifyInstance, parts: DashboardParts): void {
  const askFor = createAsk(app);
  const [stylesheet, icon] = [loadAsset('dashboard.css'), loadAsset('icon.svg')];
  const frame = { stylesheet: stylesheet.path, icon: icon.path };
  // A scope of its own, so that what fails here is told on a page.
  void app.register(async (scope) => {
    // Braces: a hook that gives back the reply says that it has answered.
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers(HEADERS);
    });
    scope.setErrorHandler((error, request, reply) => sendError(parts, frame, error, request, reply));
    for (const [path, build] of Object.entries(PAGES)) {
      scope.get(path, async (request, reply) => {
        const raw = request.query as RawQuery;
        const view = createView(readPageQuery(raw, Date.now()), request.id, Date.now());
        const page = await build(view, raw, askFor(request));
        const body = renderLayout(view, page, frame);
        return sendFresh(
          request,
          reply,
          { type: HTML, asOf: page.coverage?.asOf ?? null, version: frame.stylesheet },
          body,
        );
      });
    }
    for (const asset of [stylesheet, icon]) serveAsset(scope, asset, parts.rate);
    scope.get('/dashboard/*', (request) => {
      parts.rate.takeByAddress(request.ip);
      throw new GuardError('PATH_NOT_FOUND');
    });
  });
}

function serveAsset(scope: FastifyInstance, { path, type, content }: Asset, rate: RateLimiter): void {
  scope.get(path, (request, reply) => {
    rate.takeByAddress(request.ip);
    return reply.headers({ 'cache-control': IMMUTABLE, 'content-type': type }).send(content);
  });
}

// eslint-disable-next-line max-params -- fastify's error handler, and what it needs
function sendError(
  { log }: DashboardParts,
  frame: PageFrame,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { code } = maskError(error, request.id);
  request.state.outcome.code = code;
  if (code === 'INTERNAL') log.error({ requestId: request.id, err: error }, 'a page of the dashboard failed');
  const now = Date.now();
  const language = chooseLanguage(request.query as RawQuery);
  const view = createView({ language, period: latestPublishedMonth(now), isPeriodGiven: false }, request.id, now);
  const isExact = error instanceof GuardError && error.message !== ERRORS[code].en;
  const page = buildErrorPage(view, '/dashboard', code, isExact ? error.message : null);
  return reply
    .code(ERRORS[code].status)
    .headers({
      'content-type': HTML,
      'cache-control': 'no-store',
      ...(error instanceof GuardError ? error.headers : {}),
    })
    .send(renderLayout(view, page, frame));
}
