// The signed envelope of a request between processes (`docs/decisions/0002-signed-requests.md`): what is signed, in which order.
import { randomBytes } from 'node:crypto';
import type { Principal } from '../../schema/contract/principal';
import { hmac, sha256 } from '../crypto';

export const HEADERS = {
  caller: 'lapor-caller',
  principal: 'lapor-principal',
  deadline: 'lapor-deadline',
  expires: 'lapor-expires',
  nonce: 'lapor-nonce',
  signature: 'lapor-signature',
  requestId: 'x-request-id',
} as const;

/** A signature is good for this long; a nonce is remembered as long. */
export const MAX_AGE_MS = 60_000;
/** Much shorter than allowed: a request that has not arrived by then is of no use to its caller either. */
const EXPIRES_AFTER_MS = 30_000;

export interface Envelope {
  readonly caller: string;
  /** base64url of the principal's JSON, or empty for a service acting as itself. */
  readonly principal: string;
  readonly deadline: number;
  readonly expires: number;
  readonly nonce: string;
}

/**
 * Bytes that were hashed, or a stream of so many bytes whose hash nobody knows before it has passed. What a stream must be
 * is said by the token in its signed path (`docs/decisions/0023-attachments.md`).
 */
export type SignedBody = Buffer | { readonly streamedBytes: number };

/** Each part on a line of its own; none can contain a line break, so that no two requests share a text. */
export function canonicalText(
  audience: string,
  method: string,
  path: string,
  envelope: Envelope,
  body: SignedBody,
): string {
  return [
    audience,
    method,
    path,
    envelope.caller,
    envelope.principal,
    String(envelope.deadline),
    String(envelope.expires),
    envelope.nonce,
    describeBody(body),
  ].join('\n');
}

/** No hash is spelt like the announcement of a stream, so that neither can stand for the other. */
function describeBody(body: SignedBody): string {
  return Buffer.isBuffer(body) ? sha256(body).toString('hex') : `stream of ${body.streamedBytes} bytes`;
}

export interface RequestToSign {
  readonly audience: string;
  readonly method: string;
  readonly path: string;
  readonly caller: string;
  readonly principal: Principal | null;
  readonly deadlineMs: number;
  readonly requestId: string;
  readonly body: SignedBody;
}

/** Headers for exactly one attempt over exactly these bytes. `key` is the caller's peer key at the audience. */
export function signRequest(key: Buffer, request: RequestToSign, nowMs: number): Record<string, string> {
  const envelope: Envelope = {
    caller: request.caller,
    principal: request.principal === null ? '' : encodePrincipal(request.principal),
    deadline: Math.floor(request.deadlineMs),
    expires: nowMs + EXPIRES_AFTER_MS,
    nonce: randomBytes(16).toString('base64url'),
  };
  const text = canonicalText(request.audience, request.method, request.path, envelope, request.body);
  return {
    [HEADERS.caller]: envelope.caller,
    [HEADERS.principal]: envelope.principal,
    [HEADERS.deadline]: String(envelope.deadline),
    [HEADERS.expires]: String(envelope.expires),
    [HEADERS.nonce]: envelope.nonce,
    [HEADERS.signature]: hmac(key, text).toString('base64url'),
    [HEADERS.requestId]: request.requestId,
  };
}

/** The same principal object is encoded once, however many fetches carry it. */
const encoded = new WeakMap<Principal, string>();

function encodePrincipal(principal: Principal): string {
  let text = encoded.get(principal);
  if (text === undefined) {
    text = Buffer.from(JSON.stringify(principal)).toString('base64url');
    encoded.set(principal, text);
  }
  return text;
}
