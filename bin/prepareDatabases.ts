// `lapor migrate`: brings databases to the newest schema without starting anything.
import { openRuntime } from '../platform/subgraph/openRuntime';
import type { SubgraphName } from '../platform/subgraph/module';
import { loadSubgraph } from './subgraphs';

export interface DatabaseToPrepare {
  readonly name: SubgraphName;
  readonly env: NodeJS.ProcessEnv;
}

/** Under the lock that a starting process takes, too. */
export async function migrateDatabases(databases: readonly DatabaseToPrepare[]): Promise<void> {
  for (const { name, env } of databases) {
    const { module, readConfig } = await loadSubgraph(name);
    const runtime = await openRuntime(module, readConfig(env));
    await runtime.close();
    console.log(`${name}: at the newest schema`);
  }
}
