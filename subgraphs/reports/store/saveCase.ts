// Writes what one transition changed. One statement a table, whatever the number of assignments and clocks.
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { Dialect } from '../../../platform/db/dialect';
import type { CaseChange, CaseState } from '../domain/caseState';
import { listMovedDues } from '../domain/dueChange';
import {
  assignmentColumns,
  clockColumns,
  dueChangeColumns,
  reportContentColumns,
  reportStateColumns,
  type Columns,
  type ReportContent,
} from './caseRows';
import { insertReportTerms } from './reportTerms';

/** `logged` are the columns of the case log: its head, and the salt of the report's texts where they are new. */
export async function insertReport(
  tx: EntityManager,
  content: ReportContent,
  state: CaseState,
  logged: Columns,
): Promise<void> {
  const { submittedAt } = state;
  await insertRows(tx, 'report', [
    { ...reportContentColumns(content, submittedAt), ...reportStateColumns(content, state, submittedAt), ...logged },
  ]);
  await insertReportTerms(tx, content);
}

export interface ReportUpdate {
  readonly content: ReportContent;
  readonly change: CaseChange;
  readonly logged: Columns;
}

/** Compare-and-set on the version that the change was decided on. False: somebody was faster. */
export async function updateReport(
  tx: EntityManager,
  dialect: Dialect,
  { content, change, logged }: ReportUpdate,
): Promise<boolean> {
  const columns = { ...reportStateColumns(content, change.after, change.at), ...logged };
  const names = Object.keys(columns);
  const touched = await dialect.execute(
    tx,
    `UPDATE report SET ${names.map((name) => `\`${name}\` = ?`).join(', ')} WHERE id = ? AND version = ?`,
    [...Object.values(columns), content.id, change.before?.version ?? 0],
  );
  return touched === 1;
}

/** All assignments of the report: each carries its report's status, category and next due date for the inbox. */
export async function saveAssignments(
  tx: EntityManager,
  dialect: Dialect,
  content: ReportContent,
  state: CaseState,
): Promise<void> {
  const of = { reportId: content.id, categoryCode: content.categoryCode, state };
  await upsertRows(
    tx,
    dialect,
    'assignment',
    ['id'],
    state.assignments.map((assignment) => assignmentColumns(assignment, of)),
  );
}

export async function saveClocks(
  tx: EntityManager,
  dialect: Dialect,
  reportId: string,
  change: CaseChange,
): Promise<void> {
  await upsertRows(
    tx,
    dialect,
    'clock',
    ['report_id', 'seq'],
    change.clocks.map(({ after }) => clockColumns(after, reportId)),
  );
}

/** Old and new due dates of the clocks that the step moved. */
export async function insertDueChanges(tx: EntityManager, reportId: string, change: CaseChange): Promise<void> {
  const { version } = change.after;
  const rows = listMovedDues(change).map((moved) => dueChangeColumns(moved, { reportId, version }));
  await insertRows(tx, 'due_change', rows);
}

export async function insertRows(tx: EntityManager, table: string, rows: readonly Columns[]): Promise<void> {
  await writeRows(tx, table, rows, '');
}

async function upsertRows(
  tx: EntityManager,
  dialect: Dialect,
  table: string,
  key: readonly string[],
  rows: readonly Columns[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((name) => !key.includes(name));
  await writeRows(tx, table, rows, dialect.upsertReplace(key, columns));
}

async function writeRows(tx: EntityManager, table: string, rows: readonly Columns[], tail: string): Promise<void> {
  const first = rows[0];
  if (!first) return;
  await bulkInsert(tx, { table, columns: Object.keys(first), rows: rows.map((row) => Object.values(row)), tail });
}
