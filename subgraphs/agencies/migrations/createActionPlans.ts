// Action plans (rencana aksi): plans, their items, what was reported of each quarter, and who changed what.
import { createTablesMigration, enumColumn, type TableDefinition } from '../../../platform/db/ddl';
import { idempotencyTable } from '../../../platform/idempotency';

const STATUSES = ['DRAFT', 'SUBMITTED', 'APPROVED', 'REPORTED'];
const PILLARS = ['GOVERNANCE', 'PEOPLE', 'SYSTEM_INTEGRATION', 'SOCIALISATION', 'DATA_USE', 'MONITORING'];

/** `agency_code` and `agency_kind` never change for an agency: lists are ordered and filtered by them along an index. */
const planTable: TableDefinition = {
  name: 'action_plan',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    agency_code: `${t.code(32)} NOT NULL`,
    agency_kind: `${t.code(32)} NOT NULL`,
    year: `${t.int} NOT NULL`,
    status: enumColumn(t, 'status', STATUSES),
    decree_number: `${t.line(120)} NULL`,
    return_remark: `${t.text} NULL`,
    version: `${t.int} NOT NULL`,
    created_at: `${t.bigint} NOT NULL`,
    updated_at: `${t.bigint} NOT NULL`,
    submitted_at: `${t.bigint} NULL`,
    approved_at: `${t.bigint} NULL`,
    reported_at: `${t.bigint} NULL`,
  }),
  primaryKey: ['id'],
  unique: { action_plan_agency: ['agency_id', 'year'] },
  indexes: {
    action_plan_year: ['year DESC', 'agency_code'],
    action_plan_status: ['status', 'year DESC', 'agency_code'],
    action_plan_kind: ['agency_kind', 'year DESC', 'agency_code'],
  },
};

/** Amounts in thousandths; `progress` in ten-thousandths, of the last quarter with a target and an actual. */
const itemTable: TableDefinition = {
  name: 'action_plan_item',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    plan_id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    year: `${t.int} NOT NULL`,
    place: `${t.int} NOT NULL`,
    pillar: enumColumn(t, 'pillar', PILLARS),
    activity: `${t.text} NOT NULL`,
    indicator: `${t.line(300)} NOT NULL`,
    measure: `${t.code(32)} NULL`,
    unit_of_measure: `${t.line(60)} NOT NULL`,
    direction: enumColumn(t, 'direction', ['HIGHER_IS_BETTER', 'LOWER_IS_BETTER']),
    baseline: `${t.bigint} NULL`,
    target: `${t.bigint} NOT NULL`,
    target_q1: `${t.bigint} NULL`,
    target_q2: `${t.bigint} NULL`,
    target_q3: `${t.bigint} NULL`,
    target_q4: `${t.bigint} NULL`,
    responsible_unit_id: `${t.id} NULL`,
    progress: `${t.int} NULL`,
  }),
  primaryKey: ['id'],
  unique: { action_plan_item_place: ['plan_id', 'place'] },
  indexes: { action_plan_item_pillar: ['plan_id', 'pillar', 'measure', 'progress'] },
};

const actualTable: TableDefinition = {
  name: 'action_plan_actual',
  columns: (t) => ({
    item_id: `${t.id} NOT NULL`,
    quarter: `${t.int} NOT NULL`,
    amount: `${t.bigint} NULL`,
    evidence_note: `${t.text} NULL`,
    evidence_links: `${t.json} NOT NULL`,
    reported_at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['item_id', 'quarter'],
};

/** One row for each version of a plan: who did what, when. */
const historyTable: TableDefinition = {
  name: 'action_plan_history',
  columns: (t) => ({
    plan_id: `${t.id} NOT NULL`,
    version: `${t.int} NOT NULL`,
    action: `${t.code(32)} NOT NULL`,
    at: `${t.bigint} NOT NULL`,
    actor_id: `${t.id} NOT NULL`,
    actor_relation: `${t.code(32)} NOT NULL`,
    from_status: `${t.code(32)} NULL`,
    to_status: `${t.code(32)} NOT NULL`,
    item_id: `${t.id} NULL`,
    quarter: `${t.int} NULL`,
    changes: `${t.json} NOT NULL`,
    remark: `${t.text} NULL`,
  }),
  primaryKey: ['plan_id', 'version'],
};

export const CreateActionPlans = createTablesMigration('CreateActionPlans1764200000000', [
  ...[planTable, itemTable, actualTable, historyTable],
  idempotencyTable,
]);
