// A refusal → the HTTP answer: status and headers from the registry, GraphQL's JSON form with code, retryable and
// request id. Every entry ends its refused requests here, also those without GraphQL in them (404, 413, 503).

import { GuardError } from '../guard/guardError';
import { ERRORS } from '../../schema/contract/errors';
import type { ErrorCode } from '../../schema/contract/errors';
import { chooseReplyType } from './replyAccept';
import { statusOf } from './replyStatus';
import { maskError } from './replyMask';
import type { MaskedError } from './replyMask';

export interface ErrorReply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** Each error as told and as it was, for the log. */
  readonly masked: readonly MaskedError[];
}

export interface ReplyOptions {
  /** Of a GraphQL entry: the media type then has a say in the status. */
  readonly isGraphQL?: boolean;
  readonly accept?: string | string[];
  /** Added to, and before, those that the code calls for. */
  readonly headers?: Readonly<Record<string, string>>;
}

const CODE_HEADERS: Partial<Record<ErrorCode, Record<string, string>>> = {
  METHOD_NOT_ALLOWED: { allow: 'GET, HEAD, POST' },
  UNAUTHENTICATED: { 'www-authenticate': 'Bearer' },
  RATE_LIMITED: { 'retry-after': '1' },
  OVERLOADED: { 'retry-after': '1' },
  SUBGRAPH_UNAVAILABLE: { 'retry-after': '1' },
};

/** Takes one error or several (validation); the first one decides the status. */
export function toErrorResponse(errors: unknown, requestId: string, options: ReplyOptions = {}): ErrorReply {
  const list: readonly unknown[] = Array.isArray(errors) && errors.length > 0 ? errors : [errors];
  const masked = list.map((error) => maskError(error, requestId));
  const code = masked[0]?.code ?? 'INTERNAL';
  const first = list[0];
  const type = chooseReplyType(options.accept);
  return {
    status: options.isGraphQL === true ? statusOf(code, type) : ERRORS[code].status,
    headers: {
      'cache-control': 'no-store',
      ...CODE_HEADERS[code],
      ...(first instanceof GuardError ? first.headers : {}),
      ...options.headers,
      'content-type': `${type}; charset=utf-8`,
    },
    body: JSON.stringify({ errors: masked.map(({ error }) => error) }),
    masked,
  };
}
