// The life of an action plan as one literal table. Verbs, tests and the generated documentation read it.
import type { PlanStatus } from './actionPlan';

export const PLAN_ACTIONS = [
  'CREATE',
  'UPDATE',
  'ADD_ITEM',
  'UPDATE_ITEM',
  'REMOVE_ITEM',
  'SUBMIT',
  'APPROVE',
  'RETURN',
  'REPORT_ACTUAL',
  'CLOSE',
] as const;
export type PlanAction = (typeof PLAN_ACTIONS)[number];

/** What the actor is to the plan's institution. COORDINATOR: admin of an institution above it. */
export const PLAN_RELATIONS = ['OWN_ADMIN', 'OWN_LIAISON', 'COORDINATOR', 'NATIONAL_ADMIN'] as const;
export type PlanRelation = (typeof PLAN_RELATIONS)[number];

export interface PlanTransition {
  readonly action: PlanAction;
  /** Null: there is no plan yet. */
  readonly from: readonly PlanStatus[] | null;
  readonly to: PlanStatus;
  readonly who: readonly PlanRelation[];
  readonly mutation: string;
  readonly note: string;
}

const EDITORS: readonly PlanRelation[] = ['OWN_ADMIN', 'COORDINATOR'];

// prettier-ignore
export const PLAN_STATE_TABLE: readonly PlanTransition[] = [
  { action: 'CREATE', from: null, to: 'DRAFT', who: EDITORS, mutation: 'createActionPlan', note: 'one plan an institution and year' },
  { action: 'UPDATE', from: ['DRAFT'], to: 'DRAFT', who: EDITORS, mutation: 'updateActionPlan', note: 'the decree number' },
  { action: 'ADD_ITEM', from: ['DRAFT'], to: 'DRAFT', who: EDITORS, mutation: 'addActionPlanItem', note: '' },
  { action: 'UPDATE_ITEM', from: ['DRAFT'], to: 'DRAFT', who: EDITORS, mutation: 'updateActionPlanItem', note: '' },
  { action: 'REMOVE_ITEM', from: ['DRAFT'], to: 'DRAFT', who: EDITORS, mutation: 'removeActionPlanItem', note: 'what was reported on it goes with it' },
  { action: 'SUBMIT', from: ['DRAFT'], to: 'SUBMITTED', who: EDITORS, mutation: 'submitActionPlan', note: 'needs an item' },
  { action: 'APPROVE', from: ['SUBMITTED'], to: 'APPROVED', who: ['NATIONAL_ADMIN'], mutation: 'approveActionPlan', note: 'public from here on' },
  { action: 'RETURN', from: ['SUBMITTED', 'APPROVED'], to: 'DRAFT', who: ['NATIONAL_ADMIN'], mutation: 'returnActionPlan', note: 'with a remark; an approved plan that has to be revised stops being public, and keeps what was reported' },
  { action: 'REPORT_ACTUAL', from: ['APPROVED'], to: 'APPROVED', who: ['OWN_ADMIN', 'OWN_LIAISON', 'COORDINATOR'], mutation: 'reportActual', note: 'of a quarter that has begun; the same quarter again replaces it' },
  { action: 'CLOSE', from: ['APPROVED'], to: 'REPORTED', who: EDITORS, mutation: 'closeActionPlan', note: 'every typed indicator is reported for its last quarter with a target' },
];

export function transitionOf(action: PlanAction): PlanTransition {
  const row = PLAN_STATE_TABLE.find((candidate) => candidate.action === action);
  if (row === undefined) throw new RangeError(`The state table has no row for ${action}.`);
  return row;
}
