// `lapor migrate` and `lapor seed`: bring databases to the newest schema, and fill empty ones, without starting anything.
import { openRuntime } from '../platform/subgraph/openRuntime';
import type { SubgraphName } from '../platform/subgraph/module';
import { seedOnce } from '../platform/subgraph/seedOnce';
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

export async function seedDatabases(databases: readonly DatabaseToPrepare[]): Promise<void> {
  for (const { name, env } of databases) {
    const { module, readConfig } = await loadSubgraph(name);
    const onProgress = (text: string): void => console.log(`${name}: ${text}`);
    const runtime = await openRuntime(module, readConfig(env), { onProgress });
    await seedOnce(module, runtime).finally(() => runtime.close());
    console.log(`${name}: holds its data`);
  }
}
