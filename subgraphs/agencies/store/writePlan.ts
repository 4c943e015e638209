// Writes action plans and their items, always under the lock of the plan. Called by the changing verbs.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import {
  toStoredProgress,
  toThousandths,
  type ActualRow,
  type HistoryRow,
  type ItemRow,
  type ItemTerms,
  type PlanRow,
} from './planRows';

const ITEM_TERMS = [
  ...['pillar', 'activity', 'indicator', 'measure', 'unit_of_measure', 'direction', 'baseline', 'target'],
  ...['target_q1', 'target_q2', 'target_q3', 'target_q4', 'responsible_unit_id'],
];

/** @throws the engine's error of a duplicate key where the institution has a plan of that year */
export function insertPlans(tx: EntityManager, plans: readonly PlanRow[]): Promise<void> {
  return bulkInsert(tx, {
    table: 'action_plan',
    columns: [
      ...['id', 'agency_id', 'agency_code', 'agency_kind', 'year', 'status', 'decree_number', 'return_remark'],
      ...['version', 'created_at', 'updated_at', 'submitted_at', 'approved_at', 'reported_at'],
    ],
    rows: plans.map((plan) => [
      ...[plan.id, plan.agencyId, plan.agencyCode, plan.agencyKind, plan.year, plan.status, plan.decreeNumber],
      ...[plan.returnRemark, plan.version, plan.createdAt, plan.updatedAt],
      ...[plan.submittedAt, plan.approvedAt, plan.reportedAt],
    ]),
  });
}

/** What a change may set of the plan itself. */
export async function updatePlan(tx: EntityManager, plan: PlanRow): Promise<void> {
  const sql =
    'UPDATE action_plan SET status = ?, decree_number = ?, return_remark = ?, version = ?, updated_at = ?, ' +
    'submitted_at = ?, approved_at = ?, reported_at = ? WHERE id = ?';
  await tx.query(sql, [
    ...[plan.status, plan.decreeNumber, plan.returnRemark, plan.version, plan.updatedAt],
    ...[plan.submittedAt, plan.approvedAt, plan.reportedAt, plan.id],
  ]);
}

export function insertItems(tx: EntityManager, items: readonly ItemRow[]): Promise<void> {
  return bulkInsert(tx, {
    table: 'action_plan_item',
    columns: ['id', 'plan_id', 'agency_id', 'year', 'place', ...ITEM_TERMS, 'progress'],
    rows: items.map((item) => [
      ...[item.id, item.planId, item.agencyId, item.year, item.place, ...listTerms(item)],
      toStoredProgress(item.progress),
    ]),
  });
}

export async function updateItem(tx: EntityManager, item: ItemRow): Promise<void> {
  const set = [...ITEM_TERMS, 'progress'].map((column) => `${column} = ?`).join(', ');
  const values = [...listTerms(item), toStoredProgress(item.progress), item.id];
  await tx.query(`UPDATE action_plan_item SET ${set} WHERE id = ?`, values);
}

export async function deleteItem(tx: EntityManager, id: string): Promise<void> {
  await tx.query('DELETE FROM action_plan_actual WHERE item_id = ?', [id]);
  await tx.query('DELETE FROM action_plan_item WHERE id = ?', [id]);
}

export async function saveProgress(tx: EntityManager, id: string, progress: number | null): Promise<void> {
  await tx.query('UPDATE action_plan_item SET progress = ? WHERE id = ?', [toStoredProgress(progress), id]);
}

export function insertActuals(tx: EntityManager, actuals: readonly ActualRow[], tail = ''): Promise<void> {
  return bulkInsert(tx, {
    table: 'action_plan_actual',
    columns: ['item_id', 'quarter', 'amount', 'evidence_note', 'evidence_links', 'reported_at'],
    rows: actuals.map((actual) => [
      ...[actual.itemId, actual.quarter, toThousandths(actual.amount), actual.evidenceNote],
      ...[JSON.stringify(actual.evidenceLinks), actual.reportedAt],
    ]),
    tail,
  });
}

export function saveActual(tx: EntityManager, dialect: Dialect, actual: ActualRow): Promise<void> {
  const replaced = ['amount', 'evidence_note', 'evidence_links', 'reported_at'];
  return insertActuals(tx, [actual], dialect.upsertReplace(['item_id', 'quarter'], replaced));
}

export function insertHistory(tx: EntityManager, steps: readonly HistoryRow[]): Promise<void> {
  return bulkInsert(tx, {
    table: 'action_plan_history',
    columns: [
      ...['plan_id', 'version', 'action', 'at', 'actor_id', 'actor_relation', 'from_status', 'to_status'],
      ...['item_id', 'quarter', 'changes', 'remark'],
    ],
    rows: steps.map((step) => [
      ...[step.planId, step.version, step.action, step.at, step.actorId, step.actorRelation],
      ...[step.fromStatus, step.toStatus, step.itemId, step.quarter, JSON.stringify(step.changes), step.remark],
    ]),
  });
}

function listTerms(terms: ItemTerms): unknown[] {
  return [
    ...[terms.pillar, terms.activity, terms.indicator, terms.measure, terms.unitOfMeasure, terms.direction],
    ...[terms.baseline, terms.target, ...terms.targets].map(toThousandths),
    terms.responsibleUnitId,
  ];
}
