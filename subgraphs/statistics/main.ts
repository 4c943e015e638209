// Runs the statistics subgraph as a process. Started by `lapor subgraph statistics`.
import type { Environment } from '../../platform/config';
import { runSubgraph } from '../../platform/subgraph/runSubgraph';
import { readStatisticsConfig } from './config';
import { statisticsModule } from './module';

export function runStatistics(env: Environment): Promise<void> {
  return runSubgraph(statisticsModule, () => readStatisticsConfig(env));
}
