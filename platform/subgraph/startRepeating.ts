// Work that comes round again as long as the process runs: never two rounds at once, and a stop waits for the one that is
// under way. Called by the jobs of subgraphs.
import type { RunningJob } from './module';

export interface RepeatedWork {
  readonly everyMs: number;
  /** One round. `signal` tells that the process stops. */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
  /** A failed round is told; the next one comes all the same. */
  readonly onError: (error: unknown) => void;
  /** The first round at once, not after the first pause. */
  readonly isEager?: boolean;
}

export function startRepeating({ everyMs, run, onError, isEager = false }: RepeatedWork): RunningJob {
  const abort = new AbortController();
  let running: Promise<unknown> | null = null;
  const begin = (): void => {
    running ??= run(abort.signal)
      .catch(onError)
      .finally(() => (running = null));
  };
  const timer = setInterval(begin, everyMs);
  if (isEager) begin();
  return {
    async stop() {
      clearInterval(timer);
      abort.abort();
      await running;
    },
  };
}
