// The playground at `/` for browsers, its files and its tokens; a short index in JSON for everybody else. Called by server.ts.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GuardError } from '../guard/guardError';
import type { RateLimiter } from '../guard/rate';
import { addVary } from '../http/addVary';
import { IMMUTABLE, pageHeaders } from '../http/pageHeaders';
import { mayReadTokens, readPlaygroundTokens } from './playgroundTokens';
import { openWebAssets, type WebAsset, type WebAssets } from './webAssets';

export interface PlaygroundOptions {
  /** Where bin/buildWeb.mjs put the bundle. */
  readonly folder: string;
  readonly isOn: boolean;
  readonly tokensFile: string | null;
  /** On a supergraph of others the page shows no examples and no personas of ours. */
  readonly isForeign?: boolean;
}

const INDEX = {
  name: 'SP4N-LAPOR! gateway',
  graphql: '/graphql',
  ready: '/ready',
  token: '/oauth/token',
  documentation: 'README.md and docs/ in the source tree',
};

const FOREIGN_INDEX = { name: 'GraphQL federation gateway', graphql: '/graphql', ready: '/ready' };

/**
 * Nothing from elsewhere, no script in the page itself, nobody's frame. Styles are the one exception: Monaco places each
 * line by a `style` attribute in the HTML it builds and adds style sheets of its own, and offers no nonce for either.
 */
const PAGE_HEADERS = pageHeaders([
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]);
const PAGE = 'index.html';

export function registerPlayground(app: FastifyInstance, options: PlaygroundOptions, rate: RateLimiter): void {
  const assets = openWebAssets(options.folder);
  app.get('/', (request, reply) => {
    addVary(reply, 'Accept');
    const page = options.isOn && wantsPage(request) ? assets.find(PAGE) : null;
    if (page === null) return reply.send(options.isForeign ? FOREIGN_INDEX : INDEX);
    rate.takeByAddress(request.ip);
    return sendPage(assets, page, request, reply);
  });
  if (!options.isOn) return;
  app.get('/playground/tokens.json', (request, reply) => {
    rate.takeByAddress(request.ip);
    const { tokensFile } = options;
    const tokens = tokensFile !== null && mayReadTokens(request) ? readPlaygroundTokens(tokensFile) : null;
    if (tokens === null) throw new GuardError('PATH_NOT_FOUND');
    return reply.headers({ 'cross-origin-resource-policy': 'same-origin' }).send(tokens);
  });
  app.get('/playground/settings.json', () => ({ isForeign: options.isForeign ?? false }));
  app.get<{ Params: { name: string } }>('/playground/:name', (request, reply) => {
    rate.takeByAddress(request.ip);
    const { name } = request.params;
    const asset = name === PAGE ? null : assets.find(name);
    if (asset === null) throw new GuardError('PATH_NOT_FOUND');
    reply.header('cache-control', IMMUTABLE);
    return sendAsset(assets, name, asset, request, reply);
  });
}

function sendPage(assets: WebAssets, page: WebAsset, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const etag = `W/"${page.etag}"`;
  reply.headers({ 'cache-control': 'no-cache', etag });
  if (request.headers['if-none-match'] === etag) return reply.headers(PAGE_HEADERS).code(304).send();
  return sendAsset(assets, PAGE, page, request, reply);
}

function sendAsset(
  assets: WebAssets,
  name: string,
  asset: WebAsset,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const accepted = request.headers['accept-encoding'];
  const file = assets.choose(name, asset, Array.isArray(accepted) ? accepted.join(',') : accepted);
  addVary(reply, 'Accept-Encoding');
  // On workers too: they live by the policy of their own answer, not by the page's.
  reply.headers({ ...PAGE_HEADERS, 'content-type': asset.type, 'content-length': file.bytes });
  if (file.encoding !== null) reply.header('content-encoding', file.encoding);
  return reply.send(file.open());
}

/** A browser asks for text/html by name; curl and the clients of agencies do not. */
function wantsPage(request: FastifyRequest): boolean {
  return /\btext\/html\b/i.test(request.headers.accept ?? '');
}
