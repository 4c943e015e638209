// What can be known before anything starts: variables of all five processes, ports that are free, a folder that can be
// written. All faults at once, before a seed has begun.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { readGatewayConfig } from '../../gateway/config';
import { ConfigError, type Environment } from '../../platform/config';
import { SUBGRAPH_NAMES } from '../../platform/subgraph/module';
import { loadReadConfig } from '../subgraphs';
import type { StartConfig } from './config';
import { developmentEnvironment, portOf, PROCESS_NAMES, type ProcessName } from './developmentEnvironment';
import type { RootKeys } from './developmentKeys';

export async function checkMachine(config: StartConfig): Promise<void> {
  const faults = await findFaultsOfProcesses(config);
  try {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    accessSync(config.dataDir, constants.W_OK);
  } catch (error) {
    faults.push(
      `DATA_DIR: ${config.dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}); name another folder.`,
    );
  }
  for (const name of PROCESS_NAMES) {
    const port = portOf(name, config);
    const host = name === 'gateway' ? config.host : '127.0.0.1';
    const fault = await tryPort(host, port);
    if (fault !== null)
      faults.push(`PORT: ${host}:${port} for ${name} ${fault}; set PORT to another (four more follow it).`);
  }
  if (faults.length > 0) throw new ConfigError(faults);
}

/** Keys that nobody uses: the real ones are made once the folder is known to be writable. */
const PLACEHOLDERS = Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, Buffer.alloc(32)])) as unknown as RootKeys;

async function findFaultsOfProcesses(config: StartConfig): Promise<string[]> {
  const found = new Set<string>();
  const check = (name: ProcessName, readConfig: (env: Environment) => unknown): void => {
    try {
      readConfig(developmentEnvironment(name, PLACEHOLDERS, config));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      for (const fault of error.faults) found.add(fault);
    }
  };
  check('gateway', readGatewayConfig);
  for (const name of SUBGRAPH_NAMES) check(name, await loadReadConfig(name));
  return [...found];
}

function tryPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code})`),
    );
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
