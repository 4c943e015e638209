// The stock engine: @apollo/gateway plans and executes, our sources do the HTTP. Called by startGateway.ts.
import { ApolloGateway } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import { newId } from '../../platform/ids';
import type { Logger } from '../../platform/log';
import { ANONYMOUS } from '../../schema/contract/principal';
import { disableTelemetry } from './config';
import type { Engine, EngineConfig, GatewayInterface, SubgraphState } from './engine';
import { readSubgraphAnswer } from './readSubgraphAnswer';
import { createSubgraphSource } from './subgraphSource';
import { createSubgraphTransport, type SubgraphTransport } from './subgraphTransport';

const PING = Buffer.from('{"query":"{__typename}"}');

export function createEngine(config: EngineConfig, log: Logger): Engine {
  disableTelemetry();
  const transports = new Map<string, SubgraphTransport>();
  const transportOf = (name: string): SubgraphTransport => {
    const known = transports.get(name);
    if (known !== undefined) return known;
    const peer = config.subgraphs[name];
    if (peer === undefined) throw new Error(`The supergraph names a subgraph ${name} that is not configured.`);
    const transport = createSubgraphTransport(name, peer);
    transports.set(name, transport);
    return transport;
  };
  for (const name of Object.keys(config.subgraphs)) transportOf(name);
  const stock = new ApolloGateway({
    supergraphSdl: config.supergraphSdl,
    buildService: ({ name }) => createSubgraphSource(transportOf(name), config.subgraphDeadlineMs),
    // Else any client could ask for the plan by a header, unless NODE_ENV says production.
    __exposeQueryPlanExperimental: false,
    validateSupergraph: true,
    debug: false,
    logger: toVendorLogger(log),
  });
  return {
    gateway: surfaceSilentNulls(stock),
    subgraphNames: Object.keys(config.subgraphs),
    checkReady: (name, timeoutMs) => transportOf(name).checkReady(timeoutMs),
    checkQuery: (name, timeoutMs) => checkQuery(transportOf(name), timeoutMs),
    async close() {
      await stock.stop();
      for (const transport of transports.values()) await transport.close();
    },
  };
}

/** Proves what `/ready` cannot: that the keys fit. */
async function checkQuery(transport: SubgraphTransport, timeoutMs: number): Promise<SubgraphState> {
  try {
    const deadlineMs = Date.now() + timeoutMs;
    const answer = await transport.post({ body: PING, principal: ANONYMOUS, requestId: newId(), deadlineMs });
    return readSubgraphAnswer(answer).data === null ? 'not ready' : 'ready';
  } catch {
    // It was reached: the caller asks checkReady first.
    return 'not ready';
  }
}

/** The stock executor hides a null where the schema allows none in `extensions.valueCompletion`; a client needs an error. */
function surfaceSilentNulls(stock: ApolloGateway): GatewayInterface {
  return {
    onSchemaLoadOrUpdate: (callback) => stock.onSchemaLoadOrUpdate(callback),
    stop: () => stock.stop(),
    async load(options) {
      const { executor } = await stock.load(options);
      return {
        executor: async (context) => {
          const { data, errors, extensions } = await executor(context);
          const hidden = extensions?.valueCompletion as readonly GraphQLError[] | undefined;
          return { data, errors: errors ?? hidden?.map(toInternalError) };
        },
      };
    },
  };
}

function toInternalError({ message, path }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { path, extensions: { code: 'INTERNAL' } });
}

function toVendorLogger(log: Logger) {
  const write = (level: 'debug' | 'warn' | 'error') => (message?: unknown) => log[level](String(message));
  // Its "info" is of interest to nobody but its makers.
  return { debug: write('debug'), info: write('debug'), warn: write('warn'), error: write('error') };
}
