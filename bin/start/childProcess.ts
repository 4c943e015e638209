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
  const supervised = new Supervised(options, events);
  supervised.start();
  return supervised;
}

class Supervised implements SupervisedChild {
  private readonly log: WriteStream;
  private child: ChildProcess | null = null;
  private restart: NodeJS.Timeout | undefined;
  private isStopping = false;
  private wasReady = false;
  private failures = 0;
  private startedAt = 0;
  private lastWords = '';

  constructor(
    private readonly options: ChildOptions,
    private readonly events: ChildEvents,
  ) {
    this.log = createWriteStream(options.logFile, { flags: 'a', mode: 0o600 });
  }

  start(): void {
    const { script, args, env } = this.options;
    this.startedAt = Date.now();
    this.lastWords = '';
    // A group of its own: Ctrl-C reaches the supervisor alone, which then stops the processes in order.
    const child = fork(script, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true });
    child.stdout?.pipe(this.log, { end: false });
    child.stderr?.on('data', (data: Buffer) => {
      this.log.write(data);
      this.lastWords = (this.lastWords + data.toString('utf8')).slice(-TAIL_LENGTH);
    });
    child.on('message', (message) => this.hear(message));
    child.on('exit', (code, signal) => this.handleExit(signal ?? String(code)));
    this.child = child;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.restart);
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(timer);
    }
    await new Promise<void>((resolve) => this.log.end(resolve));
  }

  private hear(message: unknown): void {
    if (!isProcessMessage(message)) return;
    const { name } = this.options;
    if (message.type === 'progress') return this.events.onProgress(name, message.text);
    this.wasReady = true;
    this.events.onReady(name);
  }

  private handleExit(code: string): void {
    if (this.isStopping) return;
    const { name, logFile } = this.options;
    if (Date.now() - this.startedAt > STABLE_AFTER_MS) this.failures = 0;
    const pause = RESTART_PAUSES_MS[this.failures];
    if (!this.wasReady || pause === undefined) {
      this.events.onGivenUp(name, this.lastWords.trim() || `It ended with ${code}; see ${logFile}.`);
      return;
    }
    this.failures += 1;
    this.events.onRestart(name, code);
    this.restart = setTimeout(() => this.start(), pause);
  }
}
