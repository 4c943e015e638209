// Writes the projection: counters of a batch in one upsert a table, and how each assignment has been counted.
// Called by the projecting job inside the transaction that moves its cursor.
import type { EntityManager } from 'typeorm';
import { upsertRows } from './upsertRows';
import type { Dialect } from '../../../platform/db/dialect';
import type { CounterDelta, CounterDeltas } from '../domain/counterDeltas';
import type { CountedAssignment } from '../domain/foldAssignments';
import { MEASURES } from '../domain/measures';

/** Everything that follows from the logs alone. */
export const COUNTER_TABLES = [
  ...['daily_count', 'monthly_count', 'open_due', 'counted_assignment', 'agency_ref', 'event_cursor'],
] as const;

/** A statement's list of ids stays under the embedded engine's number of parameters. */
const IDS_A_STATEMENT = 5_000;

/** The unit of work of a batch; app/ passes it on without knowing how it works. */
export type Transaction = EntityManager;

export async function addCounters(tx: EntityManager, dialect: Dialect, deltas: CounterDeltas): Promise<void> {
  const daily = deltas.listCounters();
  for (const { table, unit, rows } of [
    { table: 'daily_count', unit: 'day', rows: daily },
    { table: 'monthly_count', unit: 'month', rows: sumByMonth(daily) },
  ]) {
    await upsertRows(tx, dialect, {
      table,
      columns: ['dimension', 'member', unit, ...MEASURES],
      rows: sortByKey(rows).map(({ dimension, member, day, values }) => [dimension, member, day, ...values]),
      tail: dialect.upsertIncrement(['dimension', 'member', unit], MEASURES),
    });
  }
  await upsertRows(tx, dialect, {
    table: 'open_due',
    columns: ['dimension', 'member', 'due_day', 'open_count'],
    rows: deltas.listDues().map(({ dimension, member, dueDay, by }) => [dimension, member, dueDay, by]),
    tail: dialect.upsertIncrement(['dimension', 'member', 'due_day'], ['open_count']),
  });
}

/** Rows that came to nothing say as much as none; which of them there are depends on how the events fell into batches. */
export async function dropEmptyCounters(tx: EntityManager): Promise<void> {
  const isEmpty = MEASURES.map((measure) => `${measure} = 0`).join(' AND ');
  for (const table of ['daily_count', 'monthly_count']) await tx.query(`DELETE FROM ${table} WHERE ${isEmpty}`);
  await tx.query('DELETE FROM open_due WHERE open_count = 0');
}

/** How far the events of each source are counted, in order of source. */
export async function readCursors(manager: EntityManager): Promise<{ source: string; seq: number }[]> {
  const rows = (await manager.query('SELECT source, seq FROM event_cursor ORDER BY source')) as Record<
    string,
    unknown
  >[];
  return rows.map(({ source, seq }) => ({ source: String(source), seq: Number(seq) }));
}

/** Whether anything was ever counted here. */
export async function hasProjected(manager: EntityManager): Promise<boolean> {
  const rows = (await manager.query('SELECT seq FROM event_cursor WHERE source = ?', ['reports'])) as unknown[];
  return rows.length > 0;
}

function sumByMonth(daily: readonly CounterDelta[]): CounterDelta[] {
  const months = new Map<string, CounterDelta & { values: number[] }>();
  for (const { dimension, member, day, values } of daily) {
    const month = day.slice(0, 7);
    const key = `${dimension} ${member} ${month}`;
    const sum = months.get(key);
    if (sum === undefined) months.set(key, { dimension, member, day: month, values: [...values] });
    else values.forEach((value, index) => (sum.values[index] = (sum.values[index] ?? 0) + value));
  }
  return [...months.values()];
}

/** In the order of the primary key: rows that lie together are written together. */
function sortByKey(rows: readonly CounterDelta[]): CounterDelta[] {
  const keyOf = ({ dimension, member, day }: CounterDelta): string => `${dimension} ${member} ${day}`;
  const keyed = rows.map((row) => ({ key: keyOf(row), row }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
}

const ASSIGNMENT_COLUMNS = [
  ...['agency_id', 'role', 'status', 'category_code', 'area_code', 'is_answered'],
  ...['first_due_at', 'first_day', 'is_first_settled', 'resolve_due_at', 'resolve_day', 'is_resolve_settled'],
  ...['first_runs_until', 'resolve_runs_until', 'open_due_day'],
] as const;

type AssignmentRow = Record<
  'report_id' | 'assignment_id' | (typeof ASSIGNMENT_COLUMNS)[number],
  string | number | null
>;

export async function saveCounted(
  tx: EntityManager,
  dialect: Dialect,
  assignments: readonly CountedAssignment[],
): Promise<void> {
  const flag = (value: boolean): number => (value ? 1 : 0);
  await upsertRows(tx, dialect, {
    table: 'counted_assignment',
    columns: ['report_id', 'assignment_id', ...ASSIGNMENT_COLUMNS],
    rows: assignments.map((row) => [
      ...[row.reportId, row.assignmentId, row.agencyId, row.role, row.status, row.categoryCode, row.areaCode],
      ...[flag(row.isAnswered), row.firstResponse.dueAt, row.firstResponse.day, flag(row.firstResponse.isSettled)],
      ...[row.resolve.dueAt, row.resolve.day, flag(row.resolve.isSettled)],
      ...[row.running.firstResponse, row.running.resolve, row.openDueDay],
    ]),
    tail: dialect.upsertReplace(['report_id', 'assignment_id'], ASSIGNMENT_COLUMNS),
  });
}

/** By report: how its assignments have been counted so far. */
export async function readCounted(
  tx: EntityManager,
  reportIds: readonly string[],
): Promise<Map<string, CountedAssignment[]>> {
  const byReport = new Map<string, CountedAssignment[]>(reportIds.map((id) => [id, []]));
  for (let from = 0; from < reportIds.length; from += IDS_A_STATEMENT) {
    const ids = reportIds.slice(from, from + IDS_A_STATEMENT);
    const rows = (await tx.query(
      `SELECT report_id, assignment_id, ${ASSIGNMENT_COLUMNS.join(', ')} FROM counted_assignment WHERE report_id IN (${ids.map(() => '?').join(', ')}) ORDER BY report_id, assignment_id`,
      ids,
    )) as AssignmentRow[];
    for (const row of rows) byReport.get(String(row.report_id))?.push(toCounted(row));
  }
  return byReport;
}

function toCounted(row: AssignmentRow): CountedAssignment {
  const numberOf = (value: unknown): number | null => (value === null ? null : Number(value));
  const clockOf = (dueAt: unknown, day: unknown, isSettled: unknown) => ({
    dueAt: numberOf(dueAt),
    day: day as string | null,
    isSettled: Number(isSettled) === 1,
  });
  return {
    reportId: String(row.report_id),
    assignmentId: String(row.assignment_id),
    agencyId: String(row.agency_id),
    role: String(row.role),
    status: String(row.status),
    categoryCode: String(row.category_code),
    areaCode: row.area_code as string | null,
    isAnswered: Number(row.is_answered) === 1,
    firstResponse: clockOf(row.first_due_at, row.first_day, row.is_first_settled),
    resolve: clockOf(row.resolve_due_at, row.resolve_day, row.is_resolve_settled),
    running: { firstResponse: numberOf(row.first_runs_until), resolve: numberOf(row.resolve_runs_until) },
    openDueDay: row.open_due_day as string | null,
  };
}
