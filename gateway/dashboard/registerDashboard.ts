// The national dashboard at /dashboard: pages without a script, made of what /graphql tells anybody. Called by server.ts.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../platform/log';
import { GuardError } from '../guard/guardError';
import type { RateLimiter } from '../guard/rate';
import { IMMUTABLE, pageHeaders } from '../http/pageHeaders';
import { hashFolder, loadAsset, type Asset } from './assets';
import { createAsk, type Ask } from './data/askGraphQL';
import { readPageQuery, type RawQuery } from './data/pageQuery';
import { renderLayout, type Page, type PageFrame } from './pages/layout';
import { buildDownload, PAGES, PAGES_OF } from './routes';
import { replyWithPage } from './replyWithPage';
import { etagOf, isKnown, sendFresh, sendNotModified } from './sendFresh';
import { createView, type View } from './view';

export interface DashboardParts {
  readonly rate: RateLimiter;
  readonly log: Logger;
}

/** No script at all, nothing from elsewhere, nobody's frame. */
const HEADERS = pageHeaders([
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]);
const HTML = 'text/html; charset=utf-8';

/** What one request needs to be answered. */
interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly raw: RawQuery;
  readonly view: View;
  readonly ask: Ask;
}

type Serve = (call: Call) => Promise<FastifyReply>;

export function registerDashboard(app: FastifyInstance, { rate, log }: DashboardParts): void {
  const askFor = createAsk(app);
  const [stylesheet, icon] = [loadAsset('dashboard.css'), loadAsset('icon.svg')];
  const frame = { stylesheet: stylesheet.path, icon: icon.path, version: hashFolder(__dirname) + stylesheet.path };
  // A scope of its own, so that what fails here is told on a page.
  void app.register(async (scope) => {
    // Braces: a hook that gives back the reply says that it has answered.
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers(HEADERS);
    });
    scope.setErrorHandler((error, request, reply) => replyWithPage({ log, frame }, error, request, reply));
    const serve = (path: string, answer: Serve): void => {
      scope.get(path, async (request, reply) => {
        const raw = request.query as RawQuery;
        const nowMs = Date.now();
        const view = createView(readPageQuery(raw, nowMs), request.id, nowMs);
        const call = { request, reply, raw, view, ask: askFor(request) };
        const known = await findKnown(call, frame);
        return known === null ? answer(call) : sendNotModified(reply, known);
      });
    };
    for (const [path, build] of Object.entries(PAGES)) {
      serve(path, (call) => servePage(call, frame, () => build(call.view, call.raw, call.ask)));
    }
    for (const [path, build] of Object.entries(PAGES_OF)) {
      serve(path, (call) => servePage(call, frame, () => build(call.view, readParam(call, 'code'), call.ask)));
    }
    serve('/dashboard/tables/:file', (call) => serveDownload(call, frame));
    for (const asset of [stylesheet, icon]) serveAsset(scope, asset, rate);
    scope.get('/dashboard/', (_request, reply) => reply.redirect('/dashboard', 308));
    scope.get('/dashboard/*', (request) => {
      rate.takeByAddress(request.ip);
      throw new GuardError('PATH_NOT_FOUND');
    });
  });
}

function readParam({ request }: Call, name: string): string {
  return (request.params as Record<string, string>)[name] ?? '';
}

async function servePage(call: Call, frame: PageFrame, build: () => Promise<Page>): Promise<FastifyReply> {
  const { request, reply, view } = call;
  const page = await build();
  const etag = etagOf(request.url, frame.version, page.watermark);
  return sendFresh(request, reply, { type: HTML, etag, body: renderLayout(view, page, frame) });
}

async function serveDownload(call: Call, frame: PageFrame): Promise<FastifyReply> {
  const { request, reply, view, raw, ask } = call;
  const { type, fileName, watermark, body } = await buildDownload(view, readParam(call, 'file'), raw, ask);
  const etag = etagOf(request.url, frame.version, watermark);
  reply.header('content-disposition', `attachment; filename="${fileName}"`);
  return sendFresh(request, reply, { type, etag, body: body() });
}

/** The reader's ETag where it still holds: one small question instead of the whole page. */
async function findKnown({ request, view, ask }: Call, frame: PageFrame): Promise<string | null> {
  if (request.headers['if-none-match'] === undefined) return null;
  const { statistics } = await ask<{ statistics: { watermark: string } }>('freshness', { period: view.period });
  const etag = etagOf(request.url, frame.version, statistics.watermark);
  return isKnown(request, etag) ? etag : null;
}

function serveAsset(scope: FastifyInstance, { path, type, content }: Asset, rate: RateLimiter): void {
  scope.get(path, (request, reply) => {
    rate.takeByAddress(request.ip);
    return reply.headers({ 'cache-control': IMMUTABLE, 'content-type': type }).send(content);
  });
}
