// The statements that write what one transition changed: one a table, whatever the number of assignments and clocks.
import type { EntityManager } from 'typeorm';
import { listInserts } from '../../../platform/db/bulkInsert';
import type { Dialect, Statement } from '../../../platform/db/dialect';
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
import { REPORT_TERMS, toTermsRow } from './reportTerms';

/** `logged` are the columns of the case log: its head, and the salt of the report's texts where they are new. */
export function listReportInserts(
  tx: EntityManager,
  content: ReportContent,
  state: CaseState,
  logged: Columns,
): Statement[] {
  const { submittedAt } = state;
  const columns = { ...reportContentColumns(content, submittedAt), ...reportStateColumns(content, state, submittedAt) };
  return [
    ...listRowInserts(tx, 'report', [{ ...columns, ...logged }]),
    ...listRowInserts(tx, REPORT_TERMS.name, [toTermsRow(content)]),
  ];
}

export interface ReportUpdate {
  readonly content: ReportContent;
  readonly change: CaseChange;
  readonly logged: Columns;
}

/** Compare-and-set on the version that the change was decided on. It touches no row: somebody was faster. */
export function buildReportUpdate({ content, change, logged }: ReportUpdate): Statement {
  const columns = { ...reportStateColumns(content, change.after, change.at), ...logged };
  const names = Object.keys(columns);
  return {
    sql: `UPDATE report SET ${names.map((name) => `\`${name}\` = ?`).join(', ')} WHERE id = ? AND version = ?`,
    parameters: [...Object.values(columns), content.id, change.before?.version ?? 0],
  };
}

/** All assignments of the report: each carries its report's status, category and next due date for the inbox. */
export function listAssignmentUpserts(
  tx: EntityManager,
  dialect: Dialect,
  content: ReportContent,
  state: CaseState,
): Statement[] {
  const of = { reportId: content.id, categoryCode: content.categoryCode, state };
  const rows = state.assignments.map((assignment) => assignmentColumns(assignment, of));
  return listUpserts(tx, dialect, 'assignment', ['id'], rows);
}

export function listClockUpserts(
  tx: EntityManager,
  dialect: Dialect,
  reportId: string,
  change: CaseChange,
): Statement[] {
  const rows = change.clocks.map(({ after }) => clockColumns(after, reportId));
  return listUpserts(tx, dialect, 'clock', ['report_id', 'seq'], rows);
}

/** Old and new due dates of the clocks that the step moved. */
export function listDueChangeInserts(tx: EntityManager, reportId: string, change: CaseChange): Statement[] {
  const { version } = change.after;
  const rows = listMovedDues(change).map((moved) => dueChangeColumns(moved, { reportId, version }));
  return listRowInserts(tx, 'due_change', rows);
}

export async function insertRows(tx: EntityManager, table: string, rows: readonly Columns[]): Promise<void> {
  for (const { sql, parameters } of listRowInserts(tx, table, rows)) await tx.query(sql, [...parameters]);
}

function listUpserts(
  tx: EntityManager,
  dialect: Dialect,
  table: string,
  key: readonly string[],
  rows: readonly Columns[],
): Statement[] {
  const columns = Object.keys(rows[0] ?? {}).filter((name) => !key.includes(name));
  return listRowInserts(tx, table, rows, dialect.upsertReplace(key, columns));
}

/** `tail` ends the statement, for what is there already. */
export function listRowInserts(tx: EntityManager, table: string, rows: readonly Columns[], tail = ''): Statement[] {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return [];
  return listInserts(tx, { table, columns, rows: rows.map((row) => Object.values(row)), tail });
}
