// The engine: loads a supergraph, compiles operations, executes them over the subgraphs. Called by startGateway.ts.
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { newId } from '../../platform/ids';
import { ANONYMOUS } from '../../schema/contract/principal';
import { createSubgraphCaller } from './callSubgraphs';
import type {
  Engine,
  EngineConfig,
  GatewayContext,
  GatewayInterface,
  OperationAnswer,
  OperationRequest,
  SubgraphState,
} from './engine';
import { executeOperation } from './executeOperation';
import type { EngineError } from './execution';
import { loadSupergraph } from './loadSupergraph';
import { Operations } from './operations';
import { PlanPool } from './planPool';
import { readSubgraphAnswer } from './readSubgraphAnswer';
import { HOT_COUNT, warmUp } from './warmUp';
import { createSubgraphTransport, parseAnswer, type SubgraphTransport } from './subgraphTransport';

const PING = '{"query":"{__typename}"}';

export function createOwnEngine(config: EngineConfig): Engine {
  const loaded = loadSupergraph(config.supergraphSdl);
  const { schema, facts, subgraphs } = loaded;
  const transports = openTransports(
    config,
    subgraphs.map(({ name }) => name),
  );
  const transportOf = (name: string): SubgraphTransport => {
    const transport = transports.get(name);
    if (transport === undefined) throw new Error(`There is no subgraph ${name}.`);
    return transport;
  };
  const { planBudgetMs: budgetMs } = config;
  const { sdl } = loaded;
  const pool =
    budgetMs === undefined ? undefined : new PlanPool({ sdl, overrideLabels: facts.overrideLabels, budgetMs });
  const operations = new Operations({ schema, facts, plan: pool?.plan ?? loaded.plan });
  const call = createSubgraphCaller(transportOf, config.subgraphDeadlineMs);
  const execute = (request: OperationRequest): Promise<OperationAnswer> =>
    executeOperation({ schema, facts, operations, call }, request);
  return {
    schema,
    execute,
    warmUp: (before, withinMs) => warmUp(operations, schema, before.listHot(), withinMs),
    listHot: () => operations.listHot(HOT_COUNT),
    gateway: toGatewayInterface(config.supergraphSdl, schema, execute),
    subgraphNames: [...transports.keys()],
    async checkReady(name, timeoutMs, isStrict = false) {
      const transport = transportOf(name);
      // A plain subgraph has no `/ready` that we know of: it is asked the smallest query instead.
      if (config.subgraphs[name]?.key === null) return checkQuery(transport, timeoutMs, 'unreachable');
      const state = await transport.checkReady(timeoutMs);
      return isStrict && state === 'ready' ? checkQuery(transport, timeoutMs) : state;
    },
    async close() {
      await pool?.close();
      for (const transport of transports.values()) await transport.close();
    },
  };
}

function openTransports(config: EngineConfig, named: readonly string[]): ReadonlyMap<string, SubgraphTransport> {
  const missing = named.find((name) => config.subgraphs[name] === undefined);
  if (missing !== undefined) throw new Error(`The supergraph names a subgraph ${missing} that is not configured.`);
  return new Map(
    Object.entries(config.subgraphs).map(([name, peer]) => [name, createSubgraphTransport(name, peer)] as const),
  );
}

/** Apollo Server's pipeline in front of the same execution. */
function toGatewayInterface(
  coreSupergraphSdl: string,
  schema: GraphQLSchema,
  execute: Engine['execute'],
): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
    load: () =>
      Promise.resolve({
        executor: async ({ document, operation, request, context }) => {
          const { data, errors } = await execute({
            document,
            operation,
            variables: request.variables ?? {},
            context: context as GatewayContext,
          });
          return { data, errors: errors.length > 0 ? errors.map(toGraphQLError) : undefined };
        },
      }),
  };
}

function toGraphQLError(error: EngineError | GraphQLError): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const { message, path, extensions } = error;
  return new GraphQLError(message, { path, extensions });
}

/** Proves what `/ready` cannot: that the keys fit. */
async function checkQuery(
  transport: SubgraphTransport,
  timeoutMs: number,
  whenLost: SubgraphState = 'not ready',
): Promise<SubgraphState> {
  try {
    const deadlineMs = Date.now() + timeoutMs;
    const answer = await transport.send({
      ...{ body: PING, principal: ANONYMOUS, forwarded: {} },
      ...{ requestId: newId(), deadlineMs },
    });
    return readSubgraphAnswer(parseAnswer(answer)).data === null ? 'not ready' : 'ready';
  } catch {
    // Where checkReady was asked first, it was reached.
    return whenLost;
  }
}
