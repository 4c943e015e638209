// GraphQL over HTTP to one subgraph, signed if it has a key: one pool of kept connections, a deadline and a size cap for each call.
import { Pool } from 'undici';
import { signRequest } from '../../platform/signing/envelope';
import { ANONYMOUS, type Principal } from '../../schema/contract/principal';
import type { SubgraphState, SubgraphTarget } from './engine';
import { exchange, type ExchangeAnswer } from './exchange';
import { isObject } from './mergeData';
import { SubgraphFault } from './subgraphFault';

export interface SubgraphCall {
  readonly body: string;
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
  /** The bytes as they came. @throws SubgraphFault */
  send(call: SubgraphCall): Promise<ExchangeAnswer>;
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
    async send({ body: text, principal, forwarded, requestId, deadlineMs }) {
      const nowMs = Date.now();
      if (deadlineMs <= nowMs) throw new SubgraphFault('TIMEOUT', 'no time left');
      const body = Buffer.from(text);
      const request = { audience: name, method: 'POST', path, caller: 'gateway', requestId, deadlineMs, body };
      const signed =
        key && signRequest(key, { ...request, principal: principal === ANONYMOUS ? null : principal }, nowMs);
      const identity = signed ?? { ...forwarded, 'x-request-id': requestId };
      const headers = { ...identity, 'content-type': 'application/json', accept: 'application/json' };
      const limits = { timeoutMs: deadlineMs - nowMs, maxBytes: MAX_ANSWER_BYTES };
      return exchange(pool, { method: 'POST', path, headers, body, ...limits });
    },
    async checkReady(timeoutMs) {
      try {
        const limits = { timeoutMs, maxBytes: MAX_ANSWER_BYTES };
        const { status } = await exchange(pool, { method: 'GET', path: '/ready', ...limits });
        return status === 200 ? 'ready' : 'not ready';
      } catch {
        return 'unreachable';
      }
    },
    close: () => pool.destroy(),
  };
}

/** @throws SubgraphFault for anything but a JSON object */
export function parseAnswer({ status, bytes }: ExchangeAnswer): SubgraphAnswer {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new SubgraphFault('SUBGRAPH_UNAVAILABLE', `status ${status}, not JSON`);
  }
  if (!isObject(json)) throw new SubgraphFault('SUBGRAPH_UNAVAILABLE', `status ${status}, not an object`);
  return { status, json };
}
