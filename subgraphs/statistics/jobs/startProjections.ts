// Reads the events of reports and agencies as long as the process runs, and tells how far the counts have come.
import { startConsumer, type ApplyOptions, type Consumer } from '../../../platform/outbox/consumer';
import type { Database } from '../../../platform/db/database';
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { copyAgencies, projectReports } from '../app/projectEvents';
import type { StatisticsServices } from '../app/services';
import { hasProjected } from '../store/projection.store';

/** A larger batch folds into fewer rows: what waits for the first count is quickest in one transaction. */
const BATCH = 20_000;

type Source = 'agencies' | 'reports';

const APPLY: Readonly<Record<Source, typeof projectReports>> = { agencies: copyAgencies, reports: projectReports };

/** How events of `source` are applied here, whoever brings them: a consumer over HTTP, or the seed. */
export function projectionOf(source: Source, database: Database): ApplyOptions {
  return { source, database, batch: BATCH, apply: (tx, events) => APPLY[source](tx, database.dialect, events) };
}

/** Not ready before the first count is complete; later starts serve what is counted while they catch up. */
export async function startProjections(runtime: Runtime, services: StatisticsServices): Promise<RunningJob[]> {
  const hasCounts = await hasProjected(runtime.db.reader);
  const agencies = startReader(runtime, 'agencies');
  const reports = startReader(runtime, 'reports');
  services.watermark.follow([agencies, reports].map((reader) => () => reader.status().caughtUpAt));
  return [agencies, reports].map((reader) => ({
    isReady: () => hasCounts || reader.status().caughtUpAt !== null,
    stop: () => reader.stop(),
  }));
}

function startReader(runtime: Runtime, source: Source): Consumer {
  const { db, log, clock } = runtime;
  return startConsumer({ ...projectionOf(source, db), client: runtime.clientOf(source), log, clock });
}
