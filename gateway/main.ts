// The gateway as a process. Started by `lapor gateway` and by the supervisor.
import type { Environment } from '../platform/config';
import { runProcess } from '../platform/process';
import { readGatewayConfig } from './config';
import { isForeign, readForeignConfig } from './configForeign';
import { startGateway } from './startGateway';

export function runGateway(env: Environment): Promise<void> {
  return runProcess('gateway', async () =>
    startGateway(isForeign(env) ? readForeignConfig(env) : readGatewayConfig(env)),
  );
}
