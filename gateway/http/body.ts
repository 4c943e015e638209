// An HTTP request → the GraphQL request in it, or a coded refusal. First guard of every HTTP entry; it knows no server
// framework: method, URL, headers with lower-case names, and the bytes of the body.

import { GuardError } from '../guard/guardError';
import { DEFAULT_LIMITS } from '../guard/limits';
import { readJsonBytes } from './bodyJson';
import { checkOrigin } from './bodyOrigin';
import { readParams } from './bodyParams';
import { readUrlParams } from './bodyUrl';
import type { Limits } from '../guard/limits';
import type { GraphQLRequest } from './bodyParams';

export { readParams, type GraphQLRequest } from './bodyParams';
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface IncomingRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: RequestHeaders;
  readonly body?: Uint8Array;
}

export interface ReadOptions {
  readonly limits?: Limits;
  readonly allowedOrigins?: readonly string[];
}

export function readGraphQLRequest(request: IncomingRequest, options: ReadOptions = {}): GraphQLRequest {
  return readParams(readGraphQLBody(request, options));
}

/** What the request carries, decoded but not checked: an object with the parameters, or the list of a batch. */
export function readGraphQLBody(request: IncomingRequest, options: ReadOptions = {}): unknown {
  const limits = options.limits ?? DEFAULT_LIMITS;
  // HEAD is a GET whose body stays behind.
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (request.url.length > limits.bodyBytes) throw new GuardError('PAYLOAD_TOO_LARGE');
    checkOrigin(request.headers, options.allowedOrigins);
    return readUrlParams(request.url, limits.jsonNesting);
  }
  if (request.method !== 'POST') {
    throw new GuardError('METHOD_NOT_ALLOWED', undefined, { headers: { allow: 'GET, HEAD, POST' } });
  }
  checkContentHeaders(request.headers);
  const body = request.body ?? new Uint8Array();
  checkBodySize(body.byteLength, limits);
  return readJsonBytes(body, limits.jsonNesting);
}

/** The entries of a batch, each still to be checked. */
export function checkBatchSize(entries: unknown[], { batch }: Limits): unknown[] {
  if (batch === 0) throw new GuardError('BAD_REQUEST', 'Batches are not accepted; send one operation in a request.');
  if (entries.length === 0) throw new GuardError('BAD_REQUEST', 'The batch is empty.');
  if (entries.length <= batch) return entries;
  throw new GuardError('TOO_MANY_ITEMS', `The batch has ${entries.length} operations; at most ${batch} allowed.`);
}

/** Also for the server: by content-length before it reads, and while it reads. Not eased by warn-only. */
export function checkBodySize(bytes: number, limits: Limits): void {
  if (bytes <= limits.bodyBytes) return;
  throw new GuardError(
    'PAYLOAD_TOO_LARGE',
    `The request body is too large; at most ${limits.bodyBytes} bytes allowed.`,
  );
}

/** Headers alone decide: the server may refuse before it reads the body. */
export function checkContentHeaders(headers: RequestHeaders): void {
  const encoding = headers['content-encoding'];
  // Decompressing would let 256 kB become gigabytes.
  if (encoding !== undefined && encoding !== '' && String(encoding).toLowerCase() !== 'identity') {
    throw new GuardError('UNSUPPORTED_MEDIA_TYPE', 'Send the body without content-encoding.', {
      headers: { 'accept-encoding': 'identity' },
    });
  }
  if (!isUtf8Json(headers['content-type'])) throw new GuardError('UNSUPPORTED_MEDIA_TYPE');
}

function isUtf8Json(contentType: string | string[] | undefined): boolean {
  if (typeof contentType !== 'string') return false;
  const [type, ...parameters] = contentType.toLowerCase().split(';');
  if (type?.trim() !== 'application/json') return false;
  return parameters.every((parameter) => {
    const [name, value] = parameter.split('=', 2).map((part) => part.trim());
    return name !== 'charset' || value === 'utf-8' || value === '"utf-8"' || value === 'utf8';
  });
}
