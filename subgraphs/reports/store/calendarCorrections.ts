// Corrections of calendars, and how far the due dates have been counted anew after each. Written by `app/correctCalendar.ts`,
// followed by `jobs/recountDueDates.ts`.
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/db/database';
import { recountFrom, type CalendarCorrection } from '../domain/calendarCorrection';
import { insertRows } from './saveCase';

export interface NewCorrection {
  readonly id: string;
  readonly correction: CalendarCorrection;
  /** Of the year, after it. */
  readonly version: number;
  readonly at: number;
  readonly operatorId: string;
  /** In their order; none: nothing has to be counted. */
  readonly changedDays: readonly string[];
  readonly notBefore: number;
}

/** The last clock that was looked at: all before it in (due date, report) are done. */
export interface RecountCursor {
  readonly afterDueAt: number;
  readonly afterReportId: string;
}

export interface OpenCorrection extends RecountCursor {
  readonly id: string;
  readonly at: number;
  readonly firstDay: string;
  /** 1, 2, …: cases that failed are tried again by another pass. */
  readonly pass: number;
  readonly failed: number;
}

export interface RecountProgress extends RecountCursor {
  readonly checked: number;
  readonly moved: number;
  readonly failed: number;
}

export async function insertCorrection(tx: EntityManager, entry: NewCorrection): Promise<void> {
  const { id, correction, version, at, operatorId, changedDays, notBefore } = entry;
  const firstDay = changedDays[0] ?? null;
  await insertRows(tx, 'calendar_correction', [
    {
      ...{ id, year: correction.year, version, at, operator_id: operatorId },
      ...{ added: JSON.stringify(correction.add), removed: JSON.stringify(correction.remove) },
      ...{ first_day: firstDay, last_day: changedDays.at(-1) ?? null },
      ...{ is_done: firstDay === null ? 1 : 0, not_before: notBefore, pass: 1 },
      ...{ after_due_at: firstDay === null ? 0 : recountFrom(firstDay, at), after_report_id: '' },
      ...{ checked: 0, moved: 0, failed: 0, finished_at: firstDay === null ? at : null },
    },
  ]);
}

/** The one to go on with: one look along `calendar_correction_open`. */
export async function findOpenCorrection({ reader }: Database, now: number): Promise<OpenCorrection | null> {
  const rows = (await reader.query(
    `SELECT id, at, first_day, pass, failed, after_due_at, after_report_id FROM calendar_correction
     WHERE is_done = 0 AND not_before <= ? ORDER BY not_before, at LIMIT 1`,
    [now],
  )) as Record<string, string | number>[];
  const row = rows[0];
  if (row === undefined) return null;
  return {
    ...{ id: String(row.id), at: Number(row.at), firstDay: String(row.first_day) },
    ...{ pass: Number(row.pass), failed: Number(row.failed) },
    ...{ afterDueAt: Number(row.after_due_at), afterReportId: String(row.after_report_id) },
  };
}

/** Adds to the counts. Committed with the effect itself, so that neither is there without the other. */
export async function saveProgress(tx: EntityManager, id: string, progress: RecountProgress): Promise<void> {
  const { afterDueAt, afterReportId, checked, moved, failed } = progress;
  await tx.query(
    `UPDATE calendar_correction SET after_due_at = ?, after_report_id = ?, checked = checked + ?, moved = moved + ?,
     failed = failed + ? WHERE id = ?`,
    [afterDueAt, afterReportId, checked, moved, failed, id],
  );
}

export async function finishCorrection(tx: EntityManager, id: string, at: number): Promise<void> {
  await tx.query('UPDATE calendar_correction SET is_done = 1, finished_at = ? WHERE id = ?', [at, id]);
}

/** From the beginning, later: for those that failed. */
export async function restartCorrection(
  tx: EntityManager,
  { id, firstDay, at, pass }: OpenCorrection,
  notBefore: number,
): Promise<void> {
  await tx.query(
    `UPDATE calendar_correction SET pass = ?, failed = 0, after_due_at = ?, after_report_id = '', not_before = ?
     WHERE id = ?`,
    [pass + 1, recountFrom(firstDay, at), notBefore, id],
  );
}
