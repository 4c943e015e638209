// Signed requests of one file to the reports subgraph, in either direction. Connections of their own: slow files must not
// take those of queries. Called by takeFile.ts and sendFile.ts.
import type { Readable } from 'node:stream';
import { Pool, type Dispatcher } from 'undici';
import { CodedError } from '../../../platform/errors';
import { signRequest, type SignedBody } from '../../../platform/signing/envelope';
import type { Peer } from '../../../platform/subgraph/module';
import { isErrorCode } from '../../../schema/contract/errors';
import { GuardError } from '../../guard/guardError';

export interface FileCall {
  readonly method: 'GET' | 'HEAD' | 'PUT';
  readonly path: string;
  readonly requestId: string;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly upload?: {
    readonly bytes: number;
    readonly contentType: string;
    readonly body: Readable;
  };
}

export interface FilesPeer {
  call(call: FileCall): Promise<Dispatcher.ResponseData>;
  close(): Promise<void>;
}

const MAX_CONNECTIONS = 64;
const MAX_JSON_BYTES = 64_000;
const EMPTY = Buffer.alloc(0);

export function createFilesPeer({ url, key }: Peer): FilesPeer {
  // Its own times would be shorter than a slow line's; the caller's signal ends a call.
  const pool = new Pool(url, {
    connections: MAX_CONNECTIONS,
    keepAliveTimeout: 30_000,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    call({ method, path, requestId, deadlineMs, signal, upload }) {
      const body: SignedBody = upload === undefined ? EMPTY : { streamedBytes: upload.bytes };
      // Nobody: the grant in the address says who may do what.
      const about = { audience: 'reports', caller: 'gateway', principal: null, requestId, deadlineMs };
      const signed = signRequest(key, { ...about, method, path, body }, Date.now());
      if (upload === undefined) return pool.request({ method, path, headers: signed, signal });
      const headers = { ...signed, 'content-type': upload.contentType, 'content-length': String(upload.bytes) };
      return pool.request({ method, path, headers, signal, body: upload.body });
    },
    close: () => pool.destroy(),
  };
}

/** A short answer in JSON; what is none is the subgraph's fault. */
export async function readJson({ body }: Dispatcher.ResponseData): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_JSON_BYTES) throw new CodedError('SUBGRAPH_UNAVAILABLE');
    chunks.push(chunk);
  }
  const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new CodedError('SUBGRAPH_UNAVAILABLE');
  return parsed as Record<string, unknown>;
}

/** The subgraph's refusal, in this server's words. */
export async function readRefusal(response: Dispatcher.ResponseData): Promise<GuardError> {
  const { errors } = (await readJson(response)) as {
    errors?: readonly { message?: string; extensions?: { code?: unknown } }[];
  };
  const code = errors?.[0]?.extensions?.code;
  return isErrorCode(code) ? new GuardError(code, errors?.[0]?.message) : new GuardError('SUBGRAPH_UNAVAILABLE');
}
