// One fetch of a plan: signed, sent, and read, with every failure turned into errors at the places it left empty.
// Called by the stock executor through the GraphQLDataSource interface.
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { ERRORS } from '../../schema/contract/errors';
import type { GatewayContext } from './engine';
import { createLostErrors } from './lostFetch';
import { readSubgraphAnswer, type SubgraphError, type SubgraphResult } from './readSubgraphAnswer';
import { SubgraphFault } from './subgraphFault';
import type { SubgraphTransport } from './subgraphTransport';

/** What is left of the whole request's time to merge and send what did arrive. */
const MERGE_RESERVE_MS = 250;

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

export function createSubgraphSource(transport: SubgraphTransport, deadlineMs: number): GraphQLDataSource {
  return {
    async process({ request, context }: GraphQLDataSourceProcessOptions): Promise<Answer> {
      const fetch = { query: request.query ?? '', variables: request.variables ?? {} };
      const caller = context as GatewayContext;
      const body = Buffer.from(JSON.stringify({ ...fetch, operationName: request.operationName }));
      const { principal, requestId } = caller;
      const endsAtMs = Math.min(Date.now() + deadlineMs, caller.deadlineMs - MERGE_RESERVE_MS);
      try {
        const result = readSubgraphAnswer(await transport.post({ body, principal, requestId, deadlineMs: endsAtMs }));
        reportErrors(caller, transport.name, result.errors);
        return toAnswer(result.data === null ? spread(result, fetch) : result);
      } catch (error) {
        if (!(error instanceof SubgraphFault)) throw error;
        const { code, reason } = error;
        caller.log.warn({ subgraph: transport.name, code, reason }, 'a fetch brought nothing');
        return toAnswer({ data: null, errors: createLostErrors(fetch, code, error.message) });
      }
    },
  };
}

/** Errors without a path speak of the whole fetch: each empty place gets the first of them. */
function spread(result: SubgraphResult, fetch: Parameters<typeof createLostErrors>[0]): SubgraphResult {
  const [first] = result.errors;
  if (first === undefined || result.errors.some(({ path }) => path !== undefined)) return result;
  return { data: null, errors: createLostErrors(fetch, first.extensions.code, first.message) };
}

/** Faults of a resolver, by code and place: their texts may hold what a citizen wrote. */
function reportErrors({ log }: GatewayContext, subgraph: string, errors: readonly SubgraphError[]): void {
  for (const { path, extensions } of errors) {
    const { level } = ERRORS[extensions.code];
    if (level !== 'info') log[level]({ subgraph, path, code: extensions.code }, 'a subgraph answered with an error');
  }
}

function toAnswer({ data, errors }: SubgraphResult): Answer {
  return { data, errors: errors.length > 0 ? errors : undefined } as unknown as Answer;
}
