// Calls of a running operation to its subgraphs: signed, within the deadline, read, and their faults logged. Used by runFetch.ts.
import { ERRORS } from '../../schema/contract/errors';
import type { GatewayContext } from './engine';
import type { CallSubgraph } from './execution';
import { readSubgraphAnswer, type SubgraphError } from './readSubgraphAnswer';
import { SubgraphFault } from './subgraphFault';
import { createFlights } from './shareFlights';
import { parseAnswer, type SubgraphTransport } from './subgraphTransport';

/** What is left of the whole request's time to merge and send what did arrive. */
const MERGE_RESERVE_MS = 250;
/** Of one answer; more of them tell nothing new. */
const MAX_LOGGED = 20;

export function createSubgraphCaller(
  transportOf: (subgraph: string) => SubgraphTransport,
  deadlineMs: number,
): CallSubgraph {
  const send = createFlights();
  return async (subgraph, body, context, isQuery) => {
    const { principal, forwarded, requestId } = context;
    const endsAtMs = Math.min(Date.now() + deadlineMs, context.deadlineMs - MERGE_RESERVE_MS);
    try {
      const call = { body, isQuery, principal, forwarded, requestId, deadlineMs: endsAtMs };
      const result = readSubgraphAnswer(parseAnswer(await send(transportOf(subgraph), call)));
      if (result.errors.length > 0) reportErrors(context, subgraph, result.errors);
      return result;
    } catch (error) {
      if (!(error instanceof SubgraphFault)) throw error;
      const { code, reason, message } = error;
      context.log.warn({ subgraph, code, reason }, 'a fetch brought nothing');
      return { code, message };
    }
  };
}

/** Faults of a resolver, by code and place: their texts may hold what a citizen wrote. */
function reportErrors({ log }: GatewayContext, subgraph: string, errors: readonly SubgraphError[]): void {
  for (const { path, extensions } of errors.slice(0, MAX_LOGGED)) {
    const { level } = ERRORS[extensions.code];
    if (level !== 'info') log[level]({ subgraph, path, code: extensions.code }, 'a subgraph answered with an error');
  }
}
