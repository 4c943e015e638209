// What can be known before anything starts: ports that are free, a folder that can be written. All faults at once.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { ConfigError } from '../../platform/config';
import type { StartConfig } from './config';
import { portOf, PROCESS_NAMES } from './developmentEnvironment';

export async function checkMachine(config: StartConfig): Promise<void> {
  const faults: string[] = [];
  try {
    mkdirSync(config.dataDir, { recursive: true });
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

function tryPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code})`),
    );
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
