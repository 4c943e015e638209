// Runs the users subgraph as a process. Started by `lapor subgraph users`.
import type { Environment } from '../../platform/config';
import { runSubgraph } from '../../platform/subgraph/runSubgraph';
import { readUsersConfig } from './config';
import { usersModule } from './module';

export function runUsers(env: Environment): Promise<void> {
  return runSubgraph(usersModule, () => readUsersConfig(env));
}
