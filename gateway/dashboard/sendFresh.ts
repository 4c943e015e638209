// Sends a page or a download with what lets the reader keep it, or says that the reader has it already. Called by the
// dashboard's routes.
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256 } from '../../platform/crypto';
import { chooseEncoding, compress } from '../http/acceptEncoding';
import { addVary } from '../http/addVary';

/** For as long a copy is shown without asking; then a question with the ETag costs one small read. */
const KEPT_SECONDS = 60;
const COMPRESSED_ABOVE = 1_000;

/** `watermark` changes with the figures; null: the answer is not to be kept. `version`: of what makes the answer. */
export function etagOf(url: string, version: string, watermark: string | null): string | null {
  if (watermark === null) return null;
  const hash = sha256(JSON.stringify([url, version, watermark])).toString('base64url');
  return `W/"${hash.slice(0, 22)}"`;
}

export function isKnown({ headers }: FastifyRequest, etag: string | null): boolean {
  const known = headers['if-none-match'];
  return etag !== null && known !== undefined && known.split(',').some((each) => each.trim() === etag);
}

export function sendNotModified(reply: FastifyReply, etag: string): FastifyReply {
  return keep(reply, etag).code(304).send();
}

export interface Fresh {
  readonly type: string;
  readonly etag: string | null;
  readonly body: string | Readable;
}

export async function sendFresh(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, etag, body }: Fresh,
): Promise<FastifyReply> {
  keep(reply, etag).header('content-type', type);
  // A table leaves as its rows arrive.
  if (typeof body !== 'string') return reply.send(body);
  addVary(reply, 'Accept-Encoding');
  const encoding = body.length > COMPRESSED_ABOVE ? chooseEncoding(request.headers['accept-encoding']) : null;
  if (encoding === null) return reply.send(body);
  return reply.header('content-encoding', encoding).send(await compress(body, encoding));
}

function keep(reply: FastifyReply, etag: string | null): FastifyReply {
  return etag === null ? reply : reply.headers({ etag, 'cache-control': `public, max-age=${KEPT_SECONDS}` });
}
