// Finds five free ports in a row on 127.0.0.1, as `npm start` wants them. Called by startStack.ts and spawnLapor.ts.
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

const BLOCK = 5;
/** Below the range from which the system hands out ports by itself, so that nobody takes one between look and use. */
const [LOWEST, HIGHEST] = [10_000, 32_000];

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/** The first of five: gateway, then the four subgraphs. */
export async function findFreePorts(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const first = randomInt(LOWEST / BLOCK, HIGHEST / BLOCK) * BLOCK;
    const ports = Array.from({ length: BLOCK }, (_, index) => first + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return first;
  }
  throw new Error('No five free ports in a row were found.');
}
