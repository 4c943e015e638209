// A subgraph's answer → data and errors that may go on, or a fault for the whole fetch. Called by callSubgraphs.ts.
import { isErrorCode, type ErrorCode } from '../../schema/contract/errors';
import { isObject } from './mergeData';
import { SubgraphFault, type FaultCode } from './subgraphFault';
import type { SubgraphAnswer } from './subgraphTransport';

export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: ErrorCode };
}

export interface SubgraphResult {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly SubgraphError[];
}

const FAULTS: ReadonlySet<string> = new Set<FaultCode>(['TIMEOUT', 'SUBGRAPH_UNAVAILABLE', 'OVERLOADED', 'INTERNAL']);

/** Codes that speak of the request as the gateway wrote it: a client has no part in them. */
const OUR_OWN: ReadonlySet<string> = new Set<ErrorCode>([
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'METHOD_NOT_ALLOWED',
  'PATH_NOT_FOUND',
  'SIGNATURE_INVALID',
]);

export function readSubgraphAnswer({ status, json }: SubgraphAnswer): SubgraphResult {
  const errors = Array.isArray(json.errors) ? json.errors.map(readError) : [];
  if (isObject(json.data)) return { data: json.data, errors };
  const [first] = errors;
  if (first === undefined) {
    if (status === 200 && json.data === null) return { data: null, errors };
    throw new SubgraphFault('SUBGRAPH_UNAVAILABLE', `status ${status}, neither data nor errors`);
  }
  const { code } = first.extensions;
  // A 5xx tells of the process, whatever its text says.
  if (status >= 500 && !FAULTS.has(code)) throw new SubgraphFault('SUBGRAPH_UNAVAILABLE', `status ${status}`);
  if (FAULTS.has(code) && first.path === undefined) throw new SubgraphFault(code as FaultCode, `answered ${code}`);
  return { data: null, errors };
}

function readError(value: unknown): SubgraphError {
  const { message, path, extensions } = (value ?? {}) as Record<string, unknown>;
  const text = typeof message === 'string' ? message : '';
  const sent = (extensions as Record<string, unknown> | undefined)?.code;
  return {
    message: text,
    ...(Array.isArray(path) ? { path: path as (string | number)[] } : {}),
    extensions: { code: chooseCode(sent, text) },
  };
}

function chooseCode(sent: unknown, message: string): ErrorCode {
  if (!isErrorCode(sent)) return 'INTERNAL';
  // A literal that only the subgraph's scalar could judge, such as a date: the client wrote it, and may read what is wrong.
  if (sent === 'GRAPHQL_VALIDATION_FAILED' && message.startsWith('Expected value of type ')) return 'BAD_USER_INPUT';
  return OUR_OWN.has(sent) ? 'INTERNAL' : sent;
}
