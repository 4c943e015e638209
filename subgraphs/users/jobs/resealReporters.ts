// After a rotation: seals again, under the newest key, what lies under older ones. Only while the ring holds more than one.
import { setTimeout as wait } from 'node:timers/promises';
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import type { PersonSealer } from '../store/personSealer';
import { resealBatch } from '../app/resealBatch';

/** Slow on purpose: it runs beside requests, and nobody waits for it. */
const PAUSE_MS = 50;

export function startResealing(runtime: Runtime, sealer: PersonSealer): RunningJob {
  const stopping = new AbortController();
  const running = run(runtime, sealer, stopping.signal).catch((err: unknown) => {
    if (!stopping.signal.aborted) runtime.log.error({ err }, 'personal data could not be sealed under the newest key');
  });
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function run(runtime: Runtime, sealer: PersonSealer, signal: AbortSignal): Promise<void> {
  let count = 0;
  for (let after: string | null = ''; after !== null && !signal.aborted;) {
    const batch = await resealBatch(runtime, sealer, after);
    count += batch.resealed;
    after = batch.last;
    await wait(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  if (!signal.aborted) {
    runtime.log.info({ keyId: sealer.keyId, count }, 'all personal data lies under the newest key; older ones may go');
  }
}
