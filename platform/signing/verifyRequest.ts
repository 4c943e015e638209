// The other end of the envelope: refuses what the named caller did not sign for this subgraph, this body and this minute.
// Called by every subgraph's HTTP server before anything is parsed.
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { ANONYMOUS, PRINCIPAL_KINDS, type Principal } from '../../schema/contract/principal';
import { ROLES, SCOPES } from '../../schema/contract/scopes';
import { equalBytes, hmac, peerKey } from '../crypto';
import { isRequestId } from '../ids';
import { canonicalText, HEADERS, MAX_AGE_MS, type Envelope, type SignedBody } from './envelope';

export interface VerifiedRequest {
  readonly caller: string;
  readonly principal: Principal;
  readonly deadlineMs: number;
  readonly requestId: string;
}

export interface IncomingRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: SignedBody;
}

export type RequestVerifier = (request: IncomingRequest, nowMs: number) => VerifiedRequest | null;

const MAX_NONCES = 1_000_000;
const NONCE = /^[A-Za-z0-9_-]{16,64}$/;

const principalSchema = z.strictObject({
  kind: z.enum(PRINCIPAL_KINDS),
  id: z.string(),
  issuer: z.string(),
  subject: z.string(),
  client: z.string(),
  agencyId: z.string().nullable(),
  unitId: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  scopes: z.array(z.enum(SCOPES)),
});

/** `callers` are the only services that may call this subgraph. One answer for every fault: null. */
export function createRequestVerifier(audience: string, rootKey: Buffer, callers: readonly string[]): RequestVerifier {
  const keys = new Map(callers.map((caller) => [caller, peerKey(rootKey, caller)]));
  const nonces = createNonceMemory();
  return (request, nowMs) => {
    const envelope = readEnvelope(request.headers);
    const key = envelope && keys.get(envelope.caller);
    if (!envelope || !key) return null;
    if (envelope.expires <= nowMs || envelope.expires > nowMs + MAX_AGE_MS) return null;
    const text = canonicalText(audience, request.method, request.path, envelope, request.body);
    const signature = Buffer.from(headerOf(request.headers, HEADERS.signature), 'base64url');
    if (!equalBytes(signature, hmac(key, text))) return null;
    if (!nonces.isFirstUse(`${envelope.caller}/${envelope.nonce}`, nowMs)) return null;
    const principal = readPrincipal(envelope.principal);
    if (principal === null) return null;
    const requestId = headerOf(request.headers, HEADERS.requestId);
    return {
      caller: envelope.caller,
      principal,
      deadlineMs: envelope.deadline,
      requestId: isRequestId(requestId) ? requestId : 'unknown',
    };
  };
}

function headerOf(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}

function readEnvelope(headers: IncomingHttpHeaders): Envelope | null {
  const envelope = {
    caller: headerOf(headers, HEADERS.caller),
    principal: headerOf(headers, HEADERS.principal),
    deadline: Number(headerOf(headers, HEADERS.deadline)),
    expires: Number(headerOf(headers, HEADERS.expires)),
    nonce: headerOf(headers, HEADERS.nonce),
  };
  const isWhole = Number.isSafeInteger(envelope.deadline) && Number.isSafeInteger(envelope.expires);
  return isWhole && NONCE.test(envelope.nonce) ? envelope : null;
}

function readPrincipal(text: string): Principal | null {
  if (text === '') return ANONYMOUS;
  try {
    const parsed = principalSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

interface NonceMemory {
  isFirstUse(nonce: string, nowMs: number): boolean;
}

/** Two generations of MAX_AGE_MS each, so that forgetting costs nothing; when one is full, new requests are refused. */
function createNonceMemory(): NonceMemory {
  let current = new Set<string>();
  let previous = new Set<string>();
  let turnAtMs = 0;
  return {
    isFirstUse(nonce, nowMs) {
      if (nowMs >= turnAtMs) {
        previous = nowMs >= turnAtMs + MAX_AGE_MS ? new Set() : current;
        current = new Set();
        turnAtMs = nowMs + MAX_AGE_MS;
      }
      if (current.has(nonce) || previous.has(nonce) || current.size >= MAX_NONCES) return false;
      current.add(nonce);
      return true;
    },
  };
}
