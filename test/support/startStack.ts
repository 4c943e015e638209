// The real gateway and the four real subgraphs in this process, each with the environment that `npm start` would give it,
// on free ports and fresh databases: for tests that need more than one subgraph.
import { join } from 'node:path';
import { loadSubgraph } from '../../bin/subgraphs';
import type { StartConfig } from '../../bin/start/config';
import { developmentEnvironment, portOf, publicUrl } from '../../bin/start/developmentEnvironment';
import { loadDevelopmentKeys, type RootKeys } from '../../bin/start/developmentKeys';
import { readGatewayConfig } from '../../gateway/config';
import { startGateway, type RunningGateway } from '../../gateway/startGateway';
import type { Clock } from '../../platform/clock';
import { SUBGRAPH_NAMES, type SubgraphConfig, type SubgraphName } from '../../platform/subgraph/module';
import { startSubgraph, type RunningSubgraph } from '../../platform/subgraph/startSubgraph';
import { askGateway, type GatewayAnswer, type Token } from './askGateway';
import { findFreePorts } from './freePorts';
import { createStackTokens, type StackTokens } from './stackTokens';
import { recordTraffic, type TrafficRecorder } from './stackTraffic';
import { createTestDatabase, type TestDatabase } from './testDatabase';

export interface StackOptions {
  /** Which subgraphs start; all four unless given. The others are dead to the gateway. */
  readonly only?: readonly SubgraphName[];
  /** Time of the cases. Tokens and signatures are judged by the machine's own. */
  readonly clock?: Clock;
  /**
   * `people`: institutions, people and systems, but no reports and no topics; ready in a moment. `topics`: these, too.
   * `demo` unless given.
   */
  readonly seed?: 'demo' | 'topics' | 'people' | 'none';
  /** Last day of the seed, YYYY-MM-DD; yesterday unless given. */
  readonly until?: string;
  /** Variables of the gateway, such as LAPOR_LIMIT_DEPTH. */
  readonly gateway?: Readonly<Record<string, string>>;
}

export interface Stack {
  readonly url: string;
  readonly dataDir: string;
  readonly rootKeys: RootKeys;
  readonly tokens: StackTokens;
  readonly record: TrafficRecorder['record'];
  query(token: Token, document: string, variables?: Record<string, unknown>): Promise<GatewayAnswer>;
  subgraphUrl(name: SubgraphName): string;
  /** To open a subgraph's database behind its back. */
  databaseOf(name: SubgraphName): { readonly url: string | null; readonly file: string };
  stopSubgraph(name: SubgraphName): Promise<void>;
  /** On the port that it had; with its database, as a process that is started again. */
  restartSubgraph(name: SubgraphName): Promise<void>;
  close(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;

export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const database = await createTestDatabase();
  const config = configure(database, await findFreePorts(), options);
  const keys = loadDevelopmentKeys(config.dataDir);
  const only = options.only ?? SUBGRAPH_NAMES;
  const urlOf = (name: SubgraphName): string => `http://127.0.0.1:${portOf(name, config)}`;
  const traffic = recordTraffic(new Map(SUBGRAPH_NAMES.map((name) => [urlOf(name), name])));
  const running = new Map<SubgraphName, RunningSubgraph<unknown>>();
  let gateway: RunningGateway | undefined;

  const start = async (name: SubgraphName): Promise<void> => {
    const { module, readConfig } = await loadSubgraph(name);
    const without = options.seed === 'people' && name === 'reports' ? { LAPOR_SEED: 'none' } : {};
    const read = readConfig({ ...developmentEnvironment(name, keys, config), ...without });
    const subgraphConfig = options.seed === 'topics' && name === 'reports' ? withoutReports(read) : read;
    const parts = { clock: options.clock, onStatement: traffic.onStatement(name) };
    running.set(name, await startSubgraph(module, subgraphConfig, parts));
    // Whoever follows a subgraph that is left out never gets ready.
    const canBeReady = Object.keys(subgraphConfig.peers).every((peer) => only.includes(peer as SubgraphName));
    if (canBeReady) await waitUntilReady(`${urlOf(name)}/ready`);
  };
  const stop = async (name: SubgraphName): Promise<void> => {
    const subgraph = running.get(name);
    running.delete(name);
    await subgraph?.close();
  };
  const close = async (): Promise<void> => {
    await gateway?.close();
    for (const name of SUBGRAPH_NAMES) await stop(name);
    traffic.stop();
    await database.drop();
  };
  try {
    for (const name of START_ORDER.filter((each) => only.includes(each))) await start(name);
    gateway = await startGateway(readGatewayConfig(developmentEnvironment('gateway', keys, config)));
  } catch (error) {
    await close();
    throw error;
  }
  const { url } = gateway;
  return {
    url,
    dataDir: config.dataDir,
    rootKeys: keys,
    tokens: createStackTokens(config.dataDir, publicUrl(config)),
    record: traffic.record,
    query: (token, document, variables) => askGateway(url, token, document, { variables }),
    subgraphUrl: urlOf,
    databaseOf: (name) => ({ url: database.urlFor(name), file: join(config.dataDir, `${name}.sqlite`) }),
    stopSubgraph: stop,
    async restartSubgraph(name) {
      await stop(name);
      await start(name);
    },
    close,
  };
}

function withoutReports(config: SubgraphConfig): SubgraphConfig {
  return config.seed === null ? config : { ...config, seed: { ...config.seed, reports: 0 } };
}

/** Those that are read from come first: nobody then has to try again. */
const START_ORDER: readonly SubgraphName[] = ['agencies', 'users', 'reports', 'statistics'];

function configure(database: TestDatabase, port: number, options: StackOptions): StartConfig {
  // `mysql://…/t1` makes each subgraph open `t1_<name>`; asking for the names here has them dropped at the end.
  const [address] = SUBGRAPH_NAMES.map((name) => database.urlFor(name));
  const inherited = address ? { DATABASE_URL: address.replace(/_[a-z]+$/, '') } : {};
  return {
    port,
    host: '127.0.0.1',
    dataDir: database.dataDir,
    logLevel: 'silent',
    scale: options.seed === 'none' ? 'none' : 'demo',
    until: options.until ?? null,
    inherited: inherited as Record<string, string>,
    ownVariables: options.gateway ?? {},
  };
}

export async function waitUntilReady(url: string, withinMs = READY_WITHIN_MS): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const response = await fetch(url).catch(() => null);
    await response?.arrayBuffer();
    if (response?.status === 200) return;
    if (Date.now() > giveUpAt)
      throw new Error(`${url} is not ready after ${withinMs} ms (${response?.status ?? 'no answer'}).`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
