// The gateway's HTTP server, assembled in the order in which a request meets the parts. Called by startGateway.ts.
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '../platform/log';
import type { GatewayConfig, LaporConfig } from './config';
import { registerDashboard } from './dashboard/registerDashboard';
import type { Engine } from './engine/engine';
import { GuardError } from './guard/guardError';
import { registerCors } from './http/cors';
import { createApp } from './http/createApp';
import { registerFiles } from './http/files/registerFiles';
import { registerPassThrough } from './http/passThrough';
import { registerReadiness } from './http/readiness';
import { replyWithError } from './http/replyError';
import { replyToUnrouted, tellMethods } from './http/replyUnrouted';
import { describeRequest, registerRequestState } from './http/requestState';
import { serveGraphQL, type GraphQLParts } from './http/serveGraphQL';
import { registerPlayground } from './web/registerPlayground';

const GRAPHQL_METHODS = ['GET', 'HEAD', 'POST'];

export interface ServerParts extends GraphQLParts {
  readonly config: GatewayConfig;
  readonly engine: Engine;
  readonly log: Logger;
  readonly isStopping: () => boolean;
}

export function createServer(parts: ServerParts): FastifyInstance {
  const { config, log } = parts;
  const app = createApp(config);

  // 1. An id, a deadline and the headers of every answer; a line in the log when it is done.
  registerRequestState(app, config.deadlineMs);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    const { headers, httpVersion } = request.raw;
    if (headers.host === undefined && httpVersion === '1.1') throw new GuardError('BAD_REQUEST');
  });
  // A running request's connection must not outlive its answer once the server is closing.
  app.addHook('onSend', async (_request, reply) => {
    if (parts.isStopping()) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    log.info(describeRequest(request, reply.statusCode), 'request');
  });
  registerCors(app, config.corsOrigins);

  // 2. Where it goes. Who calls and the guards are in serveGraphQL.
  app.all('/graphql', (request, reply) =>
    request.method === 'OPTIONS' ? tellMethods(reply, GRAPHQL_METHODS) : serveGraphQL(parts, request, reply),
  );
  registerReadiness(app, parts);
  if (!config.isForeign) registerLapor(app, parts, config);
  registerPlayground(app, config.playground, parts.rate);

  // 3. Whatever was refused or failed leaves as JSON with a code.
  app.setErrorHandler((error, request, reply) => replyWithError(log, error, request, reply));
  app.setNotFoundHandler((request, reply) => replyToUnrouted(app, log, request, reply));
  return app;
}

/** What belongs to the complaint system, and is not there on a supergraph of others. */
function registerLapor(app: FastifyInstance, parts: ServerParts, config: LaporConfig): void {
  // On a supergraph that takes no files, or tells no statistics, there is no such address.
  if (takesFiles(parts.engine.schema)) registerFiles(app, { ...parts, config });
  if (tellsStatistics(parts.engine.schema)) registerDashboard(app, parts);
  registerPassThrough(app, config.subgraphs.users.url, parts.rate);
}

function takesFiles(schema: GraphQLSchema): boolean {
  return schema.getMutationType()?.getFields().createAttachmentUpload !== undefined;
}

function tellsStatistics(schema: GraphQLSchema): boolean {
  return schema.getQueryType()?.getFields().statistics !== undefined;
}
