// The life of a process: start, tell the parent, stop once on a signal. Called by every main.ts.

/** What a process sends to the one that started it, once it serves. */
export interface ReadyMessage {
  readonly type: 'ready';
  readonly name: string;
  readonly url: string | null;
}

/** What a process tells while it is not ready yet, in words. */
export interface ProgressMessage {
  readonly type: 'progress';
  readonly text: string;
  /** From 0 to 1, where it is known. */
  readonly share?: number;
}

export type ProcessMessage = ReadyMessage | ProgressMessage;

export function isProcessMessage(message: unknown): message is ProcessMessage {
  const type = (message as { type?: unknown } | null)?.type;
  return type === 'ready' || type === 'progress';
}

export function reportProgress(text: string, share?: number): void {
  const message: ProgressMessage = { type: 'progress', text, share };
  process.send?.(message);
}

export interface RunningProcess {
  readonly url?: string;
  close(): Promise<void>;
}

/** A start that was interrupted may finish what it is in the middle of, such as a migration, but not for longer. */
const INTERRUPTED_START_MS = 10_000;

/** Starts, then runs until SIGINT, SIGTERM or the end of the parent; ends with 0, or with 1 and one sentence. */
export async function runProcess(name: string, start: () => Promise<RunningProcess>): Promise<void> {
  let running: RunningProcess | undefined;
  let isStopping = false;
  const stop = (): void => {
    // A second signal: whoever waits has lost patience.
    if (isStopping) process.exit(1);
    isStopping = true;
    if (running !== undefined) void end(name, running);
    else setTimeout(() => process.exit(0), INTERRUPTED_START_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  process.on('disconnect', () => void (isStopping || stop()));
  try {
    running = await start();
  } catch (error) {
    fail(name, error);
  }
  if (isStopping) return end(name, running);
  const message: ReadyMessage = { type: 'ready', name, url: running.url ?? null };
  process.send?.(message);
}

async function end(name: string, running: RunningProcess): Promise<void> {
  try {
    await running.close();
  } catch (error) {
    fail(name, error);
  }
  process.exit(0);
}

function fail(name: string, error: unknown): never {
  process.stderr.write(`${name}: ${describeFailure(error)}\n`);
  process.exit(1);
}

/** One sentence for what a person can mend; the stack for what only a programmer can. */
export function describeFailure(error: unknown): string {
  const fault = (error ?? {}) as NodeJS.ErrnoException & { port?: number; address?: string; faults?: unknown };
  const { code, port, address, path } = fault;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${address} is in use: stop the program that uses it, or set PORT to another one.`;
    case 'EADDRNOTAVAIL':
      return `${address} is not an address of this machine: set HOST to one that is.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      if (port !== undefined) return `Port ${port} may not be used: choose one above 1023.`;
      return `${path ?? 'A file'} may not be read or written: check its permissions.`;
    case 'ENOENT':
      return `${path ?? 'A file'} is missing.`;
    default:
      return fault.faults !== undefined ? fault.message : (fault.stack ?? String(error));
  }
}
