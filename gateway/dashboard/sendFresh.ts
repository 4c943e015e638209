// Sends a page or a download, or says that the reader has it already. Called by the dashboard's routes.
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface Freshness {
  readonly type: string;
  /** Until when events are counted in it; null: not said, so that no answer is kept. */
  readonly asOf: string | null;
  /** Of what made it. */
  readonly version: string;
}

const KEPT_SECONDS = 60;
const MINUTE_MS = KEPT_SECONDS * 1_000;

/** The figures of a minute are one edition: published ones do not change within it, and no more is said of the time. */
export function etagOf(url: string, { asOf, version }: Freshness): string | null {
  if (asOf === null) return null;
  const minute = Math.floor(Date.parse(asOf) / MINUTE_MS);
  const hash = createHash('sha256')
    .update(JSON.stringify([url, version, minute]))
    .digest('base64url');
  return `W/"${hash.slice(0, 22)}"`;
}

export function sendFresh(
  request: FastifyRequest,
  reply: FastifyReply,
  freshness: Freshness,
  body: string | NodeJS.ReadableStream,
): FastifyReply {
  const etag = etagOf(request.url, freshness);
  if (etag === null) return reply.header('content-type', freshness.type).send(body);
  reply.headers({ etag, 'cache-control': `public, max-age=${KEPT_SECONDS}` });
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.header('content-type', freshness.type).send(body);
}

function isKnown(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.split(',').some((each) => each.trim() === etag || each.trim() === '*');
}
