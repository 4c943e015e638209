// The statistics of a seed: the projection itself, fed from the logs in the databases of agencies and reports instead of
// over HTTP. Reading (`readEventsPage`), folding and the transaction that moves the cursor are those of a running process.
// Called by seedProcess.ts, while reports are still being written.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, type Database } from '../../platform/db/database';
import { emptyTables } from '../../platform/db/emptyTables';
import { catchUp } from '../../platform/outbox/consumer';
import { readEventsPage } from '../../platform/outbox/eventsRoute';
import type { Runtime } from '../../platform/subgraph/module';
import { projectionOf, type Source } from '../../subgraphs/statistics/jobs/startProjections';
import { wibDay } from '../../subgraphs/statistics/domain/wibDay';
import { COUNTER_TABLES } from '../../subgraphs/statistics/store/generation';
import { dropEmptyCounters, settleDays } from '../../subgraphs/statistics/store/projection.store';
import type { BeginMessage } from './messages';

/** Fewer, larger transactions than beside requests: each counter row is then written less often. */
const BATCH = 40_000;
const PAUSE_MS = 200;

export async function seedStatistics(
  runtime: Runtime,
  sources: BeginMessage['sources'],
  isComplete: (source: Source) => boolean,
): Promise<void> {
  const { db, clock } = runtime;
  await emptyTables(db, COUNTER_TABLES);
  // At once, as a running process does: what is counted of past days then needs no second pass.
  await db.write((tx) => settleDays({ tx, dialect: db.dialect, generation: 'current' }, wibDay(clock.now())));
  for (const source of ['agencies', 'reports'] as const) {
    const place = sources[source];
    if (!place) throw new Error(`Nobody said where the database of ${source} is.`);
    const database = await openDatabase({
      url: place.databaseUrl,
      file: join(place.dataDir, `${source}.sqlite`),
      ...{ entities: [], migrations: [], statementTimeoutMs: 0, poolSize: 2 },
    });
    await project(runtime, source, database, () => isComplete(source)).finally(() => database.close());
  }
  await db.write((tx) => dropEmptyCounters({ tx, generation: 'current' }));
}

async function project(runtime: Runtime, source: Source, log: Database, isComplete: () => boolean): Promise<void> {
  const options = { ...projectionOf(source, runtime), batch: BATCH };
  for (;;) {
    // Asked before reading: what comes in between is then read by the last round.
    const isLast = isComplete();
    const seq = await catchUp(options, (after, limit) => readEventsPage(log, after, limit));
    if (source === 'reports') runtime.onProgress(`counted ${seq} events`, isLast ? 1 : undefined);
    if (isLast) return;
    await sleep(PAUSE_MS);
  }
}
