// Keeps the copy of the agencies: pulls their events, stores them, and renews the directory in memory.
import type { AgencyPublished, SequencedEvent } from '../../../schema/contract/events';
import { startConsumer } from '../../../platform/outbox/consumer';
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { startRepeating } from '../../../platform/subgraph/startRepeating';
import { storeAgencies, type AgencyDirectory } from '../store/agencyDirectory';

/** Another copy of this process may have stored what this one has not seen. */
const REFRESH_MS = 30_000;

export function followAgencies(runtime: Runtime, directory: AgencyDirectory): RunningJob {
  const consumer = startConsumer({
    source: 'agencies',
    client: runtime.clientOf('agencies'),
    database: runtime.db,
    log: runtime.log,
    clock: runtime.clock,
    batch: 1_000,
    apply: (tx, events) => storeAgencies(tx, runtime.db, events.map(readAgency)),
    onApplied: () => directory.refresh(),
  });
  const refreshing = startRepeating({
    everyMs: REFRESH_MS,
    run: () => directory.refresh(),
    onError: (error) => runtime.log.warn({ err: error }, 'agencies could not be read again'),
  });
  return {
    // Without the hierarchy no access decision is right; a source that is known to be empty has none.
    isReady: () => consumer.status().seq > 0 || consumer.status().caughtUpAt !== null,
    async stop() {
      await Promise.all([refreshing.stop(), consumer.stop()]);
    },
  };
}

function readAgency({ event, seq }: SequencedEvent): AgencyPublished {
  if (event.kind !== 'AgencyPublished') throw new Error(`Event ${seq} of agencies is a ${event.kind}.`);
  return event;
}
