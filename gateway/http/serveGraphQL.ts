// One GraphQL request over HTTP, in the order in which it meets the parts. Called by server.ts.
import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { CodedError } from '../../platform/errors';
import type { Logger } from '../../platform/log';
import type { Principal } from '../../schema/contract/principal';
import type { GatewayContext } from '../engine/engine';
import { checkOperation } from '../guard/checkOperation';
import { GuardError } from '../guard/guardError';
import type { Limits } from '../guard/limits';
import { admitCaller, type AdmissionParts } from './admitCaller';
import type { GatewayApollo } from './apollo';
import { readGraphQLRequest, type GraphQLRequest } from './body';
import { chooseReplyType } from './replyAccept';

export interface GraphQLParts extends AdmissionParts {
  readonly apollo: GatewayApollo;
  readonly limits: Limits;
  readonly allowedOrigins: readonly string[];
  readonly log: Logger;
  apiSchema(): GraphQLSchema;
}

/** Larger answers come from asking for too much at once; pages exist for that. */
const MAX_ANSWER_BYTES = 5_000_000;

export async function serveGraphQL(
  parts: GraphQLParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { limits, allowedOrigins } = parts;
  const { method, url, headers } = request;
  const body = request.body as Buffer | undefined;
  const graphql = readGraphQLRequest({ method, url, headers, body }, { limits, allowedOrigins });
  const principal = await admitCaller(parts, request, reply);
  guardOperation(parts, request, graphql);
  const answer = await endBy(request.state.deadlineMs, execute(parts, request, graphql, principal));
  return send(answer, request, reply);
}

/** Everything that the text and the variables decide, before the operation costs anything. */
function guardOperation(parts: GraphQLParts, request: FastifyRequest, graphql: GraphQLRequest): void {
  const { outcome } = request.state;
  const checked = checkOperation({ ...graphql, method: request.method }, parts.limits, parts.apiSchema());
  outcome.operationName = checked.operation.name?.value ?? null;
  outcome.operationType = checked.operation.operation;
  if (checked.warnings.length === 0) return;
  const codes = checked.warnings.map(({ code }) => code);
  parts.log.warn({ requestId: request.id, codes, operationName: outcome.operationName }, 'over the limits');
}

function execute(
  { apollo, log }: GraphQLParts,
  request: FastifyRequest,
  { query, operationName, variables }: GraphQLRequest,
  principal: Principal,
): Promise<HTTPGraphQLResponse> {
  const context: GatewayContext = {
    principal,
    requestId: request.id,
    deadlineMs: request.state.deadlineMs,
    log: log.child({ requestId: request.id }),
    outcome: request.state.outcome,
  };
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

function send(answer: HTTPGraphQLResponse, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (answer.body.kind !== 'complete' || !request.state.outcome.isMasked) throw new CodedError('INTERNAL');
  const text = answer.body.string;
  if (text.length > MAX_ANSWER_BYTES) {
    throw new GuardError('QUERY_TOO_COSTLY', 'The answer would be larger than 5 MB; ask for smaller pages.');
  }
  const type = chooseReplyType(request.headers.accept);
  return reply
    .code(answer.status ?? 200)
    .header('content-type', `${type}; charset=utf-8`)
    .send(text);
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
