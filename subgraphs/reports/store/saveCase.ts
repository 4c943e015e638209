// Writes what one transition changed. One statement a table, whatever the number of assignments and clocks.
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { Dialect } from '../../../platform/db/dialect';
import type { CaseChange, CaseState } from '../domain/caseState';
import {
  assignmentColumns,
  clockColumns,
  reportContentColumns,
  reportStateColumns,
  type Columns,
  type ReportContent,
} from './caseRows';

export async function insertReport(tx: EntityManager, content: ReportContent, state: CaseState): Promise<void> {
  await insertRows(tx, 'report', [
    { ...reportContentColumns(content, state.submittedAt), ...reportStateColumns(content, state, state.submittedAt) },
  ]);
}

/** Compare-and-set on the version that the change was decided on. False: somebody was faster. */
export async function updateReport(
  tx: EntityManager,
  dialect: Dialect,
  content: ReportContent,
  change: CaseChange,
): Promise<boolean> {
  const columns = reportStateColumns(content, change.after, change.at);
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
