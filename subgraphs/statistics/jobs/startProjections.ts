// Reads the events of reports and agencies as long as the process runs, and tells how far the counts have come.
import { startConsumer, type ApplyOptions, type Consumer } from '../../../platform/outbox/consumer';
import type { Database } from '../../../platform/db/database';
import type { Logger } from '../../../platform/log';
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { copyAgencies, projectReports } from '../app/projectEvents';
import type { StatisticsServices } from '../app/services';
import { nameOf, type Generation } from '../store/generation';
import { hasProjected } from '../store/projection.store';
import { startSettling } from './startSettling';

/** A larger batch folds into fewer rows: what waits for the first count is quickest in one transaction. */
const BATCH = 20_000;

export type Source = 'agencies' | 'reports';

const APPLY: Readonly<Record<Source, typeof projectReports>> = { agencies: copyAgencies, reports: projectReports };

interface Projection {
  readonly db: Database;
  readonly log: Logger;
  readonly generation?: Generation;
}

/** How events of `source` are applied here, whoever brings them: a consumer over HTTP, the seed, or a rebuild. */
export function projectionOf(source: Source, { db, log, generation = 'current' }: Projection): ApplyOptions {
  return {
    ...{ source, database: db, batch: BATCH, cursorTable: nameOf('event_cursor', generation) },
    async apply(tx, events) {
      const poison = await APPLY[source]({ tx, dialect: db.dialect, generation }, events);
      for (const { entry, reason } of poison)
        log.error(
          { source, seq: entry.seq, eventId: entry.id, reason },
          'an event cannot be counted: it is kept aside',
        );
    },
  };
}

/** Not ready before the first count is complete; later starts serve what is counted while they catch up. */
export async function startProjections(runtime: Runtime, services: StatisticsServices): Promise<RunningJob[]> {
  const hasCounts = await hasProjected(runtime.db.reader);
  const settling = await startSettling(runtime);
  const agencies = startReader(runtime, 'agencies');
  const reports = startReader(runtime, 'reports');
  services.watermark.follow([agencies, reports].map((reader) => () => reader.status().caughtUpAt));
  const readers = [agencies, reports].map((reader) => ({
    isReady: () => hasCounts || reader.status().caughtUpAt !== null,
    stop: () => reader.stop(),
  }));
  return [...readers, settling];
}

function startReader(runtime: Runtime, source: Source): Consumer {
  const { log, clock } = runtime;
  return startConsumer({ ...projectionOf(source, runtime), client: runtime.clientOf(source), log, clock });
}
