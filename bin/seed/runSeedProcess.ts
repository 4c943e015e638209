// Starts the process that fills one database, and listens to it. Called by runSeed.ts.
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { BeginMessage, FromSeedProcess, ToSeedProcess } from './messages';
import type { ProgressBoard } from './progressBoard';

export interface SeedProcess {
  /** Rejects with what the process said of its failure. */
  readonly finished: Promise<void>;
  send(message: ToSeedProcess): void;
  kill(): void;
}

/** Rows live shortly: with more room for young objects most are gone before the collector looks at them. */
const NODE_OPTIONS = ['--max-semi-space-size=32'];

export function runSeedProcess(begin: BeginMessage, env: NodeJS.ProcessEnv, board: ProgressBoard): SeedProcess {
  const child = fork(join(__dirname, 'seedProcess.js'), [], {
    env,
    execArgv: NODE_OPTIONS,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const finished = listen(child, begin, board);
  child.send(begin);
  return {
    finished,
    send: (message) => void (child.connected && child.send(message)),
    kill: () => void child.kill('SIGKILL'),
  };
}

function listen(child: ChildProcess, { name }: BeginMessage, board: ProgressBoard): Promise<void> {
  let reason: string | null = null;
  child.on('message', (message: FromSeedProcess) => {
    if (message.type === 'failed') reason = message.reason;
    else board.tell(name, message.text, message.share);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${name}: ${reason ?? `the process ended with ${signal ?? code}`}`));
    });
  });
}
