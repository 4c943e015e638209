// The whole of a subgraph's main: configuration, process, progress to whoever started it.
import { reportProgress, runProcess } from '../process';
import type { SubgraphConfig, SubgraphModule } from './module';
import { startSubgraph } from './startSubgraph';

export function runSubgraph<S>(module: SubgraphModule<S>, readConfig: () => SubgraphConfig): Promise<void> {
  return runProcess(module.name, () => startSubgraph(module, readConfig(), { onProgress: reportProgress }));
}
