// PUT /files/…: a client's bytes on their way to reports, no faster than reports takes them. Called by registerFiles.ts.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { CodedError } from '../../../platform/errors';
import { GuardError } from '../../guard/guardError';
import { readJson, readRefusal } from './filesPeer';
import type { Transfer } from './registerFiles';

/** For what a refused client still sends; then its connection is cut. */
const DRAIN_MS = 10_000;
const CONTENT_TYPE = /^[\w.+-]{1,64}\/[\w.+-]{1,64}$/;

export async function takeFile(
  { peer, times, maxBytes }: Transfer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const bytes = readLength(request, maxBytes);
  const deadlineMs = Date.now() + times.deadlineMs;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), times.deadlineMs);
  const watched = watchBody(request.raw, times.silenceMs, abort);
  try {
    const upload = { bytes, contentType: readType(request), body: watched.body };
    const call = { method: 'PUT', path: request.url, requestId: request.id, deadlineMs, upload } as const;
    const response = await peer.call({ ...call, signal: abort.signal });
    if (response.statusCode >= 400) throw await readRefusal(response);
    return await reply.code(response.statusCode).send(await readJson(response));
  } catch (error) {
    if (error instanceof GuardError || error instanceof CodedError) throw error;
    // Ended by its sender, or by our patience with it; else the other side was the one that failed.
    throw new CodedError(watched.isBroken() || abort.signal.aborted ? 'UPLOAD_BROKEN' : 'SUBGRAPH_UNAVAILABLE');
  } finally {
    clearTimeout(timer);
    endBody(request.raw);
  }
}

/** Of bytes whose number is not known before, nobody could say that they are whole, and nothing could be signed. */
function readLength({ headers }: FastifyRequest, maxBytes: number): number {
  const length = headers['content-length'];
  if (length === undefined || headers['transfer-encoding'] !== undefined) throw new GuardError('LENGTH_REQUIRED');
  if (headers['content-encoding'] !== undefined)
    throw new GuardError('UNSUPPORTED_MEDIA_TYPE', 'Send the bytes as they are, without content-encoding.');
  if (Number(length) > maxBytes)
    throw new GuardError('FILE_TOO_LARGE', `At most ${maxBytes} bytes are allowed.`, {
      headers: { connection: 'close' },
    });
  return Number(length);
}

/** What the client says of it decides nothing: reports looks at the bytes. */
function readType({ headers }: FastifyRequest): string {
  const type = headers['content-type'] ?? '';
  return CONTENT_TYPE.test(type) ? type : 'application/octet-stream';
}

function watchBody(raw: IncomingMessage, silenceMs: number, abort: AbortController) {
  let isBroken = false;
  // Runs while we wait for the sender; not while the other side is the slow one.
  let timer: NodeJS.Timeout | undefined;
  const listen = (): void => {
    timer = setTimeout(() => abort.abort(), silenceMs);
  };
  async function* pass(): AsyncIterable<Buffer> {
    try {
      listen();
      for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
        clearTimeout(timer);
        yield chunk as Buffer;
        listen();
      }
    } catch (error) {
      isBroken = true;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
  // A stream, since that is what the HTTP client can end by itself when the call is given up.
  return { body: Readable.from(pass(), { objectMode: false }), isBroken: () => isBroken };
}

/** The answer goes out while the rest of a refused body is read and dropped, so that the client gets to read it. */
function endBody(raw: IncomingMessage): void {
  if (raw.complete || raw.destroyed) return;
  raw.resume();
  const timer = setTimeout(() => raw.destroy(), DRAIN_MS);
  raw.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer));
}
