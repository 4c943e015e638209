// Each report and assignment as it has been counted: read at the beginning of a batch, written at its end.
import type { EntityManager } from 'typeorm';
import { readEntries, writeEntries } from '../domain/cohort';
import type { CountedAssignment } from '../domain/foldAssignments';
import type { Counted, CountedReport } from '../domain/foldReport';
import type { CountedClock } from '../domain/judgeClock';
import { nameOf, type Target } from './generation';
import { upsertRows } from './upsertRows';

/** A statement's list of ids stays under the embedded engine's number of parameters. */
const IDS_A_STATEMENT = 5_000;

const PLACE = ['category_code', 'area_code', 'classification', 'supervision', 'channel'] as const;
export const REPORT_COLUMNS = [
  ...(['status', ...PLACE, 'submitted_day', 'verified_day', 'responded_day', 'answered_day', 'ended_day'] as const),
  ...(['close_reason', 'archive_reason', 'finding', 'rating', 'reopen_count'] as const),
  ...(['verify_due_at', 'verify_day', 'is_verify_settled', 'entries'] as const),
] as const;
export const ASSIGNMENT_COLUMNS = [
  ...(['agency_id', 'role', 'status', ...PLACE, 'assigned_day', 'responded_day', 'answered_day', 'ended_day'] as const),
  ...(['finding', 'is_answered', 'first_due_at', 'first_day', 'is_first_settled'] as const),
  ...(['resolve_due_at', 'resolve_day', 'is_resolve_settled'] as const),
  ...(['first_runs_until', 'resolve_runs_until', 'open_due_day', 'entries'] as const),
] as const;

/** Never change after the first row: left out of an update, their indexes are not written again. */
const FIXED: ReadonlySet<string> = new Set(['agency_id', ...PLACE, 'assigned_day']);
const CHANGING_OF_REPORT = REPORT_COLUMNS.filter((column) => column !== 'submitted_day');
const CHANGING_OF_ASSIGNMENT = ASSIGNMENT_COLUMNS.filter((column) => !FIXED.has(column));

type Value = string | number | null;
type ReportRow = Record<'report_id' | (typeof REPORT_COLUMNS)[number], Value>;
type AssignmentRow = Record<'report_id' | 'assignment_id' | (typeof ASSIGNMENT_COLUMNS)[number], Value>;

const clockValues = ({ dueAt, day, isSettled }: CountedClock): Value[] => [dueAt, day, isSettled ? 1 : 0];

export async function saveCounted({ tx, dialect, generation }: Target, counted: readonly Counted[]): Promise<void> {
  const reports = counted.flatMap(({ report }) => (report === null ? [] : [report]));
  await upsertRows(tx, dialect, {
    table: nameOf('counted_report', generation),
    columns: ['report_id', ...REPORT_COLUMNS],
    rows: reports.map(reportValues),
    tail: dialect.upsertReplace(['report_id'], CHANGING_OF_REPORT),
  });
  await upsertRows(tx, dialect, {
    table: nameOf('counted_assignment', generation),
    columns: ['report_id', 'assignment_id', ...ASSIGNMENT_COLUMNS],
    rows: counted.flatMap(({ assignments }) => assignments).map(assignmentValues),
    tail: dialect.upsertReplace(['report_id', 'assignment_id'], CHANGING_OF_ASSIGNMENT),
  });
}

function reportValues(row: CountedReport): Value[] {
  return [
    ...[row.reportId, row.status, row.categoryCode, row.areaCode, row.classification, row.supervision, row.channel],
    ...[row.submittedDay, row.verifiedDay, row.respondedDay, row.answeredDay, row.endedDay],
    ...[row.closeReason, row.archiveReason, row.finding, row.rating, row.reopenCount],
    ...[...clockValues(row.verify), writeEntries(row.entries)],
  ];
}

function assignmentValues(row: CountedAssignment): Value[] {
  return [
    ...[row.reportId, row.assignmentId, row.agencyId, row.role, row.status, row.categoryCode, row.areaCode],
    ...[row.classification, row.supervision, row.channel],
    ...[row.assignedDay, row.respondedDay, row.answeredDay, row.endedDay, row.finding, row.isAnswered ? 1 : 0],
    ...[...clockValues(row.firstResponse), ...clockValues(row.resolve)],
    ...[row.running.firstResponse, row.running.resolve, row.openDueDay, writeEntries(row.entries)],
  ];
}

/** By report: how it and its assignments have been counted so far. */
export async function readCounted(
  { tx, generation }: Target,
  reportIds: readonly string[],
): Promise<Map<string, Counted>> {
  const found = new Map<string, Counted & { assignments: CountedAssignment[] }>();
  for (let from = 0; from < reportIds.length; from += IDS_A_STATEMENT) {
    const ids = reportIds.slice(from, from + IDS_A_STATEMENT);
    const reports = await readByReport<ReportRow>(tx, nameOf('counted_report', generation), ids);
    const assignments = await readByReport<AssignmentRow>(tx, nameOf('counted_assignment', generation), ids);
    for (const row of reports) found.set(String(row.report_id), { report: toReport(row), assignments: [] });
    for (const row of assignments) {
      const id = String(row.report_id);
      const counted = found.get(id) ?? { report: null, assignments: [] };
      found.set(id, counted);
      counted.assignments.push(toAssignment(row));
    }
  }
  return found;
}

function readByReport<R>(tx: EntityManager, table: string, ids: readonly string[]): Promise<R[]> {
  return tx.query(`SELECT * FROM ${table} WHERE report_id IN (${ids.map(() => '?').join(', ')})`, [...ids]) as Promise<
    R[]
  >;
}

const textOf = (value: Value): string | null => (value === null ? null : String(value));
const numberOf = (value: Value): number | null => (value === null ? null : Number(value));

function clockOf(dueAt: Value, day: Value, isSettled: Value): CountedClock {
  return { dueAt: numberOf(dueAt), day: textOf(day), isSettled: Number(isSettled) === 1 };
}

function placeOf(row: Record<(typeof PLACE)[number], Value>) {
  return {
    categoryCode: String(row.category_code),
    areaCode: textOf(row.area_code),
    classification: String(row.classification),
    supervision: textOf(row.supervision),
    channel: String(row.channel),
  };
}

function toReport(row: ReportRow): CountedReport {
  return {
    reportId: String(row.report_id),
    status: String(row.status),
    ...placeOf(row),
    submittedDay: String(row.submitted_day),
    verifiedDay: textOf(row.verified_day),
    respondedDay: textOf(row.responded_day),
    answeredDay: textOf(row.answered_day),
    endedDay: textOf(row.ended_day),
    closeReason: textOf(row.close_reason),
    archiveReason: textOf(row.archive_reason),
    finding: textOf(row.finding),
    rating: numberOf(row.rating),
    reopenCount: Number(row.reopen_count),
    verify: clockOf(row.verify_due_at, row.verify_day, row.is_verify_settled),
    entries: readEntries(String(row.entries)),
  };
}

function toAssignment(row: AssignmentRow): CountedAssignment {
  return {
    reportId: String(row.report_id),
    assignmentId: String(row.assignment_id),
    agencyId: String(row.agency_id),
    role: String(row.role),
    status: String(row.status),
    ...placeOf(row),
    assignedDay: String(row.assigned_day),
    respondedDay: textOf(row.responded_day),
    answeredDay: textOf(row.answered_day),
    endedDay: textOf(row.ended_day),
    finding: textOf(row.finding),
    isAnswered: Number(row.is_answered) === 1,
    firstResponse: clockOf(row.first_due_at, row.first_day, row.is_first_settled),
    resolve: clockOf(row.resolve_due_at, row.resolve_day, row.is_resolve_settled),
    running: { firstResponse: numberOf(row.first_runs_until), resolve: numberOf(row.resolve_runs_until) },
    openDueDay: textOf(row.open_due_day),
    entries: readEntries(String(row.entries)),
  };
}
