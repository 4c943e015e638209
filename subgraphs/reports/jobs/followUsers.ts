// Follows the log of users: keeps the copy of the operators, and erases what reports hold of people who asked for it.
import { startConsumer } from '../../../platform/outbox/consumer';
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { eraseReporters } from '../app/eraseReporter';
import { queueErasure } from '../store/erasures';
import { storeOperators } from '../store/operatorRefs';

/** What a failure has left is tried again. */
const RETRY_MS = 60_000;

export function followUsers(runtime: Runtime): RunningJob {
  const { db, clock, log } = runtime;
  let isStopping = false;
  let erasing: Promise<void> = Promise.resolve();
  const erase = (): Promise<void> => {
    erasing = erasing
      .then(() => eraseReporters(db, clock, () => isStopping))
      .then((reports) => void (reports > 0 && log.info({ reports }, 'erased the texts of reports')))
      .catch((error: unknown) => log.error({ err: error }, 'an erasure could not be carried out'));
    return erasing;
  };
  const consumer = startConsumer({
    ...{ source: 'users', client: runtime.clientOf('users'), database: db, log, clock, batch: 1_000 },
    async apply(tx, events) {
      await storeOperators(
        tx,
        db.dialect,
        events.flatMap(({ event }) => (event.kind === 'OperatorPublished' ? [event] : [])),
      );
      for (const { event } of events)
        if (event.kind === 'ReporterErased')
          await queueErasure(tx, db.dialect, { reporterId: event.reporterId, requestedAt: event.at });
    },
    // The log is read on meanwhile: the queue keeps what is to be done.
    onApplied: () => Promise.resolve(void erase()),
  });
  const timer = setInterval(() => void erase(), RETRY_MS);
  return {
    async stop() {
      isStopping = true;
      clearInterval(timer);
      await consumer.stop();
      await erasing;
    },
  };
}
