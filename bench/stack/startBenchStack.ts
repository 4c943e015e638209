// The stack under a benchmark: the built files as `npm start` runs them, and what their processes cost. Called by main.ts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../platform/projectPath';
import { askUntil } from '../../test/support/askGateway';
import { findFreePorts } from '../../test/support/freePorts';
import { listChildren } from '../../test/support/spawnLapor';

export interface Usage {
  readonly cpuMs: number;
  readonly rssMb: number;
}

export interface BenchStack {
  readonly url: string;
  readonly startMs: number;
  readonly dataDir: string;
  /** By process: milliseconds of CPU so far, and resident memory. */
  readUsage(): Readonly<Record<string, Usage>>;
  /** Calls to /graphql that the subgraphs have logged so far. */
  countCalls(): number;
  stop(): Promise<void>;
}

export interface StackPlace {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly port?: number;
}

const READY_WITHIN_MS = 600_000;
const SUBGRAPHS = ['agencies', 'users', 'reports', 'statistics'];
const PROCESSES = ['gateway', ...SUBGRAPHS];
/** No bucket: what is measured is the work, not its refusal. */
const NO_RATE = { LAPOR_RATE_ANONYMOUS_PER_MINUTE: '100000000', LAPOR_RATE_CLIENT_PER_MINUTE: '100000000' };

export async function startBenchStack({ dataDir, databaseUrl, port }: StackPlace): Promise<BenchStack> {
  const firstPort = port ?? (await findFreePorts());
  const url = `http://127.0.0.1:${firstPort}`;
  const { PATH = '', HOME = '', NODE_OPTIONS } = process.env; // NODE_OPTIONS: to profile what is measured
  const database = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
  const startedAt = performance.now();
  const child = spawn(process.execPath, [projectPath('bin', 'lapor.mjs'), 'start'], {
    env: { PATH, HOME, NODE_OPTIONS, PORT: String(firstPort), DATA_DIR: dataDir, ...NO_RATE, ...database },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const isReady = (): Promise<boolean> =>
    fetch(`${url}/ready?all=1`).then(
      ({ status }) => status === 200,
      () => false,
    );
  await askUntil(isReady, (ready) => ready || child.exitCode !== null, READY_WITHIN_MS);
  const startMs = performance.now() - startedAt;
  if (child.exitCode !== null) throw new Error('The stack did not start.');
  const children = listChildren(child.pid as number);
  const pids = PROCESSES.flatMap((name) => {
    const found = children.find(({ command }) => command.endsWith(` ${name}`));
    return found ? [[name, found.pid] as const] : [];
  });
  return {
    ...{ url, startMs, dataDir },
    readUsage: () => Object.fromEntries(pids.map(([name, pid]) => [name, readUsageOf(pid)])),
    countCalls: () => SUBGRAPHS.reduce((sum, name) => sum + countLogged(join(dataDir, 'logs', `${name}.log`)), 0),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Linux only: clock ticks are hundredths of a second, pages 4 kB. */
export function readUsageOf(pid: number): Usage {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
    rssMb: Math.round((Number(fields[21]) * 4096) / 1e6),
  };
}

function countLogged(path: string): number {
  return readFileSync(path, 'utf8').split('"route":"/graphql"').length - 1;
}
