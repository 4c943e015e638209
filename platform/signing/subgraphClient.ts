// Signed HTTP calls from one service to another, acting as itself. GraphQL traffic of the gateway has a source of its own.
import { Pool } from 'undici';
import { newId } from '../ids';
import { CodedError } from '../errors';
import { signRequest } from './envelope';

export interface SubgraphClientOptions {
  /** Name of the service that calls, and of the one that is called. */
  readonly caller: string;
  readonly audience: string;
  readonly url: string;
  readonly key: Buffer;
}

export interface CallOptions {
  readonly timeoutMs: number;
  readonly requestId?: string;
  readonly signal?: AbortSignal;
}

export interface SubgraphClient {
  getJson<T>(path: string, options: CallOptions): Promise<T>;
  close(): Promise<void>;
}

const EMPTY = Buffer.alloc(0);

export function createSubgraphClient({ caller, audience, url, key }: SubgraphClientOptions): SubgraphClient {
  const pool = new Pool(url, { connections: 8, keepAliveTimeout: 30_000 });
  return {
    async getJson<T>(path: string, options: CallOptions): Promise<T> {
      const now = Date.now();
      const headers = signRequest(
        key,
        {
          audience,
          method: 'GET',
          path,
          caller,
          principal: null,
          deadlineMs: now + options.timeoutMs,
          requestId: options.requestId ?? newId(),
          body: EMPTY,
        },
        now,
      );
      const timeout = AbortSignal.timeout(options.timeoutMs);
      const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
      const response = await pool.request({ method: 'GET', path, headers, signal });
      if (response.statusCode !== 200) {
        await response.body.dump();
        throw new CodedError('SUBGRAPH_UNAVAILABLE', `${audience} answered ${response.statusCode}.`);
      }
      return (await response.body.json()) as T;
    },
    close: () => pool.destroy(),
  };
}
