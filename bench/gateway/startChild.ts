// Starts a process of the benchmark and talks with it. Called by main.ts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectPath } from '../../platform/projectPath';

export interface ChildUsage {
  readonly cpuMs: number;
  readonly rssMb: number;
}

export interface Child<T> {
  readonly started: T;
  readUsage(): Promise<ChildUsage>;
  stop(): Promise<void>;
}

const START_WITHIN_MS = 60_000;

interface Message<T> {
  readonly started?: T;
  readonly cpu?: NodeJS.CpuUsage;
  readonly rss?: number;
}

export async function startChild<T>(
  name: string,
  input: object,
  nodeOptions: readonly string[] = [],
): Promise<Child<T>> {
  const { PATH = '', HOME = '' } = process.env;
  const args = [...nodeOptions, projectPath('bench', 'run.mjs'), 'gateway', '--child', name, JSON.stringify(input)];
  const child = spawn(process.execPath, args, {
    // What a process in production runs with; peers print less then, too.
    env: { PATH, HOME, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then((): never => {
    throw new Error(`${name} ended.`);
  });
  // It ends in the end; only who waits for a message minds.
  gone.catch(() => undefined);
  const hear = async (): Promise<Message<T>> => {
    const signal = AbortSignal.timeout(START_WITHIN_MS);
    const [message] = (await Promise.race([once(child, 'message', { signal }), gone])) as [Message<T>];
    return message;
  };
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    child.send('stop');
    await once(child, 'exit');
  };
  try {
    const { started } = await hear();
    return {
      started: started as T,
      async readUsage() {
        child.send('usage');
        const { cpu, rss } = await hear();
        return { cpuMs: ((cpu?.user ?? 0) + (cpu?.system ?? 0)) / 1_000, rssMb: (rss ?? 0) / 1e6 };
      },
      stop,
    };
  } catch (error) {
    child.kill();
    throw error;
  }
}
