// A supergraph with the engine over HTTP subgraphs on one side and the monolith on the other. Called by the tests.
import { ApolloServer } from '@apollo/server';
import { composeServices } from '@apollo/composition';
import { Kind, parse, type FormattedExecutionResult } from 'graphql';
import type { Engine, GatewayContext } from '../../../gateway/engine/engine';
import { createOwnEngine } from '../../../gateway/engine/ownEngine';
import { createLogger } from '../../../platform/log';
import { ANONYMOUS } from '../../../schema/contract/principal';
import { createMonolith, type Monolith, type Operation } from './monolith';
import { startSubgraphServer } from './subgraphServer';
import type { Supergraph } from './supergraph';

export interface Comparison {
  readonly monolith: Monolith;
  askEngine(operation: Operation): Promise<FormattedExecutionResult>;
  close(): Promise<void>;
}

const PATIENCE_MS = 20_000;
const log = createLogger('differential', 'silent');

export async function startComparison(supergraph: Supergraph): Promise<Comparison> {
  const { createData, resolvers = {}, down = [] } = supergraph;
  const supergraphSdl = compose(supergraph);
  let data = createData();
  const servers = await Promise.all(
    Object.entries(supergraph.subgraphs).map(async ([name, sdl]) => {
      const source = { name, sdl, resolvers: resolvers[name] ?? {}, isDown: down.includes(name), getData: () => data };
      return { name, ...(await startSubgraphServer(source)) };
    }),
  );
  const peers = servers.map(({ name, url }) => [name, { url, key: Buffer.alloc(32) }] as const);
  const config = { supergraphSdl, subgraphs: Object.fromEntries(peers), subgraphDeadlineMs: PATIENCE_MS };
  const engine = createOwnEngine(config);
  const apollo = await startApollo(engine);
  return {
    monolith: createMonolith(supergraphSdl, createData),
    askEngine(operation) {
      data = createData();
      return ask(apollo, engine, operation);
    },
    async close() {
      await apollo.stop();
      await engine.close();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

export function readOperation(text: string, variables: Record<string, unknown> = {}): Operation {
  return { text, variables, document: parse(text, { noLocation: true }) };
}

export function compose({ name, subgraphs }: Supergraph): string {
  const services = Object.entries(subgraphs).map(([subgraph, sdl]) => ({ name: subgraph, typeDefs: parse(sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(`${name}: ${errors?.map(({ message }) => message).join('\n')}`);
  return supergraphSdl;
}

async function startApollo({ gateway }: Engine): Promise<ApolloServer<GatewayContext>> {
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  return apollo;
}

async function ask(apollo: ApolloServer<GatewayContext>, engine: Engine, operation: Operation) {
  const { text, variables } = operation;
  const contextValue: GatewayContext = {
    principal: ANONYMOUS,
    forwarded: {},
    requestId: 'differential',
    deadlineMs: Date.now() + PATIENCE_MS,
    log,
    outcome: { operationName: null, operationType: null, code: null, isMasked: false },
  };
  const { body } = await apollo.executeOperation({ query: text, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('An incremental answer.');
  const { data, errors } = body.singleResult;
  if (errors === undefined) await checkWritten(engine, operation, contextValue, JSON.stringify({ data }));
  return body.singleResult;
}

/** From its second use on an operation's answer is written as text by code of its own: the same to the letter. */
async function checkWritten(
  engine: Engine,
  { document, variables }: Operation,
  context: GatewayContext,
  wanted: string,
) {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== 'query') return;
  for (let use = 0; use < 2; use++) {
    const { bytes } = await engine.execute({ document, operation, variables, context, wantsBytes: true });
    if (bytes !== undefined && bytes.toString() !== wanted) throw new Error(`written: ${bytes.toString()}\n${wanted}`);
  }
}
