// `lapor stats verify`: counts the logs a second time, beside the counters and by a simpler rule from the published states,
// and tells each difference. It changes nothing; the projection waits while it compares.
import { holdLock } from '../../../platform/db/holdLock';
import type { ReadPage } from '../../../platform/outbox/consumer';
import { MAX_EVENTS_LIMIT } from '../../../platform/outbox/eventsRoute';
import type { Runtime } from '../../../platform/subgraph/module';
import type { SequencedEvent } from '../../../schema/contract/events';
import { projectReports } from '../app/projectEvents';
import { rootOfCategory } from '../app/referenceMembers';
import { Recount } from '../domain/recount';
import { compareGenerations, readRecountable } from '../store/compare.store';
import type { Target, Transaction } from '../store/generation';
import { dropNext } from '../store/nextGeneration.store';
import { countPoison } from '../store/poison.store';
import { lockCursor, readSettledDay, settleDays } from '../store/projection.store';
import { fillNext, type ReaderOf } from './rebuildCounters';

export interface CountersVerification {
  readonly events: number;
  readonly poisonEvents: number;
  readonly differences: readonly string[];
}

export async function verifyCounters(runtime: Runtime, readerOf: ReaderOf): Promise<CountersVerification> {
  const { db } = runtime;
  const release = await holdLock(db, 'rebuild');
  const recount = new Recount(rootOfCategory);
  try {
    await fillNext(runtime, (source) =>
      source === 'reports' ? countAlong(readerOf(source), recount) : readerOf(source),
    );
    return await db.write((tx) =>
      compare({ tx, dialect: db.dialect, generation: 'next' }, readerOf('reports'), recount),
    );
  } finally {
    await dropNext(db);
    await release();
  }
}

/** Pages come in order, and each event once: those that are read again are left out. */
function countAlong(readPage: ReadPage, recount: Recount): ReadPage {
  let counted = 0;
  return async (after, limit) => {
    const page = await readPage(after, limit);
    for (const { seq, event } of page.events) {
      if (seq <= counted || event.kind !== 'ReportChanged') continue;
      recount.add(event);
      counted = seq;
    }
    return page;
  };
}

/** Under the lock of the cursor nothing is projected: both counts are brought to the same event. */
async function compare(next: Target, readPage: ReadPage, recount: Recount): Promise<CountersVerification> {
  const { tx } = next;
  const seq = await lockCursor({ ...next, generation: 'current' });
  const reached = await lockCursor(next);
  // The log has gone on, and the processes with it; one that is behind cannot be compared with what is ahead of it.
  if (reached > seq)
    throw new Error(`The projection is at event ${seq} of ${reached}: run it again when it has caught up.`);
  const missing = await readUntil(readPage, reached, seq);
  await projectReports(next, missing);
  for (const { event } of missing) if (event.kind === 'ReportChanged') recount.add(event);
  await settleDays(next, await readSettledDay({ tx, generation: 'current' }));
  const differences = [...(await compareGenerations(tx)), ...recount.findDifferences(await readRecountable(tx))];
  return { events: seq, poisonEvents: await countPoison(tx as Transaction), differences };
}

async function readUntil(readPage: ReadPage, after: number, last: number): Promise<SequencedEvent[]> {
  const events: SequencedEvent[] = [];
  for (let from = after; from < last; from = events.at(-1)?.seq ?? last) {
    const page = await readPage(from, Math.min(MAX_EVENTS_LIMIT, last - from));
    if (page.events.length === 0) throw new Error(`Events after ${from} are missing.`);
    events.push(...page.events);
  }
  return events;
}
