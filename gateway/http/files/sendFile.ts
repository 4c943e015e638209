// GET and HEAD /files/…: a file on its way to a client, no faster than the client takes it. Called by registerFiles.ts.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '../../../platform/errors';
import { GuardError } from '../../guard/guardError';
import { readRefusal } from './filesPeer';
import type { Transfer } from './registerFiles';

const ANSWER_HEADERS = [
  ...['content-type', 'content-length', 'content-disposition', 'content-security-policy', 'cache-control'],
  ...['cross-origin-resource-policy', 'accept-ranges'],
];

export async function sendFile(
  { peer, times }: Transfer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const method = request.method === 'HEAD' ? 'HEAD' : 'GET';
  const abort = new AbortController();
  // Also ends a body that is under way: whoever reads a byte a second holds a file no longer.
  const timer = setTimeout(() => abort.abort(), times.deadlineMs);
  reply.raw.once('close', () => clearTimeout(timer));
  try {
    const deadlineMs = Date.now() + times.deadlineMs;
    const call = { method, path: request.url, requestId: request.id, deadlineMs } as const;
    const response = await peer.call({ ...call, signal: abort.signal });
    if (response.statusCode >= 400 && method === 'HEAD')
      throw new GuardError(response.statusCode === 410 ? 'LINK_EXPIRED' : 'NOT_FOUND');
    if (response.statusCode >= 400) throw await readRefusal(response);
    for (const name of ANSWER_HEADERS) {
      const value = response.headers[name];
      if (typeof value === 'string') reply.header(name, value);
    }
    return await reply.code(200).send(method === 'HEAD' ? await drop(response.body) : response.body);
  } catch (error) {
    if (error instanceof GuardError || error instanceof CodedError) throw error;
    throw new CodedError('SUBGRAPH_UNAVAILABLE');
  }
}

async function drop(body: { dump(): Promise<unknown> }): Promise<undefined> {
  await body.dump();
  return undefined;
}
