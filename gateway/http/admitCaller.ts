// Who calls, and whether they may ask once more: the first guards of every entry.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../../schema/contract/principal';
import type { Identify } from '../auth/identify';
import { GuardError } from '../guard/guardError';
import { toRateHeaders, type RateLimiter } from '../guard/rate';

export interface AdmissionParts {
  readonly identify: Identify;
  readonly rate: RateLimiter;
}

/** @throws GuardError UNAUTHENTICATED, RATE_LIMITED */
export async function admitCaller(
  parts: AdmissionParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Principal> {
  const principal = await identifyCaller(parts, request);
  reply.headers(toRateHeaders(parts.rate.take(principal, request.ip)));
  return principal;
}

async function identifyCaller({ identify, rate }: AdmissionParts, request: FastifyRequest): Promise<Principal> {
  try {
    const principal = await identify(listAuthorizations(request), request.id);
    request.state.principal = principal;
    return principal;
  } catch (error) {
    // Guesses at tokens count like requests without one.
    if (error instanceof GuardError) rate.takeByAddress(request.ip);
    throw error;
  }
}

/** Each `authorization` header: Node's `headers` hide a second one, and requests of this process have no `headersDistinct`. */
function listAuthorizations({ raw: { rawHeaders } }: FastifyRequest): string[] {
  return rawHeaders.filter((_value, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'authorization');
}
