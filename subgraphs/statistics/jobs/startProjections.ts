// Reads the events of reports and agencies as long as the process runs, and tells how far the counts have come.
import { startConsumer, type Consumer } from '../../../platform/outbox/consumer';
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { copyAgencies, projectReports } from '../app/projectEvents';
import type { StatisticsServices } from '../app/services';
import { hasProjected } from '../store/projection.store';

/** A larger batch folds into fewer rows; the transaction stays well under a second. */
const BATCH = 2_000;

type Apply = typeof projectReports;

/** Not ready before the first count is complete; later starts serve what is counted while they catch up. */
export async function startProjections(runtime: Runtime, services: StatisticsServices): Promise<RunningJob[]> {
  const hasCounts = await hasProjected(runtime.db.reader);
  const agencies = startReader(runtime, 'agencies', copyAgencies);
  const reports = startReader(runtime, 'reports', projectReports);
  services.watermark.follow([agencies, reports].map((reader) => () => reader.status().caughtUpAt));
  return [agencies, reports].map((reader) => ({
    isReady: () => hasCounts || reader.status().caughtUpAt !== null,
    stop: () => reader.stop(),
  }));
}

function startReader(runtime: Runtime, source: 'agencies' | 'reports', apply: Apply): Consumer {
  const { db, log } = runtime;
  return startConsumer({
    source,
    client: runtime.clientOf(source),
    database: db,
    log,
    batch: BATCH,
    apply: (tx, events) => apply(tx, db.dialect, events),
  });
}
