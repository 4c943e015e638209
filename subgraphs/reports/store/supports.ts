// Supports (dukung) of reports: who supports what, once a person, and their number in a few rows a report. No statement here
// touches the report's own row, and a tally is written last: nobody waits for another longer than a commit takes.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import { isOneOf } from './conditions';

export interface SupportKey {
  readonly reportId: string;
  readonly reporterId: string;
}

const SLOTS = 8;

/** Reporters' ids are random, so their first digits spread evenly; the same person always counts in the same row. */
export function slotOf(reporterId: string): number {
  return Number.parseInt(reporterId.slice(0, 2), 16) % SLOTS;
}

/** Nothing happens when they support it already. */
export async function addSupport(tx: EntityManager, dialect: Dialect, key: SupportKey, at: number): Promise<void> {
  const { reportId, reporterId } = key;
  const sql = `${dialect.insertIgnore} INTO report_support (report_id, reporter_id, at) VALUES (?, ?, ?)`;
  if ((await dialect.execute(tx, sql, [reportId, reporterId, at])) === 0) return;
  const tail = dialect.upsertIncrement(['report_id', 'slot'], ['supports']);
  const tally = `INSERT INTO support_tally (report_id, slot, supports) VALUES (?, ?, 1) ${tail}`;
  await tx.query(tally, [reportId, slotOf(reporterId)]);
}

/** False: they did not support it. */
export async function removeSupport(tx: EntityManager, dialect: Dialect, key: SupportKey): Promise<boolean> {
  const { reportId, reporterId } = key;
  const sql = 'DELETE FROM report_support WHERE report_id = ? AND reporter_id = ?';
  if ((await dialect.execute(tx, sql, [reportId, reporterId])) === 0) return false;
  const tally = 'UPDATE support_tally SET supports = supports - 1 WHERE report_id = ? AND slot = ?';
  await tx.query(tally, [reportId, slotOf(reporterId)]);
  return true;
}

export interface SupportCount {
  readonly reportId: string;
  readonly supports: number;
}

export async function countSupports(manager: EntityManager, reportIds: readonly string[]): Promise<SupportCount[]> {
  const { sql, parameters } = isOneOf('report_id', reportIds);
  const rows = (await manager.query(
    `SELECT report_id AS reportId, SUM(supports) AS supports FROM support_tally WHERE ${sql} GROUP BY report_id`,
    [...parameters],
  )) as { reportId: string; supports: number | string }[];
  return rows.map(({ reportId, supports }) => ({ reportId, supports: Number(supports) }));
}

/** Those of the reports that this person supports. */
export async function findSupported(
  manager: EntityManager,
  reportIds: readonly string[],
  reporterId: string,
): Promise<ReadonlySet<string>> {
  const { sql, parameters } = isOneOf('report_id', reportIds);
  const rows = (await manager.query(
    `SELECT report_id AS reportId FROM report_support WHERE ${sql} AND reporter_id = ?`,
    [...parameters, reporterId],
  )) as { reportId: string }[];
  return new Set(rows.map(({ reportId }) => reportId));
}
