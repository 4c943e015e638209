// One operation from its text to the text of its answer: the chain of guards, its weight, the engine, within the deadline.
// Called by serveGraphQL.ts, once a request or once for each entry of a batch.
import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { CodedError } from '../../platform/errors';
import type { Logger } from '../../platform/log';
import type { Principal } from '../../schema/contract/principal';
import type { GatewayContext, RequestOutcome } from '../engine/engine';
import { checkOperation } from '../guard/checkOperation';
import type { Limits } from '../guard/limits';
import { weighOperation } from '../guard/weighOperation';
import type { GatewayApollo } from './apollo';
import type { GraphQLRequest } from './body';

export interface OperationParts {
  readonly apollo: GatewayApollo;
  readonly limits: Limits;
  readonly log: Logger;
  apiSchema(): GraphQLSchema;
}

export interface OperationCall {
  readonly graphql: GraphQLRequest;
  /** The HTTP method: GET must not change anything. */
  readonly method: string;
  readonly principal: Principal;
  /** Headers of the client that go on to plain subgraphs. */
  readonly forwarded: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly deadlineMs: number;
  readonly outcome: RequestOutcome;
  /** Takes more from the caller's rate than the one request that was admitted. @throws GuardError RATE_LIMITED */
  charge(requests: number): void;
}

export interface OperationAnswer {
  /** As the registry says for the first error of an answer without data, else 200. */
  readonly status: number;
  readonly text: string;
}

/** @throws GuardError or CodedError for what is refused before it is executed, and when the time is over */
export async function runOperation(parts: OperationParts, call: OperationCall): Promise<OperationAnswer> {
  guardOperation(parts, call);
  const answer = await endBy(call.deadlineMs, execute(parts, call));
  if (answer.body.kind !== 'complete' || !call.outcome.isMasked) throw new CodedError('INTERNAL');
  return { status: answer.status ?? 200, text: answer.body.string };
}

/** Everything that the text and the variables decide, before the operation costs anything. */
function guardOperation({ limits, log, apiSchema }: OperationParts, call: OperationCall): void {
  const { graphql, method, outcome, requestId } = call;
  const checked = checkOperation({ ...graphql, method }, limits, apiSchema());
  outcome.operationName = checked.operation.name?.value ?? null;
  outcome.operationType = checked.operation.operation;
  const weight = weighOperation(checked, graphql.variables);
  if (weight > 1) call.charge(weight - 1);
  if (checked.warnings.length === 0) return;
  const codes = checked.warnings.map(({ code }) => code);
  log.warn({ requestId, codes, operationName: outcome.operationName }, 'over the limits');
}

function execute({ apollo, log }: OperationParts, call: OperationCall): Promise<HTTPGraphQLResponse> {
  const { query, operationName, variables } = call.graphql;
  const { principal, forwarded, requestId, deadlineMs, outcome } = call;
  const caller = { principal, forwarded, requestId, deadlineMs };
  const context: GatewayContext = { ...caller, log: log.child({ requestId }), outcome };
  const headers = new HeaderMap();
  headers.set('content-type', 'application/json');
  // Checked and decoded already, so that Apollo Server need not know how it came; no header of the client goes further.
  // It refuses a key whose value is undefined.
  const body = { query, operationName: operationName ?? null, variables: variables ?? null };
  return apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: () => Promise.resolve(context),
  });
}

async function endBy<T>(deadlineMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new CodedError('TIMEOUT')), Math.max(1, deadlineMs - Date.now()));
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
