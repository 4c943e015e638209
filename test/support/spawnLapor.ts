// Runs the `lapor` command as a newcomer does: a process of its own, in an environment that holds nothing of ours.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { SUBGRAPH_NAMES } from '../../platform/subgraph/module';
import { projectPath } from '../../platform/projectPath';
import type { TestDatabase } from './testDatabase';

const COMMAND = projectPath('bin', 'lapor.mjs');

export interface RunningLapor {
  readonly pid: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves once either stream holds `pattern`; fails when the process ends before. */
  waitFor(pattern: RegExp, withinMs: number): Promise<void>;
  /** Signals it and gives the exit code, null when it had to be killed. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

const ENDED_WITHIN_MS = 30_000;

export function cleanEnvironment(variables: Readonly<Record<string, string>>): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, ...variables };
}

/** DATABASE_URL for all four, and their databases known to `database`, so that it drops them. */
export function databaseVariables(database: TestDatabase): Record<string, string> {
  const [address] = SUBGRAPH_NAMES.map((name) => database.urlFor(name));
  return address ? { DATABASE_URL: address.replace(/_[a-z]+$/, '') } : {};
}

export function runLapor(args: readonly string[], variables: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    env: cleanEnvironment(variables),
    timeout: ENDED_WITHIN_MS,
  });
  return { status, stdout, stderr };
}

export function spawnLapor(args: readonly string[], variables: Readonly<Record<string, string>>): RunningLapor {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: cleanEnvironment(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (output.stdout += data.toString('utf8')));
  child.stderr.on('data', (data: Buffer) => (output.stderr += data.toString('utf8')));
  const killAtExit = (): void => void child.kill('SIGKILL');
  process.on('exit', killAtExit);
  child.once('exit', () => process.off('exit', killAtExit));
  return {
    pid: child.pid as number,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    async waitFor(pattern, withinMs) {
      const giveUpAt = Date.now() + withinMs;
      while (!pattern.test(output.stdout) && !pattern.test(output.stderr)) {
        if (hasEnded(child) || Date.now() > giveUpAt) {
          throw new Error(`${String(pattern)} did not come:\n${output.stdout}\n${output.stderr}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    end: (signal = 'SIGINT') => endChild(child, signal),
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (hasEnded(child)) return child.exitCode;
  const exited = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), ENDED_WITHIN_MS);
  child.kill(signal);
  await exited;
  clearTimeout(timer);
  return child.exitCode;
}

export interface ChildInfo {
  readonly pid: number;
  readonly command: string;
}

export function listChildren(pid: number): ChildInfo[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null && Number(match[2]) === pid)
    .map((match) => ({ pid: Number(match?.[1]), command: match?.[3] ?? '' }));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
