// Reports in which the system has something to do by now: one look along `report_wake`, which holds nothing of the others.
// Called by jobs/actOnDueCases.ts at every tick.
import type { Database } from '../../../platform/db/database';

export async function findDueCases({ reader, dialect }: Database, now: number, limit: number): Promise<string[]> {
  const rows = (await reader.query(
    `SELECT id FROM report ${dialect.useIndex('report_wake')} WHERE wake_at < ? ORDER BY wake_at, id LIMIT ${limit}`,
    [now],
  )) as { id: string }[];
  return rows.map(({ id }) => id);
}

/** Leaves a case that could not be acted on alone until then. Its next change sets the time anew. */
export async function postponeCase(
  database: Database,
  reportId: string,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<void> {
  const sql = 'UPDATE report SET wake_at = ? WHERE id = ? AND wake_at < ?';
  await database.write((tx) => tx.query(sql, [until, reportId, now]));
}
