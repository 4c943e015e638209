// The counter behind the tracking ids: the number of the next report, taken in the transaction that submits it.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';

export const TRACKING_SEQUENCE = 'tracking';

/** Numbers count from 0 and may have gaps where a submission was rolled back. */
export async function takeTrackingNumber(tx: EntityManager, dialect: Dialect): Promise<number> {
  await tx.query(
    `INSERT INTO \`sequence\` (\`name\`, \`last\`) VALUES (?, 1) ${dialect.upsertIncrement(['name'], ['last'])}`,
    [TRACKING_SEQUENCE],
  );
  const rows = (await tx.query('SELECT `last` FROM `sequence` WHERE `name` = ?', [TRACKING_SEQUENCE])) as {
    last: number;
  }[];
  return Number(rows[0]?.last) - 1;
}
