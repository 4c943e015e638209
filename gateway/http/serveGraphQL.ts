// One GraphQL request over HTTP, in the order in which it meets the parts. Called by server.ts.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toRateHeaders } from '../guard/rate';
import { admitCaller, type AdmissionParts } from './admitCaller';
import { checkBatchSize, readGraphQLBody, readParams } from './body';
import { pickHeaders } from './pickHeaders';
import { requireReplyType } from './replyAccept';
import { statusOf } from './replyStatus';
import { runBatch } from './runBatch';
import { runOperation, type OperationCall, type OperationParts } from './runOperation';
import { sendAnswer } from './sendAnswer';

export interface GraphQLParts extends AdmissionParts, OperationParts {
  readonly allowedOrigins: readonly string[];
  /** Names of the headers that go on to subgraphs. */
  readonly forwardHeaders: readonly string[];
  /** Characters from which on an answer is compressed for a client that takes it; null: never. */
  readonly compressAbove: number | null;
}

export async function serveGraphQL(
  parts: GraphQLParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { limits, allowedOrigins, rate, compressAbove } = parts;
  const { method, url, headers } = request;
  const type = requireReplyType(headers.accept);
  const body = request.body as Buffer | undefined;
  const sent = readGraphQLBody({ method, url, headers, body }, { limits, allowedOrigins });
  const graphql = Array.isArray(sent) ? checkBatchSize(sent, limits) : readParams(sent);
  const principal = await admitCaller(parts, request, reply);
  const { deadlineMs, outcome } = request.state;
  const call: Omit<OperationCall, 'graphql'> = {
    ...{ method, principal, requestId: request.id, deadlineMs, outcome },
    forwarded: pickHeaders(headers, parts.forwardHeaders),
    charge: (requests) => void reply.headers(toRateHeaders(rate.take(principal, request.ip, requests))),
  };
  if (Array.isArray(graphql)) {
    const text = await runBatch(parts, call, graphql);
    return sendAnswer({ status: 200, text, type }, compressAbove, request, reply);
  }
  const { status, text } = await runOperation(parts, { ...call, graphql });
  const told = status >= 400 && outcome.code !== null ? statusOf(outcome.code, type) : status;
  return sendAnswer({ status: told, text, type }, compressAbove, request, reply);
}
