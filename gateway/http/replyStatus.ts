// The status of an answer without data, which depends on its media type. Called by reply.ts and the entries.
import { ERRORS, type ErrorCode } from '../../schema/contract/errors';
import type { ReplyType } from './replyAccept';

/** What GraphQL itself finds wrong with a request that HTTP has nothing against. */
const REQUEST_ERRORS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/**
 * Under `application/json` GraphQL's own errors travel with 200, as GraphQL over HTTP asks: a client of that type takes any
 * other status for an answer of something in between. Limits, rates, rights and faults keep their status under both types.
 */
export function statusOf(code: ErrorCode, type: ReplyType): number {
  return type === 'application/json' && REQUEST_ERRORS.has(code) ? 200 : ERRORS[code].status;
}
