// Keeps 90 days of the change feed. First the floor rises (cursors below it are expired from then on), then the entries
// under it go, in small transactions. Safe when several copies run: both steps only ever go forward.
import type { Database } from '../../../platform/db/database';
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { startRepeating } from '../../../platform/subgraph/startRepeating';
import { DAY_MS } from '../domain/calendar';
import { FEED_DAYS, FEED_FLOOR } from '../store/deliveries';
import { readFeedBounds } from '../store/findChanges';

const HOUR_MS = 3_600_000;
/** Numbers of one step. */
const CHUNK = 1_000;

export function forgetDeliveries(runtime: Runtime): RunningJob {
  const { db, clock, log } = runtime;
  return startRepeating({
    everyMs: HOUR_MS,
    run: () => forgetOldDeliveries(db, clock.now()),
    onError: (error) => log.warn({ err: error }, 'old entries of the change feed were kept'),
  });
}

export async function forgetOldDeliveries(db: Database, now: number): Promise<void> {
  const floor = await findFloor(db, now - FEED_DAYS * DAY_MS);
  await db.write(async (tx) => {
    await tx.query(`${db.dialect.insertIgnore} INTO \`sequence\` (\`name\`, \`last\`) VALUES (?, 0)`, [FEED_FLOOR]);
    await tx.query('UPDATE `sequence` SET `last` = ? WHERE `name` = ? AND `last` < ?', [floor, FEED_FLOOR, floor]);
  });
  for (;;) {
    const rows = (await db.reader.query('SELECT MIN(seq) AS oldest FROM delivery')) as { oldest: number | null }[];
    const oldest = rows[0]?.oldest ?? null;
    if (oldest === null || Number(oldest) > floor) return;
    const upTo = Math.min(floor, Number(oldest) + CHUNK);
    await db.write((tx) => tx.query('DELETE FROM delivery WHERE seq <= ?', [upTo]));
  }
}

/** The number before the first event that is young enough. */
async function findFloor(db: Database, before: number): Promise<number> {
  let { floor } = await readFeedBounds(db.reader);
  for (;;) {
    const rows = (await db.reader.query('SELECT seq, recorded_at FROM event_log WHERE seq > ? ORDER BY seq LIMIT ?', [
      floor,
      CHUNK,
    ])) as { seq: number; recorded_at: number }[];
    const young = rows.findIndex((row) => Number(row.recorded_at) >= before);
    const old = young < 0 ? rows : rows.slice(0, young);
    floor = Number(old.at(-1)?.seq ?? floor);
    if (young >= 0 || rows.length < CHUNK) return floor;
  }
}
