// One operation from its text to the text of its answer: the chain of guards, its weight, the engine, within the deadline.
// Called by serveGraphQL.ts, once a request or once for each entry of a batch.
import { HeaderMap } from '@apollo/server';
import { CodedError } from '../../platform/errors';
import type { Logger } from '../../platform/log';
import type { Principal } from '../../schema/contract/principal';
import { ERRORS } from '../../schema/contract/errors';
import type { Engine, ExecutionResult, GatewayContext, RequestOutcome } from '../engine/engine';
import { checkOperation, type CheckedOperation } from '../guard/checkOperation';
import type { KnownDocuments } from '../guard/knownDocuments';
import type { Limits } from '../guard/limits';
import { weighOperation } from '../guard/weighOperation';
import type { GatewayApollo } from './apollo';
import type { GraphQLRequest } from './body';
import { maskErrors } from './maskErrors';

export interface OperationParts {
  readonly engine: Engine;
  /** Executes in place of the engine itself where it is there: its pipeline costs more than a small operation. */
  readonly apollo: GatewayApollo | null;
  /** Made for these limits. */
  readonly known: KnownDocuments;
  readonly limits: Limits;
  readonly log: Logger;
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
  readonly text: string | Buffer;
}

/** @throws GuardError or CodedError for what is refused before it is executed, and when the time is over */
export async function runOperation(parts: OperationParts, call: OperationCall): Promise<OperationAnswer> {
  const checked = guardOperation(parts, call);
  const { principal, forwarded, requestId, deadlineMs, outcome } = call;
  const context: GatewayContext = {
    ...{ principal, forwarded, requestId, deadlineMs, outcome },
    log: parts.log.child({ requestId }),
  };
  const { apollo } = parts;
  const work = apollo === null ? answerDirectly(parts, call, checked, context) : answerByApollo(apollo, call, context);
  return endBy(deadlineMs, work);
}

/** Past Apollo Server: validation, execution, and the same mask over errors. */
async function answerDirectly(
  { engine, known }: OperationParts,
  { graphql }: OperationCall,
  { document, operation }: CheckedOperation,
  context: GatewayContext,
): Promise<OperationAnswer> {
  const refusals = known.validate(document, engine.schema);
  if (refusals.length > 0) return writeResult({ errors: refusals }, context);
  const { variables = {} } = graphql;
  const answer = await engine.execute({ document, operation, variables, context, wantsBytes: true });
  const [first] = answer.errors;
  // Refused before anything ran: answered as every other refusal for want of room, with the time to come again.
  if (first instanceof CodedError && first.code === 'OVERLOADED') throw first;
  return answer.bytes === undefined ? writeResult(answer, context) : { status: 200, text: answer.bytes };
}

/** Without `data` nothing was executed, and the status says so; a partial answer stays 200. */
function writeResult({ data, errors }: ExecutionResult, context: GatewayContext): OperationAnswer {
  if (errors === undefined || errors.length === 0) return { status: 200, text: JSON.stringify({ data }) };
  const told = maskErrors(errors, context);
  const code = context.outcome.code ?? 'INTERNAL';
  const status = data === undefined ? ERRORS[code].status : 200;
  return { status, text: JSON.stringify({ errors: told, data }) };
}

/** Everything that the text and the variables decide, before the operation costs anything. */
function guardOperation({ engine, limits, log, known }: OperationParts, call: OperationCall): CheckedOperation {
  const { graphql, method, outcome, requestId } = call;
  const checked = checkOperation({ ...graphql, method }, limits, engine.schema, known);
  outcome.operationName = checked.operation.name?.value ?? null;
  outcome.operationType = checked.operation.operation;
  const weight = weighOperation(checked, graphql.variables);
  if (weight > 1) call.charge(weight - 1);
  if (checked.warnings.length === 0) return checked;
  const codes = checked.warnings.map(({ code }) => code);
  log.warn({ requestId, codes, operationName: outcome.operationName }, 'over the limits');
  return checked;
}

async function answerByApollo(
  apollo: GatewayApollo,
  { graphql }: OperationCall,
  context: GatewayContext,
): Promise<OperationAnswer> {
  const headers = new HeaderMap();
  headers.set('content-type', 'application/json');
  const { query, operationName, variables } = graphql;
  // Checked and decoded already, so that Apollo Server need not know how it came; no header of the client goes further.
  // It refuses a key whose value is undefined.
  const body = { query, operationName: operationName ?? null, variables: variables ?? null };
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: () => Promise.resolve(context),
  });
  if (answer.body.kind !== 'complete' || !context.outcome.isMasked) throw new CodedError('INTERNAL');
  return { status: answer.status ?? 200, text: answer.body.string };
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
