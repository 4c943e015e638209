// The tables of statistics: counters by day and month, what is due, what was counted of each assignment, agencies' copy.
import { createTablesMigration, enumColumn, type TableDefinition } from '../../../platform/db/ddl';
import type { ColumnTypes } from '../../../platform/db/dialect';
import { eventCursorTable } from '../../../platform/outbox/tables';
import { seedStateTable } from '../../../platform/subgraph/seedOnce';

const DIMENSIONS = ['NATION', 'AGENCY', 'AREA', 'CATEGORY'];
const MEASURES = [
  ...['received', 'opened', 'ended', 'verified', 'archived', 'merged', 'withdrawn', 'disposed', 'followed_up'],
  ...['responded', 'closed', 'reopened', 'returned'],
  ...['first_response_due', 'first_response_met', 'resolve_due', 'resolve_met'],
];

function memberColumns(t: ColumnTypes): Record<string, string> {
  return { dimension: enumColumn(t, 'dimension', DIMENSIONS), member: `${t.code(64)} NOT NULL` };
}

function counterColumns(t: ColumnTypes): Record<string, string> {
  return Object.fromEntries(MEASURES.map((measure) => [measure, `${t.int} NOT NULL`]));
}

const dailyCountTable: TableDefinition = {
  name: 'daily_count',
  columns: (t) => ({ ...memberColumns(t), day: `${t.day} NOT NULL`, ...counterColumns(t) }),
  primaryKey: ['dimension', 'member', 'day'],
};

/** The same by 'YYYY-MM': what queries read, so that a year costs twelve rows a member at any scale. */
const monthlyCountTable: TableDefinition = {
  name: 'monthly_count',
  columns: (t) => ({ ...memberColumns(t), month: `${t.code(7)} NOT NULL`, ...counterColumns(t) }),
  primaryKey: ['dimension', 'member', 'month'],
};

/** Open cases by the day on which the nearest of their running clocks is due: overdue is what lies before today. */
const openDueTable: TableDefinition = {
  name: 'open_due',
  columns: (t) => ({ ...memberColumns(t), due_day: `${t.day} NOT NULL`, open_count: `${t.int} NOT NULL` }),
  primaryKey: ['dimension', 'member', 'due_day'],
};

/** How each assignment has been counted, so that exactly this can be taken back; no personal data. */
const countedAssignmentTable: TableDefinition = {
  name: 'counted_assignment',
  columns: (t) => ({
    report_id: `${t.id} NOT NULL`,
    assignment_id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    role: `${t.code(16)} NOT NULL`,
    status: `${t.code(16)} NOT NULL`,
    category_code: `${t.code(64)} NOT NULL`,
    area_code: `${t.code(16)} NULL`,
    is_answered: `${t.bool} NOT NULL`,
    first_due_at: `${t.bigint} NULL`,
    first_day: `${t.day} NULL`,
    is_first_settled: `${t.bool} NOT NULL`,
    resolve_due_at: `${t.bigint} NULL`,
    resolve_day: `${t.day} NULL`,
    is_resolve_settled: `${t.bool} NOT NULL`,
    first_runs_until: `${t.bigint} NULL`,
    resolve_runs_until: `${t.bigint} NULL`,
    open_due_day: `${t.day} NULL`,
  }),
  primaryKey: ['report_id', 'assignment_id'],
};

/** Agencies' reference data as last published (`AgencyPublished`). */
const agencyRefTable: TableDefinition = {
  name: 'agency_ref',
  columns: (t) => ({
    agency_id: `${t.id} NOT NULL`,
    code: `${t.code(64)} NOT NULL`,
    parent_path: `${t.code(255)} NOT NULL`,
    agency_kind: `${t.code(32)} NOT NULL`,
    province_code: `${t.code(16)} NULL`,
    is_active: `${t.bool} NOT NULL`,
    connected_since: `${t.bigint} NULL`,
    version: `${t.int} NOT NULL`,
  }),
  primaryKey: ['agency_id'],
  indexes: { agency_ref_code: ['code'] },
};

export const CreateStatistics = createTablesMigration('CreateStatistics1760000000000', [
  dailyCountTable,
  monthlyCountTable,
  openDueTable,
  countedAssignmentTable,
  agencyRefTable,
  eventCursorTable,
  seedStateTable,
]);
