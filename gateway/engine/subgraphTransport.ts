// GraphQL over HTTP to one subgraph, signed if it has a key: one pool of kept connections, a deadline and a size cap for each call.
import { Pool } from 'undici';
import { signRequest } from '../../platform/signing/envelope';
import { ANONYMOUS, type Principal } from '../../schema/contract/principal';
import type { SubgraphState, SubgraphTarget } from './engine';
import { SubgraphFault } from './subgraphFault';

export interface SubgraphCall {
  readonly body: Buffer;
  readonly principal: Principal;
  /** Headers of the client, for a subgraph without a key. */
  readonly forwarded: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly deadlineMs: number;
}

export interface SubgraphAnswer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

export interface SubgraphTransport {
  readonly name: string;
  post(call: SubgraphCall): Promise<SubgraphAnswer>;
  checkReady(timeoutMs: number): Promise<SubgraphState>;
  close(): Promise<void>;
}

const MAX_ANSWER_BYTES = 8_000_000;
const MAX_CONNECTIONS = 128;
/** Shorter than a server's: the side that closes first must not be the one that is about to be asked. */
const KEEP_ALIVE_MS = 30_000;

export function createSubgraphTransport(name: string, { url, key }: SubgraphTarget): SubgraphTransport {
  const { origin, pathname, search } = new URL(url);
  const path = key === null ? `${pathname}${search}` : '/graphql';
  const pool = new Pool(origin, { connections: MAX_CONNECTIONS, keepAliveTimeout: KEEP_ALIVE_MS });
  return {
    name,
    async post({ body, principal, forwarded, requestId, deadlineMs }) {
      const nowMs = Date.now();
      if (deadlineMs <= nowMs) throw new SubgraphFault('TIMEOUT', 'no time left');
      const request = { audience: name, method: 'POST', path, caller: 'gateway', requestId, deadlineMs, body };
      const signed =
        key && signRequest(key, { ...request, principal: principal === ANONYMOUS ? null : principal }, nowMs);
      const identity = signed ?? { ...forwarded, 'x-request-id': requestId };
      const headers = { ...identity, 'content-type': 'application/json', accept: 'application/json' };
      return withTimeout(deadlineMs - nowMs, async (signal) => {
        const response = await pool.request({ method: 'POST', path, headers, body, signal });
        return { status: response.statusCode, json: parseAnswer(response.statusCode, await readCapped(response.body)) };
      });
    },
    async checkReady(timeoutMs) {
      try {
        return await withTimeout(timeoutMs, async (signal) => {
          const response = await pool.request({ method: 'GET', path: '/ready', signal });
          await response.body.dump();
          return response.statusCode === 200 ? 'ready' : 'not ready';
        });
      } catch {
        return 'unreachable';
      }
    },
    close: () => pool.destroy(),
  };
}

async function withTimeout<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (controller.signal.aborted) throw new SubgraphFault('TIMEOUT', 'deadline');
    if (error instanceof SubgraphFault) throw error;
    const { code, name } = error as { code?: string; name?: string };
    throw new SubgraphFault('SUBGRAPH_UNAVAILABLE', code ?? name ?? 'no connection');
  } finally {
    clearTimeout(timer);
  }
}

async function readCapped(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > MAX_ANSWER_BYTES) throw new SubgraphFault('SUBGRAPH_UNAVAILABLE', 'answer too large');
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size);
}

function parseAnswer(status: number, bytes: Buffer): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new SubgraphFault('SUBGRAPH_UNAVAILABLE', `status ${status}, not JSON`);
  }
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  if (!isObject) throw new SubgraphFault('SUBGRAPH_UNAVAILABLE', `status ${status}, not an object`);
  return json as Record<string, unknown>;
}
