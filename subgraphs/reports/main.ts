// Runs the reports subgraph as a process. Started by `lapor subgraph reports`.
import type { Environment } from '../../platform/config';
import { runSubgraph } from '../../platform/subgraph/runSubgraph';
import { readReportsConfig } from './config';
import { reportsModule } from './module';

export function runReports(env: Environment): Promise<void> {
  return runSubgraph(reportsModule, () => readReportsConfig(env));
}
