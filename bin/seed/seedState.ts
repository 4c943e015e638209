// What the four databases hold before a seed begins: migrated, looked at, and emptied when that was asked for.
// Called by runSeed.ts.
import { openRuntime, type OpenRuntime } from '../../platform/subgraph/openRuntime';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../platform/subgraph/module';
import { emptyTables, listTables } from '../../platform/db/emptyTables';
import { holdLock } from '../../platform/db/holdLock';
import { readSeedState, type SeedState } from '../../platform/subgraph/seedOnce';
import { loadSubgraph, type LoadedSubgraph } from '../subgraphs';
import type { SourceDatabase } from './messages';

export interface Place extends SourceDatabase {
  readonly name: SubgraphName;
  readonly state: SeedState | null;
  /** Holds rows of which no seed knows. */
  readonly isInUse: boolean;
}

/** Brings every database to the newest schema on the way. */
export async function lookAtDatabases(
  envOf: (name: SubgraphName) => NodeJS.ProcessEnv,
  isReset: boolean,
): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const name of SUBGRAPH_NAMES) {
    const loaded = await loadSubgraph(name);
    const config = loaded.readConfig(envOf(name));
    const runtime = await openRuntime(loaded.module, config, { statementTimeoutMs: 0 });
    try {
      const found = {
        name,
        dataDir: config.dataDir,
        databaseUrl: config.databaseUrl,
        ...(await look(loaded, runtime)),
      };
      places.push(isReset && !found.isInUse ? { ...found, ...(await reset(loaded, runtime)) } : found);
    } finally {
      await runtime.close();
    }
  }
  return places;
}

async function look({ module }: LoadedSubgraph, runtime: OpenRuntime): Promise<Pick<Place, 'state' | 'isInUse'>> {
  const state = await readSeedState(runtime.db);
  return { state, isInUse: state === null && ((await module.isInUse?.(runtime)) ?? false) };
}

async function reset({ module }: LoadedSubgraph, { db }: OpenRuntime): Promise<Pick<Place, 'state'>> {
  const release = await holdLock(db, 'seed');
  const seeded = (await listTables(db)).filter((table) => !module.migratedTables?.includes(table));
  await emptyTables(db, seeded).finally(release);
  return { state: null };
}
