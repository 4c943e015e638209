// `lapor seed`: fills the four databases of this machine without starting a server, each by a process of its own, with the
// keys that `npm start` uses. Run again after a cut it begins anew; when all is there it says so.
import { SUBGRAPH_NAMES, type SeedOptions, type SubgraphName } from '../../platform/subgraph/module';
import { labelOfSeed } from '../../platform/subgraph/seedOnce';
import { readStartConfig } from '../start/config';
import { developmentEnvironment } from '../start/developmentEnvironment';
import { loadDevelopmentKeys } from '../start/developmentKeys';
import type { BeginMessage } from './messages';
import { createProgressBoard, type ProgressBoard } from './progressBoard';
import { runSeedProcess, type SeedProcess } from './runSeedProcess';
import { checkSeedOptions, type RawSeedOptions } from './seedOptions';
import { lookAtDatabases, type Place } from './seedState';

export interface SeedCommand extends RawSeedOptions {
  readonly reset?: boolean;
}

/** Whose logs statistics counts. */
const SOURCES: readonly SubgraphName[] = ['agencies', 'reports'];

/** Resolves with the exit code. */
export async function runSeed(env: NodeJS.ProcessEnv, raw: SeedCommand): Promise<number> {
  const startedAt = performance.now();
  const options = checkSeedOptions(raw, Date.now());
  // `none`: the processes are told what to seed by message.
  const config = readStartConfig(env, { scale: 'none' });
  const keys = loadDevelopmentKeys(config.dataDir);
  const envOf = (name: SubgraphName): NodeJS.ProcessEnv => developmentEnvironment(name, keys, config);
  const label = labelOfSeed(options);
  const places = await lookAtDatabases(envOf, raw.reset ?? false);
  const faults = findFaults(places, label);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const missing = places.filter(({ state }) => state === null || state.finishedAt === null);
  if (missing.length === 0) {
    console.log(`The databases hold the scale ${label} already: nothing to do. To begin anew add --reset.`);
    return 0;
  }
  const names = missing.map(({ name }) => name);
  await fillAll(names, { envOf, options, places, board: createProgressBoard(process.stdout) });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`The databases hold the scale ${label} until ${options.until}, after ${seconds} s. Next: npm start`);
  return 0;
}

function findFaults(places: readonly Place[], label: string): string[] {
  return places.flatMap(({ name, state, isInUse }) => {
    if (isInUse) return [`The database of ${name} holds what no seed has written: it is left alone.`];
    if (state === null || state.label === label) return [];
    const what = state.finishedAt === null ? 'a part of the scale' : 'the scale';
    return [`The database of ${name} holds ${what} ${state.label}: with --reset it is emptied first.`];
  });
}

interface FillOptions {
  readonly envOf: (name: SubgraphName) => NodeJS.ProcessEnv;
  readonly options: SeedOptions;
  readonly places: readonly Place[];
  readonly board: ProgressBoard;
}

/** All at once: while a server writes the rows of one, another makes its own. */
async function fillAll(names: readonly SubgraphName[], { envOf, options, places, board }: FillOptions): Promise<void> {
  const sources = Object.fromEntries(
    places.map(({ name, databaseUrl, dataDir }) => [name, { databaseUrl, dataDir }]),
  ) as BeginMessage['sources'];
  const running = new Map<SubgraphName, SeedProcess>(
    names.map((name) => [name, runSeedProcess({ type: 'begin', name, options, sources }, envOf(name), board)]),
  );
  const killAll = (): void => running.forEach((child) => child.kill());
  const interrupt = (): void => {
    killAll();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  for (const name of SUBGRAPH_NAMES) if (!running.has(name)) tellComplete(running, name);
  try {
    await Promise.all([...running].map(([name, child]) => child.finished.then(() => tellComplete(running, name))));
  } finally {
    killAll();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
  }
}

function tellComplete(running: ReadonlyMap<SubgraphName, SeedProcess>, name: SubgraphName): void {
  if (SOURCES.includes(name)) running.get('statistics')?.send({ type: 'complete', name });
}
