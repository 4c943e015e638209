// Drops stored outcomes of mutations once no repeated call can come any more. A job of every subgraph that has mutations.
import { forgetOldOutcomes } from '../idempotency';
import type { RunningJob, Runtime } from './module';
import { startRepeating } from './startRepeating';

const HOUR_MS = 3_600_000;

export function forgetOutcomes(runtime: Runtime): RunningJob {
  return startRepeating({
    everyMs: HOUR_MS,
    run: () => forgetOldOutcomes(runtime),
    onError: (error) => runtime.log.warn({ err: error }, 'old outcomes were kept'),
  });
}
