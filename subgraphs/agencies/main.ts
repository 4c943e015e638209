// Runs the agencies subgraph as a process. Started by `lapor subgraph agencies`.
import type { Environment } from '../../platform/config';
import { runSubgraph } from '../../platform/subgraph/runSubgraph';
import { readAgenciesConfig } from './config';
import { agenciesModule } from './module';

export function runAgencies(env: Environment): Promise<void> {
  return runSubgraph(agenciesModule, () => readAgenciesConfig(env));
}
