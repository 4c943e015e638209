// What the gateway knows of a request from its first byte on: id, deadline, who calls, and what came of it (for the log).
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isRequestId, newId } from '../../platform/ids';
import type { Principal } from '../../schema/contract/principal';
import type { RequestOutcome } from '../engine/engine';

export interface RequestState {
  readonly startedAtMs: number;
  readonly deadlineMs: number;
  /** Null until the caller is known. */
  principal: Principal | null;
  readonly outcome: RequestOutcome;
}

declare module 'fastify' {
  interface FastifyRequest {
    state: RequestState;
  }
}

export function createOutcome(): RequestOutcome {
  return { operationName: null, operationType: null, code: null, isMasked: false };
}

/** An agency may bring its own id, so that its log and ours can be read together. */
export function chooseRequestId(given: string | string[] | undefined): string {
  return isRequestId(given) ? given : newId();
}

export function registerRequestState(app: FastifyInstance, deadlineMs: number): void {
  app.decorateRequest('state');
  app.addHook('onRequest', async (request) => {
    const startedAtMs = Date.now();
    request.state = {
      startedAtMs,
      deadlineMs: startedAtMs + deadlineMs,
      principal: null,
      outcome: createOutcome(),
    };
  });
}

/** The log's line for a finished request. Ids only: no name, no token, no query, no variable, no address. */
export function describeRequest(request: FastifyRequest, status: number): Record<string, unknown> {
  const { principal, outcome, startedAtMs } = request.state;
  return {
    requestId: request.id,
    method: request.method,
    // The pattern, since a path or query may hold anything.
    route: request.routeOptions.url ?? null,
    status,
    code: outcome.code,
    durationMs: Date.now() - startedAtMs,
    operationName: outcome.operationName?.slice(0, 100) ?? null,
    operationType: outcome.operationType,
    principalKind: principal?.kind ?? null,
    principalId: principal?.id || null,
    agencyId: principal?.agencyId ?? null,
  };
}
