// `lapor stats rebuild`: counts all events of reports and agencies anew into a second set of tables, while the first is read
// and kept up to date by the running processes, and then puts it in the place of the first.
import { holdLock } from '../../../platform/db/holdLock';
import { catchUp, type ReadPage } from '../../../platform/outbox/consumer';
import type { EventsPage } from '../../../platform/outbox/eventsRoute';
import type { Runtime } from '../../../platform/subgraph/module';
import { wibDay } from '../domain/wibDay';
import { createNext, swapNext } from '../store/nextGeneration.store';
import { dropEmptyCounters, settleDays } from '../store/projection.store';
import { projectionOf, type Source } from './startProjections';

/** How the events of a source are read: over HTTP from its process, or by a test from its database. */
export type ReaderOf = (source: Source) => ReadPage;

const SOURCES: readonly Source[] = ['agencies', 'reports'];
/** Fewer, larger transactions than beside requests: each counter row is then written less often. */
const BATCH = 40_000;
const TIMEOUT_MS = 30_000;

export function readOverHttp(runtime: Runtime): ReaderOf {
  return (source) => (after, limit) =>
    runtime
      .clientOf(source)
      .getJson<EventsPage>(`/internal/events?after=${after}&limit=${limit}`, { timeoutMs: TIMEOUT_MS });
}

/** Returns how many events of reports there were. */
export async function rebuildCounters(runtime: Runtime, readerOf: ReaderOf): Promise<number> {
  const release = await holdLock(runtime.db, 'rebuild');
  try {
    await fillNext(runtime, readerOf);
    await runtime.db.write((tx) => dropEmptyCounters({ tx, generation: 'next' }));
    // What came in since is little: the processes that follow go on behind it.
    await replay(runtime, readerOf, 'next');
    await swapNext(runtime.db);
    return await replay(runtime, readerOf, 'current');
  } finally {
    await release();
  }
}

/** The second set, empty at first, with everything that there is now. */
export async function fillNext(runtime: Runtime, readerOf: ReaderOf): Promise<void> {
  const { db, clock } = runtime;
  await createNext(db);
  await db.write((tx) => settleDays({ tx, dialect: db.dialect, generation: 'next' }, wibDay(clock.now())));
  await replay(runtime, readerOf, 'next');
}

async function replay(runtime: Runtime, readerOf: ReaderOf, generation: 'current' | 'next'): Promise<number> {
  const { db, log } = runtime;
  let count = 0;
  for (const source of SOURCES) {
    const options = { ...projectionOf(source, { db, log, generation }), batch: BATCH };
    const readPage: ReadPage = async (after, limit) => {
      const page = await readerOf(source)(after, limit);
      runtime.onProgress(`${after} of ${page.head} events of ${source}`, page.head === 0 ? 1 : after / page.head);
      return page;
    };
    count = await catchUp(options, readPage);
  }
  return count;
}
