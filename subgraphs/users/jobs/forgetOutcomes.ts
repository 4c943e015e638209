// Drops stored outcomes of mutations once no repeated call can come any more.
import { forgetOldOutcomes } from '../../../platform/idempotency';
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';

const HOUR_MS = 3_600_000;

export function forgetOutcomes(runtime: Runtime): RunningJob {
  const timer = setInterval(() => {
    forgetOldOutcomes(runtime).catch((error: unknown) => runtime.log.warn({ err: error }, 'old outcomes were kept'));
  }, HOUR_MS);
  return {
    stop() {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}
