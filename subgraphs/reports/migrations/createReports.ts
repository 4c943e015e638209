// The tables of the reports subgraph, portable over both engines. List columns are kept with the rows that lists are
// made of (`assignment.due_sort`, `report.is_public` …): an inbox page reads one index and sorts nothing.
import { createTablesMigration, enumColumn, type TableDefinition } from '../../../platform/db/ddl';
import { idempotencyTable } from '../../../platform/idempotency';
import { eventCursorTable, PUBLISHER_TABLES } from '../../../platform/outbox/tables';
import { seedStateTable } from '../../../platform/subgraph/seedOnce';
import {
  ASSIGNMENT_ROLES,
  ASSIGNMENT_STANDINGS,
  ASSIGNMENT_STATUSES,
  CHANNELS,
  CLASSIFICATIONS,
  CLOCK_KINDS,
  FINDINGS,
  REPORT_STATUSES,
  SUPERVISIONS,
} from '../domain/states';

const ZONES = ['WIB', 'WITA', 'WIT'];

const report: TableDefinition = {
  name: 'report',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    tracking_id: `${t.code(10)} NOT NULL`,
    reporter_id: `${t.id} NULL`,
    submitted_by_client_id: `${t.id} NULL`,
    external_reference: `${t.line(64)} NULL`,
    is_anonymous: `${t.bool} NOT NULL`,
    is_confidential: `${t.bool} NOT NULL`,
    title: `${t.line(200)} NOT NULL`,
    body: `${t.text} NOT NULL`,
    classification: enumColumn(t, 'classification', CLASSIFICATIONS),
    supervision: enumColumn(t, 'supervision', SUPERVISIONS, true),
    category_code: `${t.code(64)} NOT NULL`,
    area_code: `${t.code(16)} NULL`,
    province_code: `${t.code(2)} NULL`,
    incident_date: `${t.day} NULL`,
    incident_place: `${t.line(500)} NULL`,
    channel: enumColumn(t, 'channel', CHANNELS),
    target_agency_id: `${t.id} NULL`,
    lead_agency_id: `${t.id} NULL`,
    status: enumColumn(t, 'status', REPORT_STATUSES),
    has_reply: `${t.bool} NOT NULL`,
    submitted_at: `${t.bigint} NOT NULL`,
    verified_at: `${t.bigint} NULL`,
    first_responded_at: `${t.bigint} NULL`,
    answered_at: `${t.bigint} NULL`,
    closed_at: `${t.bigint} NULL`,
    close_reason: `${t.code(32)} NULL`,
    rating: `${t.int} NULL`,
    reopen_count: `${t.int} NOT NULL`,
    version: `${t.int} NOT NULL`,
    updated_at: `${t.bigint} NOT NULL`,
    is_public: `${t.bool} NOT NULL`,
    due_at: `${t.bigint} NULL`,
    due_clock: enumColumn(t, 'due_clock', CLOCK_KINDS, true),
    due_sort: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['id'],
  unique: { report_tracking_id: ['tracking_id'] },
  indexes: {
    report_public_newest: ['is_public', 'submitted_at', 'id'],
    report_public_agency_newest: ['is_public', 'lead_agency_id', 'submitted_at', 'id'],
    report_public_status_newest: ['is_public', 'status', 'submitted_at', 'id'],
    report_public_category_newest: ['is_public', 'category_code', 'submitted_at', 'id'],
    report_public_area_newest: ['is_public', 'area_code', 'submitted_at', 'id'],
    report_public_province_newest: ['is_public', 'province_code', 'submitted_at', 'id'],
    report_status_due: ['status', 'due_sort', 'id'],
    report_status_newest: ['status', 'submitted_at', 'id'],
    report_target_status_due: ['target_agency_id', 'status', 'due_sort', 'id'],
    report_target_status_newest: ['target_agency_id', 'status', 'submitted_at', 'id'],
    report_reporter_newest: ['reporter_id', 'submitted_at', 'id'],
  },
};

const assignment: TableDefinition = {
  name: 'assignment',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    report_id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    unit_id: `${t.id} NULL`,
    zone: enumColumn(t, 'zone', ZONES),
    role: enumColumn(t, 'role', ASSIGNMENT_ROLES),
    status: enumColumn(t, 'status', ASSIGNMENT_STATUSES),
    ended_from: enumColumn(t, 'ended_from', ASSIGNMENT_STATUSES, true),
    assigned_at: `${t.bigint} NOT NULL`,
    accepted_at: `${t.bigint} NULL`,
    first_responded_at: `${t.bigint} NULL`,
    answered_at: `${t.bigint} NULL`,
    ended_at: `${t.bigint} NULL`,
    // kept with the row for the inbox
    standing: enumColumn(t, 'standing', ASSIGNMENT_STANDINGS),
    report_status: enumColumn(t, 'report_status', REPORT_STATUSES),
    category_code: `${t.code(64)} NOT NULL`,
    submitted_at: `${t.bigint} NOT NULL`,
    due_at: `${t.bigint} NULL`,
    due_sort: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['id'],
  indexes: {
    assignment_report: ['report_id', 'assigned_at', 'id'],
    assignment_inbox_due: ['agency_id', 'standing', 'due_sort', 'id'],
    assignment_inbox_newest: ['agency_id', 'standing', 'submitted_at', 'report_id'],
    assignment_status_due: ['agency_id', 'report_status', 'standing', 'due_sort', 'id'],
    assignment_status_newest: ['agency_id', 'report_status', 'standing', 'submitted_at', 'report_id'],
    assignment_unit_due: ['agency_id', 'unit_id', 'standing', 'due_sort', 'id'],
  },
};

const clock: TableDefinition = {
  name: 'clock',
  columns: (t) => ({
    report_id: `${t.id} NOT NULL`,
    seq: `${t.int} NOT NULL`,
    kind: enumColumn(t, 'kind', CLOCK_KINDS),
    assignment_id: `${t.id} NULL`,
    zone: enumColumn(t, 'zone', ZONES),
    policy: `${t.code(64)} NOT NULL`,
    rule: `${t.code(64)} NOT NULL`,
    started_at: `${t.bigint} NOT NULL`,
    due_at: `${t.bigint} NOT NULL`,
    stopped_at: `${t.bigint} NULL`,
    paused_at: `${t.bigint} NULL`,
    remaining_days: `${t.int} NULL`,
  }),
  primaryKey: ['report_id', 'seq'],
};

const history: TableDefinition = {
  name: 'history',
  columns: (t) => ({
    report_id: `${t.id} NOT NULL`,
    version: `${t.int} NOT NULL`,
    id: `${t.id} NOT NULL`,
    at: `${t.bigint} NOT NULL`,
    action: `${t.code(32)} NOT NULL`,
    from_status: enumColumn(t, 'from_status', REPORT_STATUSES, true),
    to_status: enumColumn(t, 'to_status', REPORT_STATUSES),
    actor_role: `${t.code(32)} NOT NULL`,
    actor_agency_id: `${t.id} NULL`,
    actor_operator_id: `${t.id} NULL`,
    actor_client_id: `${t.id} NULL`,
    assignment_id: `${t.id} NULL`,
    reason: `${t.code(32)} NULL`,
  }),
  primaryKey: ['report_id', 'version'],
};

const response: TableDefinition = {
  name: 'response',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    report_id: `${t.id} NOT NULL`,
    assignment_id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    author_operator_id: `${t.id} NULL`,
    author_client_id: `${t.id} NULL`,
    body: `${t.text} NOT NULL`,
    finding: enumColumn(t, 'finding', FINDINGS),
    published_at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['id'],
  indexes: { response_report: ['report_id', 'published_at', 'id'] },
};

const reply: TableDefinition = {
  name: 'reply',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    report_id: `${t.id} NOT NULL`,
    body: `${t.text} NOT NULL`,
    at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['id'],
  indexes: { reply_report: ['report_id', 'at', 'id'] },
};

const category: TableDefinition = {
  name: 'category',
  columns: (t) => ({
    code: `${t.code(64)} NOT NULL`,
    id: `${t.id} NOT NULL`,
    parent_code: `${t.code(64)} NULL`,
    name: `${t.line(200)} NOT NULL`,
    position: `${t.int} NOT NULL`,
    valid_from: `${t.day} NULL`,
    valid_until: `${t.day} NULL`,
  }),
  primaryKey: ['code'],
  unique: { category_id: ['id'] },
  indexes: { category_parent: ['parent_code', 'position', 'code'] },
};

const agencyRef: TableDefinition = {
  name: 'agency_ref',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    code: `${t.code(64)} NOT NULL`,
    parent_path: `${t.text} NOT NULL`,
    kind: `${t.code(32)} NOT NULL`,
    zone: enumColumn(t, 'zone', ZONES),
    area_code: `${t.code(16)} NULL`,
    is_active: `${t.bool} NOT NULL`,
    connected_since: `${t.bigint} NULL`,
    version: `${t.int} NOT NULL`,
  }),
  primaryKey: ['id'],
};

export const CreateReports = createTablesMigration('CreateReports1763942400000', [
  report,
  assignment,
  clock,
  history,
  response,
  reply,
  category,
  agencyRef,
  idempotencyTable,
  eventCursorTable,
  ...PUBLISHER_TABLES,
  seedStateTable,
]);
