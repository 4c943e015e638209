// Development tokens for the playground's switch: read from the file that `npm start` writes, given to a page of this
// gateway on this machine and to nobody else. Called by registerPlayground.ts.
import { readFileSync } from 'node:fs';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

const fileSchema = z.strictObject({
  tokens: z.array(z.strictObject({ name: z.string(), description: z.string(), token: z.string() })),
});

export type PlaygroundTokens = z.infer<typeof fileSchema>;

/** Null where there is no such file (yet). Read each time: tokens are renewed while the gateway runs. */
export function readPlaygroundTokens(path: string): PlaygroundTokens | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return fileSchema.parse(JSON.parse(text));
}

const LOOPBACK_ADDRESSES = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Asked by our own page, in a browser on this machine. The connection itself counts, not what a proxy says of it. The
 * name in `Host` shuts out a site that lets its own name point to this machine (DNS rebinding): to the browser it would
 * be the same origin.
 */
export function mayReadTokens(request: FastifyRequest): boolean {
  const { headers, raw } = request;
  if (!LOOPBACK_ADDRESSES.includes(raw.socket.remoteAddress ?? '')) return false;
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  return LOOPBACK_HOST.test(headers.host ?? '') && headers['sec-fetch-site'] === 'same-origin';
}
