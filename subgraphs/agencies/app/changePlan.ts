// One change of one action plan, in one transaction: claim the key, lock the plan, decide by the state table, write, and
// keep who did it. The unit of work under every mutation of plans but createActionPlan.
import type { Transaction } from '../../../platform/db/database';
import { CodedError, Refusal, userError } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { runIdempotent } from '../../../platform/idempotency';
import { hasScope } from '../../../schema/contract/principal';
import { transitionOf, type PlanAction, type PlanRelation, type PlanTransition } from '../domain/planStateTable';
import { lockPlan } from '../store/actionPlans';
import { findItemsByIds } from '../store/planItems';
import type { ChangedValue, ItemRow, PlanRow } from '../store/planRows';
import { insertHistory, updatePlan } from '../store/writePlan';
import type { AgenciesContext } from './context';
import { planViewerOf, type PlanViewer } from './planAccess';

/** What every changing mutation is given. */
export interface ChangePlanInput {
  readonly idempotencyKey: string;
  readonly planId: string;
  readonly expectedVersion: number;
}

export interface ChangedPlan {
  readonly planId: string;
  readonly itemId?: string;
}

/** The plan as it is under the lock, and who acts on it. */
export interface PlanAtWork {
  readonly ctx: AgenciesContext;
  readonly tx: Transaction;
  readonly plan: PlanRow;
  readonly relation: PlanRelation;
  readonly at: number;
}

/** What a step leaves behind; `plan` holds what becomes of the plan beside its state. */
export interface StepResult {
  readonly plan?: Partial<PlanRow>;
  readonly itemId?: string;
  readonly quarter?: number;
  readonly changes?: readonly ChangedValue[];
  readonly remark?: string;
}

export interface PlanStep {
  readonly action: PlanAction;
  readonly input: ChangePlanInput;
  /** Of a row that the step makes. */
  readonly itemId?: string;
  readonly apply: (work: PlanAtWork) => Promise<StepResult> | StepResult;
}

export class PlanVersionConflict extends Refusal {
  constructor(
    readonly planId: string,
    readonly currentVersion: number,
  ) {
    const message = `The plan has changed since you read it: it is at version ${currentVersion} now. Read it again.`;
    super([userError('VERSION_CONFLICT', 'expectedVersion', message)]);
  }
}

/** @throws Refusal with what the payload shows as userErrors; CodedError FORBIDDEN without the scope */
export async function changePlan(ctx: AgenciesContext, step: PlanStep): Promise<ChangedPlan> {
  checkMayWrite(ctx);
  const { action, input, itemId } = step;
  const { idempotencyKey: key, ...args } = input;
  const transition = transitionOf(action);
  const viewer = await planViewerOf(ctx);
  const outcome: ChangedPlan = { planId: input.planId, ...(itemId === undefined ? {} : { itemId }) };
  return runIdempotent(ctx, { field: transition.mutation, key, args, outcome }, async (tx) => {
    const { plan, relation } = authorise(viewer, transition, await lockKnown(ctx, tx, input.planId));
    if (plan.version !== input.expectedVersion) throw new PlanVersionConflict(plan.id, plan.version);
    if (!transition.from?.includes(plan.status))
      throw Refusal.of('TRANSITION_NOT_ALLOWED', null, `This is not possible while the plan is ${plan.status}.`);
    const work: PlanAtWork = { ctx, tx, plan, relation, at: ctx.clock.now() };
    await keep(work, transition, await step.apply(work));
    return outcome;
  });
}

/** What was loaded before in the same request may be of before this change. */
export function checkMayWrite(ctx: AgenciesContext): void {
  ctx.loaders.clear();
  if (!hasScope(ctx.principal, 'agencies:write'))
    throw new CodedError('FORBIDDEN', 'This needs the scope agencies:write.');
}

function lockKnown({ db }: AgenciesContext, tx: Transaction, planId: string): Promise<PlanRow | null> {
  return isId(planId) ? lockPlan(tx, db.dialect, planId) : Promise.resolve(null);
}

function authorise(viewer: PlanViewer, transition: PlanTransition, plan: PlanRow | null) {
  if (plan === null || !viewer.canSee(plan)) throw Refusal.of('NOT_FOUND', 'planId');
  return { plan, relation: requireRelation(viewer, transition, plan.agencyId, null) };
}

/** As what the viewer does it. `field` is told with the refusal. @throws Refusal */
export function requireRelation(
  viewer: PlanViewer,
  { who }: PlanTransition,
  agencyId: string,
  field: string | null,
): PlanRelation {
  const relation = viewer.relationsTo(agencyId).find((candidate) => who.includes(candidate));
  if (relation === undefined) throw Refusal.of('FORBIDDEN', field, `This is done by ${who.join(', ')}.`);
  return relation;
}

async function keep({ ctx, tx, plan, relation, at }: PlanAtWork, row: PlanTransition, step: StepResult): Promise<void> {
  const version = plan.version + 1;
  await updatePlan(tx, { ...plan, ...step.plan, status: row.to, version, updatedAt: at });
  const { itemId = null, quarter = null, changes = [], remark = null } = step;
  await insertHistory(tx, [
    {
      ...{ planId: plan.id, version, action: row.action, at, actorId: ctx.principal.id, actorRelation: relation },
      ...{ fromStatus: plan.status, toStatus: row.to, itemId, quarter, changes, remark },
    },
  ]);
}

/** @throws Refusal for one of another plan, or of none */
export async function requireItem({ tx, plan }: PlanAtWork, itemId: string): Promise<ItemRow> {
  const [item] = isId(itemId) ? await findItemsByIds(tx, [itemId]) : [];
  if (item?.planId !== plan.id) throw Refusal.of('NOT_FOUND', 'itemId');
  return item;
}
