// One of the five processes: started, watched, restarted with growing pauses, stopped. Its log goes to a file.
import { fork, type ChildProcess } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { isProcessMessage } from '../../platform/process';
import type { ProcessName } from './developmentEnvironment';

/** Longer than any process' own graceful stop. */
const STOP_TIMEOUT_MS = 15_000;
const RESTART_PAUSES_MS = [200, 500, 1_000, 2_000, 5_000];
const STABLE_AFTER_MS = 60_000;
const TAIL_LENGTH = 4_000;

export interface ChildEvents {
  onProgress(name: ProcessName, text: string): void;
  onReady(name: ProcessName): void;
  /** The process ended before it was ready, or too often: everything else has to stop. */
  onGivenUp(name: ProcessName, lastWords: string): void;
  onRestart(name: ProcessName, code: string): void;
}

export interface ChildOptions {
  readonly name: ProcessName;
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

export interface SupervisedChild {
  stop(): Promise<void>;
}

export function superviseChild(options: ChildOptions, events: ChildEvents): SupervisedChild {
  const log: WriteStream = createWriteStream(options.logFile, { flags: 'a' });
  const state = { isStopping: false, wasReady: false, failures: 0, startedAt: 0, lastWords: '' };
  let child: ChildProcess;
  let restart: NodeJS.Timeout | undefined;

  function start(): void {
    state.startedAt = Date.now();
    state.lastWords = '';
    // A group of its own: Ctrl-C reaches the supervisor alone, which then stops the processes in order.
    child = fork(options.script, options.args, {
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.on('data', (data: Buffer) => {
      log.write(data);
      state.lastWords = (state.lastWords + data.toString('utf8')).slice(-TAIL_LENGTH);
    });
    child.on('message', (message) => {
      if (!isProcessMessage(message)) return;
      if (message.type === 'progress') events.onProgress(options.name, message.text);
      else {
        state.wasReady = true;
        events.onReady(options.name);
      }
    });
    child.on('exit', (code, signal) => handleExit(signal ?? String(code)));
  }

  function handleExit(code: string): void {
    if (state.isStopping) return;
    if (Date.now() - state.startedAt > STABLE_AFTER_MS) state.failures = 0;
    const pause = RESTART_PAUSES_MS[state.failures];
    if (!state.wasReady || pause === undefined) {
      events.onGivenUp(options.name, state.lastWords.trim() || `It ended with ${code}; see ${options.logFile}.`);
      return;
    }
    state.failures += 1;
    events.onRestart(options.name, code);
    restart = setTimeout(start, pause);
  }

  start();
  return {
    async stop() {
      state.isStopping = true;
      clearTimeout(restart);
      if (child.exitCode === null && child.signalCode === null) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
          child.once('exit', () => {
            clearTimeout(timer);
            resolve();
          });
          child.kill('SIGTERM');
        });
      }
      await new Promise<void>((resolve) => log.end(resolve));
    },
  };
}
