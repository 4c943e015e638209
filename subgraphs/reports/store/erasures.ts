// Erasures that users has told of, and what they do to the rows of one report. Called by the job that carries them out.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import { ERASED_TEXT } from '../../../schema/contract/erasedText';
import { eraseFiles } from './attachments';
import { LOGGED_TEXTS, type TextPlace } from './loggedTexts';
import { removeReportTerms } from './reportTerms';

export interface Erasure {
  readonly reporterId: string;
  readonly requestedAt: number;
}

/** What holds words of a report's reporter beyond the logged texts, or files: each joins the transaction of its report. */
export type EraseTexts = (tx: EntityManager, reportId: string) => Promise<unknown>;

export const ERASERS: readonly EraseTexts[] = [
  (tx, reportId) => removeReportTerms(tx, [reportId]),
  (tx, reportId) => eraseFiles(tx, { reportId }),
  // Nobody can take back a note, and it may hold what an institution learned by opening the identity.
  (tx, reportId) => tx.query('UPDATE note SET body = ? WHERE report_id = ?', [ERASED_TEXT, reportId]),
];

export async function queueErasure(tx: EntityManager, dialect: Dialect, erasure: Erasure): Promise<void> {
  const sql = `${dialect.insertIgnore} INTO erasure (reporter_id, requested_at) VALUES (?, ?)`;
  await tx.query(sql, [erasure.reporterId, erasure.requestedAt]);
}

/** The next one behind `after`, in the order of ids. */
export async function findNextErasure(reader: EntityManager, after: string): Promise<Erasure | null> {
  const sql = 'SELECT reporter_id, requested_at FROM erasure WHERE reporter_id > ? ORDER BY reporter_id LIMIT 1';
  const [row] = (await reader.query(sql, [after])) as { reporter_id: string; requested_at: number }[];
  return row === undefined ? null : { reporterId: row.reporter_id, requestedAt: Number(row.requested_at) };
}

/** Some of the person's reports; erased ones are nobody's any more. */
export async function findReportsOf(reader: EntityManager, reporterId: string, limit: number): Promise<string[]> {
  const sql = 'SELECT id FROM report WHERE reporter_id = ? ORDER BY submitted_at, id LIMIT ?';
  return ((await reader.query(sql, [reporterId, limit])) as { id: string }[]).map(({ id }) => id);
}

export async function closeErasure(tx: EntityManager, reporterId: string): Promise<void> {
  await tx.query('DELETE FROM erasure WHERE reporter_id = ?', [reporterId]);
}

/** What they have left on others' reports, and files that hang on nothing: who supported what is gone, how many did stays. */
export async function erasePerson(tx: EntityManager, reporterId: string): Promise<void> {
  await tx.query('DELETE FROM report_support WHERE reporter_id = ?', [reporterId]);
  // Files that they sent and used nowhere, or with somebody else's report.
  await eraseFiles(tx, { reporterId });
}

/** Texts, salts and the person behind them are gone; states, times, places on the map and responses stay. */
export async function eraseReport(tx: EntityManager, reportId: string, at: number): Promise<void> {
  const places: readonly TextPlace[] = Object.values(LOGGED_TEXTS);
  for (const place of places.filter(({ by }) => by === 'REPORTER')) {
    const { table, column, saltColumn, reportColumn, isNullable } = place;
    await tx.query(
      `UPDATE ${table} SET ${column} = ?, ${saltColumn} = NULL WHERE ${reportColumn} = ? AND ${column} IS NOT NULL`,
      [isNullable ? null : ERASED_TEXT, reportId],
    );
  }
  await tx.query('UPDATE report SET reporter_id = NULL, erased_at = ? WHERE id = ?', [at, reportId]);
  for (const erase of ERASERS) await erase(tx, reportId);
}
