// What a client may read of an error: code, text, place. Everything outside the registry becomes INTERNAL, so that no
// SQL, stack or internal address leaves the gateway. Called by reply.ts and by Apollo Server's formatError.

import { ERRORS, isErrorCode } from '../../schema/contract/errors';
import type { ErrorCode } from '../../schema/contract/errors';

export interface PublicError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: ErrorCode; readonly retryable: boolean; readonly requestId: string };
}

export interface MaskedError {
  readonly error: PublicError;
  readonly code: ErrorCode;
  /** Was a code or text replaced? Then the original belongs in the log. */
  readonly isMasked: boolean;
  readonly original: unknown;
}

const MAX_MESSAGE_LENGTH = 1_000;

// A subgraph refused our signature: our fault, not the client's, and not what a 401 means to a client.
const INTERNAL_ONLY: ReadonlySet<ErrorCode> = new Set(['SIGNATURE_INVALID']);

/** Takes a GraphQLError, a formatted error or anything that was thrown. */
export function maskError(original: unknown, requestId: string): MaskedError {
  const given = asRecord(original);
  const sentCode = asRecord(given.extensions).code;
  const code = isErrorCode(sentCode) && !INTERNAL_ONLY.has(sentCode) ? sentCode : 'INTERNAL';
  const message = chooseMessage(code, given.message);
  const error: PublicError = {
    message,
    ...readLocations(given.locations),
    ...readPath(given.path),
    extensions: { code, retryable: ERRORS[code].retryable, requestId },
  };
  return { error, code, isMasked: code !== sentCode || message !== given.message, original };
}

/** A fault (5xx) always shows the registry's text: whoever raised it may have copied a driver's or a socket's. */
function chooseMessage(code: ErrorCode, message: unknown): string {
  const { status, en } = ERRORS[code];
  if (status >= 500 || typeof message !== 'string' || message === '') return en;
  return message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH).toWellFormed()}…` : message;
}

function readLocations(value: unknown): Pick<PublicError, 'locations'> {
  if (!Array.isArray(value) || value.length === 0) return {};
  const places = value.map(asRecord).map(({ line, column }) => ({ line: Number(line), column: Number(column) }));
  return places.every(({ line, column }) => line > 0 && column > 0) ? { locations: places } : {};
}

function readPath(value: unknown): Pick<PublicError, 'path'> {
  if (!Array.isArray(value) || value.length === 0) return {};
  return value.every((key) => typeof key === 'string' || typeof key === 'number') ? { path: value } : {};
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
