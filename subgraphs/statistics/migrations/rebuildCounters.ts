// New measures and dimensions, counters in the order in which they are read, cases by when they began to wait, facts for
// crossing, quarantine. The counters are emptied and counted anew: the logs of reports and agencies hold every event there was.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTableSql, dialectOfRunner, enumColumn, type TableDefinition } from '../../../platform/db/ddl';
import { quote, type ColumnTypes } from '../../../platform/db/dialect';

const DIMENSIONS = ['NATION', 'AGENCY', 'AREA', 'CATEGORY', 'CLASSIFICATION', 'CHANNEL', 'ROLE'];
const MEASURES = [
  ...['received', 'opened', 'ended', 'verified', 'archived', 'merged', 'withdrawn', 'disposed', 'followed_up'],
  ...['responded', 'closed', 'reopened', 'returned'],
  ...['first_response_due', 'first_response_met', 'resolve_due', 'resolve_met', 'verify_due', 'verify_met'],
  ...['auto_closed', 'rating_sum', 'rating_count'],
  ...['archived_unclear', 'archived_too_general', 'archived_not_government', 'archived_out_of_scope'],
  ...['archived_spam', 'archived_personal_data', 'archived_not_completed'],
  ...['finding_standard_breach', 'finding_negligence', 'finding_information_gap', 'finding_service_improved'],
  ...['finding_not_substantiated', 'older_15', 'older_31', 'older_61', 'older_91'],
];

const dimensionColumn = (t: ColumnTypes): string => enumColumn(t, 'dimension', DIMENSIONS);
const memberColumn = (t: ColumnTypes): string => `${t.code(64)} NOT NULL`;
const countColumns = (t: ColumnTypes): Record<string, string> =>
  Object.fromEntries(MEASURES.map((measure) => [measure, `${t.int} NOT NULL`]));

/** Read for weeks and days; by day first, so that all members of a day lie together and a batch writes few pages. */
const dailyCountTable: TableDefinition = {
  name: 'daily_count',
  columns: (t) => ({
    ...{ dimension: dimensionColumn(t), day: `${t.day} NOT NULL`, member: memberColumn(t) },
    ...countColumns(t),
  }),
  primaryKey: ['dimension', 'day', 'member'],
};

/**
 * By 'YYYY-MM', of clocks only those judged before `settled_day`; and in the row 'now' all that was ever opened and ended,
 * and what is overdue. All members of a month lie together, and a member's month is a row.
 */
const monthlyCountTable: TableDefinition = {
  name: 'monthly_count',
  columns: (t) => ({
    ...{ dimension: dimensionColumn(t), month: `${t.code(7)} NOT NULL`, member: memberColumn(t) },
    ...{ ...countColumns(t), overdue: `${t.int} NOT NULL` },
  }),
  primaryKey: ['dimension', 'month', 'member'],
};

/** Open cases by the day on which the nearest of their running clocks is due. */
const openDueTable: TableDefinition = {
  name: 'open_due',
  columns: (t) => ({
    ...{ dimension: dimensionColumn(t), due_day: `${t.day} NOT NULL`, member: memberColumn(t) },
    open_count: `${t.int} NOT NULL`,
  }),
  primaryKey: ['dimension', 'due_day', 'member'],
};

/** Cases by the month in which they began to wait; how `counts` is written says domain/cohort.ts. */
const cohortCountTable: TableDefinition = {
  name: 'cohort_count',
  columns: (t) => ({
    dimension: dimensionColumn(t),
    measure: enumColumn(t, 'measure', ['VERIFY', 'RESPOND', 'RESOLVE', 'OPEN']),
    month: `${t.code(7)} NOT NULL`,
    member: memberColumn(t),
    counts: `${t.code(4000)} NOT NULL`,
  }),
  primaryKey: ['dimension', 'measure', 'month', 'member'],
};

const placeColumns = (t: ColumnTypes): Record<string, string> => ({
  category_code: `${t.code(64)} NOT NULL`,
  area_code: `${t.code(16)} NULL`,
  classification: `${t.code(32)} NOT NULL`,
  supervision: `${t.code(32)} NULL`,
  channel: `${t.code(32)} NOT NULL`,
});

/** Each report as it was counted: what crossings are counted from, and what is taken back when it changes. */
const countedReportTable: TableDefinition = {
  name: 'counted_report',
  columns: (t) => ({
    ...{ report_id: `${t.id} NOT NULL`, status: `${t.code(32)} NOT NULL`, ...placeColumns(t) },
    submitted_day: `${t.day} NOT NULL`,
    ...Object.fromEntries(
      ['verified_day', 'responded_day', 'answered_day', 'ended_day'].map((c) => [c, `${t.day} NULL`]),
    ),
    ...Object.fromEntries(['close_reason', 'archive_reason', 'finding'].map((c) => [c, `${t.code(32)} NULL`])),
    ...{ rating: `${t.int} NULL`, reopen_count: `${t.int} NOT NULL` },
    ...{ verify_due_at: `${t.bigint} NULL`, verify_day: `${t.day} NULL`, is_verify_settled: `${t.bool} NOT NULL` },
    entries: `${t.code(64)} NOT NULL`,
  }),
  primaryKey: ['report_id'],
  indexes: { counted_report_day: ['submitted_day'] },
};

const countedAssignmentTable: TableDefinition = {
  name: 'counted_assignment',
  columns: (t) => ({
    ...{ report_id: `${t.id} NOT NULL`, assignment_id: `${t.id} NOT NULL`, agency_id: `${t.id} NOT NULL` },
    ...{ role: `${t.code(16)} NOT NULL`, status: `${t.code(16)} NOT NULL`, ...placeColumns(t) },
    assigned_day: `${t.day} NOT NULL`,
    ...Object.fromEntries(['responded_day', 'answered_day', 'ended_day'].map((column) => [column, `${t.day} NULL`])),
    ...{ finding: `${t.code(32)} NULL`, is_answered: `${t.bool} NOT NULL` },
    ...{ first_due_at: `${t.bigint} NULL`, first_day: `${t.day} NULL`, is_first_settled: `${t.bool} NOT NULL` },
    ...{ resolve_due_at: `${t.bigint} NULL`, resolve_day: `${t.day} NULL`, is_resolve_settled: `${t.bool} NOT NULL` },
    ...{ first_runs_until: `${t.bigint} NULL`, resolve_runs_until: `${t.bigint} NULL`, open_due_day: `${t.day} NULL` },
    entries: `${t.code(64)} NOT NULL`,
  }),
  primaryKey: ['report_id', 'assignment_id'],
  indexes: {
    counted_assignment_day: ['assigned_day'],
    counted_assignment_agency: ['agency_id', 'assigned_day'],
  },
};

/** `settled_day`: clocks that fell due before it are judged, and are in the counters of months. */
const projectionStateTable: TableDefinition = {
  name: 'projection_state',
  columns: (t) => ({ name: `${t.code(32)} NOT NULL`, value: `${t.code(64)} NOT NULL` }),
  primaryKey: ['name'],
};

/** Events that could not be counted: kept aside, so that the others flow. */
const poisonEventTable: TableDefinition = {
  name: 'poison_event',
  columns: (t) => ({
    ...{ source: `${t.code(32)} NOT NULL`, seq: `${t.bigint} NOT NULL`, event_id: `${t.id} NOT NULL` },
    ...{ at: `${t.bigint} NOT NULL`, reason: `${t.line(500)} NOT NULL`, payload: `${t.json} NOT NULL` },
  }),
  primaryKey: ['source', 'seq'],
};

const REPLACED = [dailyCountTable, monthlyCountTable, openDueTable, countedAssignmentTable];
const ADDED = [cohortCountTable, countedReportTable, projectionStateTable, poisonEventTable];

export class RebuildCounters1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOfRunner(runner);
    for (const { name } of REPLACED) await runner.query(`DROP TABLE ${quote(name)}`);
    for (const table of [...REPLACED, ...ADDED])
      for (const sql of createTableSql(dialect, table)) await runner.query(sql);
    await runner.query('CREATE INDEX `agency_ref_path` ON `agency_ref` (`parent_path`)');
    await runner.query("DELETE FROM `event_cursor` WHERE `source` = 'reports'");
  }

  /** The tables from before held less, in another order: a copy of before the change is restored instead. */
  down(): Promise<void> {
    return Promise.reject(new Error('The counters of before are gone: restore a backup, or go on.'));
  }
}
