// The process of the users subgraph. Started by the `lapor` command.
import type { Environment } from '../../platform/config';
import { reportProgress, runProcess } from '../../platform/process';
import { startSubgraph } from '../../platform/subgraph/startSubgraph';
import { readUsersConfig } from './config';
import { usersModule } from './module';

export function runUsers(env: Environment): Promise<void> {
  return runProcess('users', () => startSubgraph(usersModule, readUsersConfig(env), { onProgress: reportProgress }));
}
