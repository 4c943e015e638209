// The hash that a step's entry continues: that of the version before. For tests that record a change without its lock.
import type { EntityManager } from 'typeorm';

export async function readLogHead(tx: EntityManager, reportId: string, version: number): Promise<string | null> {
  const sql = 'SELECT hash FROM history WHERE report_id = ? AND version = ?';
  const rows = (await tx.query(sql, [reportId, version])) as { hash: string | null }[];
  return rows[0]?.hash ?? null;
}
