// The supergraph that is served, and its successor: a file that changes is loaded beside the running one and takes its place
// at once or, where it cannot be served, not at all. Called by startGateway.ts.
import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ConfigError } from '../platform/config';
import type { Logger } from '../platform/log';
import type { GatewayConfig } from './config';
import type { Engine } from './engine/engine';
import { createOwnEngine } from './engine/ownEngine';
import { KnownDocuments } from './guard/knownDocuments';
import { startApollo, type GatewayApollo } from './http/apollo';
import { findSubgraphTargets } from './subgraphTargets';

/** What belongs to one text of the supergraph. */
export interface Generation {
  readonly engine: Engine;
  readonly apollo: GatewayApollo | null;
  /** Texts that were validated by this schema. */
  readonly known: KnownDocuments;
}

export interface Generations {
  readonly current: Generation;
  /** Reads the file again. What it does, or why nothing was done, is in the log. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** What was in use is planned within this time before the new supergraph serves; the rest when it is asked for. */
const WARM_UP_MS = 10_000;

/** @throws ConfigError where the first text cannot be served */
export async function openGenerations(config: GatewayConfig, log: Logger): Promise<Generations> {
  const path = config.supergraphPath;
  let text = await readFile(path, 'utf8');
  let current = await loadGeneration(text, config);
  const retired = new Set<Generation>();
  const retire = async (generation: Generation): Promise<void> => {
    if (retired.delete(generation)) await closeGeneration(generation);
  };
  const replace = async (): Promise<void> => {
    try {
      const next = await readFile(path, 'utf8');
      if (next === text) return;
      const before = current;
      const after = await loadGeneration(next, config);
      await after.engine.warmUp(before.engine, WARM_UP_MS);
      current = after;
      text = next;
      retired.add(before);
      // By then its last request has ended.
      setTimeout(() => void retire(before), config.deadlineMs + 1_000).unref();
      log.info({ subgraphs: current.engine.subgraphNames }, 'a new supergraph is served');
    } catch (error) {
      log.error({ reason: (error as Error).message }, 'the new supergraph cannot be served; the one before goes on');
    }
  };
  // One after the other: the last text that was written is the one that stays.
  let running = Promise.resolve();
  const reload = (): Promise<void> => (running = running.then(replace));
  const stopWatching = watch(path, config.reloadMs, () => void reload());
  return {
    get current() {
      return current;
    },
    reload,
    async close() {
      stopWatching();
      await running;
      for (const generation of [...retired]) await retire(generation);
      await closeGeneration(current);
    },
  };
}

async function loadGeneration(supergraphSdl: string, config: GatewayConfig): Promise<Generation> {
  const { subgraphDeadlineMs, planBudgetMs, limits } = config;
  let engine: Engine | undefined;
  try {
    const subgraphs = findSubgraphTargets(config, supergraphSdl);
    engine = createOwnEngine({ supergraphSdl, subgraphs, subgraphDeadlineMs, planBudgetMs });
    const apollo = config.viaApollo ? await startApollo(engine, limits) : null;
    return { engine, apollo, known: new KnownDocuments(limits) };
  } catch (error) {
    await engine?.close();
    if (error instanceof ConfigError) throw error;
    throw new ConfigError([`SUPERGRAPH: ${config.supergraphPath} cannot be served: ${(error as Error).message}`]);
  }
}

async function closeGeneration({ engine, apollo }: Generation): Promise<void> {
  await apollo?.stop();
  await engine.close();
}

/** By its time and size, which also sees a file that was renamed into place or mounted. SIGHUP asks at once. */
function watch(path: string, everyMs: number | null, onChange: () => void): () => void {
  if (everyMs !== null) watchFile(path, { interval: everyMs, persistent: false }, onChange);
  // In a terminal it means that the terminal is gone.
  const takesSignal = process.stdout.isTTY !== true;
  if (takesSignal) process.on('SIGHUP', onChange);
  return () => {
    if (everyMs !== null) unwatchFile(path, onChange);
    process.off('SIGHUP', onChange);
  };
}
