// The counter behind the tracking ids. Numbers are taken in blocks, in a transaction of their own: a counter taken inside
// the submission would let one submission after the other wait for the disk. Called by submitReport.
import type { Database } from '../../../platform/db/database';

export const TRACKING_SEQUENCE = 'tracking';

const BLOCK = 32;

/** Gives the number of the next report. Numbers count from 0; what a process has taken and not used stays a gap. */
export type TrackingNumbers = () => Promise<number>;

export function createTrackingNumbers(database: Database): TrackingNumbers {
  let next = 0;
  let end = 0;
  let taking: Promise<void> | null = null;
  const takeBlock = async (): Promise<void> => {
    end = await advance(database);
    next = end - BLOCK;
  };
  return async () => {
    // Whoever comes while a block is being taken waits for that one, and takes the next where it is used up already.
    while (next >= end) await (taking ??= takeBlock().finally(() => (taking = null)));
    next += 1;
    return next - 1;
  };
}

function advance(database: Database): Promise<number> {
  const increment = database.dialect.upsertIncrement(['name'], ['last']);
  return database.write(async (tx) => {
    await tx.query(`INSERT INTO \`sequence\` (\`name\`, \`last\`) VALUES (?, ?) ${increment}`, [
      TRACKING_SEQUENCE,
      BLOCK,
    ]);
    const rows = (await tx.query('SELECT `last` FROM `sequence` WHERE `name` = ?', [TRACKING_SEQUENCE])) as {
      last: number;
    }[];
    return Number(rows[0]?.last);
  });
}
