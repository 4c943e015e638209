// Begins an institution's action plan (rencana aksi) of a year, as a draft.
import { InputFaults } from '../../../platform/inputFaults';
import { Refusal } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import { runIdempotent } from '../../../platform/idempotency';
import { FIRST_PLAN_YEAR, isPlanYear } from '../domain/planCalendar';
import { transitionOf } from '../domain/planStateTable';
import type { PlanRow } from '../store/planRows';
import type { AgencyRow } from '../store/rows';
import { insertHistory, insertPlans } from '../store/writePlan';
import { changesOf } from './changedValues';
import { checkMayWrite, requireRelation, type ChangedPlan } from './changePlan';
import type { AgenciesContext } from './context';
import { loadAgencyById } from './loadAgency';
import { planViewerOf } from './planAccess';
import { MAX_DECREE_LENGTH } from './updateActionPlan';

export interface CreateActionPlanInput {
  readonly idempotencyKey: string;
  readonly agencyId?: string | null;
  readonly year: number;
  readonly decreeNumber?: string | null;
}

/** @throws Refusal */
export async function createActionPlan(ctx: AgenciesContext, input: CreateActionPlanInput): Promise<ChangedPlan> {
  checkMayWrite(ctx);
  const { idempotencyKey: key, ...args } = input;
  const transition = transitionOf('CREATE');
  const { mutation, action, to } = transition;
  const agencyId = input.agencyId ?? ctx.principal.agencyId ?? '';
  const relation = requireRelation(await planViewerOf(ctx), transition, agencyId, 'agencyId');
  const terms = readTerms(input, ctx.clock.now());
  const outcome = { planId: newId() };
  return runIdempotent(ctx, { field: mutation, key, args, outcome }, async (tx) => {
    const agency = await loadAgencyById(ctx, agencyId);
    if (agency === null || !agency.isActive) throw Refusal.of('NOT_FOUND', 'agencyId');
    const plan = toPlan(ctx, outcome.planId, agency, terms);
    await refuseSecond(ctx, () => insertPlans(tx, [plan]));
    await insertHistory(tx, [
      {
        ...{ planId: plan.id, version: plan.version, action, at: plan.createdAt, actorId: ctx.principal.id },
        ...{ actorRelation: relation, fromStatus: null, toStatus: to, itemId: null, quarter: null, remark: null },
        changes: changesOf({}, { decreeNumber: plan.decreeNumber }),
      },
    ]);
    return outcome;
  });
}

type Terms = Pick<PlanRow, 'year' | 'decreeNumber'>;

function readTerms({ year, decreeNumber }: CreateActionPlanInput, now: number): Terms {
  const faults = new InputFaults();
  const hint = `Plans are drawn up for the years from ${FIRST_PLAN_YEAR} to the next one.`;
  faults.check(isPlanYear(year, now), 'INVALID_INPUT', 'year', hint);
  const decree = faults.optionalText(decreeNumber, 'decreeNumber', MAX_DECREE_LENGTH);
  faults.throwIfAny();
  return { year, decreeNumber: decree };
}

function toPlan(ctx: AgenciesContext, id: string, agency: AgencyRow, terms: Terms): PlanRow {
  const now = ctx.clock.now();
  return {
    ...{ id, agencyId: agency.id, agencyCode: agency.code, agencyKind: agency.kind, ...terms },
    ...{ status: 'DRAFT', returnRemark: null, version: 1, createdAt: now, updatedAt: now },
    ...{ submittedAt: null, approvedAt: null, reportedAt: null },
  };
}

/** The index decides, so that of two at once one is told. */
async function refuseSecond({ db: { dialect } }: AgenciesContext, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!dialect.isDuplicateKey(error)) throw error;
    throw Refusal.of('INVALID_INPUT', 'year', 'The institution has a plan of this year already.');
  }
}
