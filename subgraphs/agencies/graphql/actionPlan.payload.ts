// What a mutation of action plans answers: the plan as the caller may see it now, or why nothing changed.
import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Refusal, type UserErrorData } from '../../../platform/errors';
import { UserError } from '../../../platform/graphql/userError.type';
import { PlanVersionConflict, type ChangedPlan } from '../app/changePlan';
import type { AgenciesContext } from '../app/context';
import { loadItem, loadPlan } from '../app/loadPlan';
import { readLastPlanChange } from '../app/readLastPlanChange';
import { ActionPlan, ActionPlanChange } from './actionPlan.type';
import { ActionPlanItem } from './actionPlanItem.type';

interface ConflictData {
  readonly planId: string;
  readonly currentVersion: number;
}

@ObjectType({
  description:
    'Somebody else changed the plan first (konflik versi): nothing of this call took effect. Tells the version to read.',
  simpleResolvers: true,
})
export class ActionPlanVersionConflict {
  planId!: string;

  @Field(() => Int, { description: 'The version that the plan is at now (versi saat ini).' })
  currentVersion!: number;
}

@ObjectType({ description: 'The plan after the change, or why nothing changed.' })
export class ActionPlanPayload {
  planId!: string | null;

  @Field(() => [UserError], { description: 'Why nothing changed; empty when it did.' })
  userErrors!: readonly UserErrorData[];

  @Field(() => ActionPlanVersionConflict, {
    nullable: true,
    description:
      'With the error `VERSION_CONFLICT`: which version to read (konflik versi); else null. Read the plan again and decide anew; with ' +
      'another `expectedVersion` it is a new call and needs a new `idempotencyKey`.',
  })
  versionConflict?: ConflictData | null;
}

@ObjectType({ description: 'The plan and the item after the change, or why nothing changed.' })
export class ActionPlanItemPayload extends ActionPlanPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the item that it was about (kegiatan); null when nothing changed.',
  })
  itemId?: string | null;
}

const PLAN = 'The plan (rencana aksi) as it is now; null when nothing changed.';

@Resolver(() => ActionPlanPayload)
class PayloadResolver {
  @FieldResolver(() => ActionPlan, { nullable: true, description: PLAN })
  plan(@Root() { planId }: ActionPlanPayload, @Ctx() ctx: AgenciesContext) {
    return loadPlan(ctx, planId);
  }
}

@Resolver(() => ActionPlanItemPayload)
class ItemPayloadResolver {
  @FieldResolver(() => ActionPlan, { nullable: true, description: PLAN })
  plan(@Root() { planId }: ActionPlanPayload, @Ctx() ctx: AgenciesContext) {
    return loadPlan(ctx, planId);
  }

  @FieldResolver(() => ActionPlanItem, {
    nullable: true,
    description: 'The item (kegiatan) as it is now; null when nothing changed, or when it was removed.',
  })
  item(@Root() { itemId }: ActionPlanItemPayload, @Ctx() ctx: AgenciesContext) {
    return loadItem(ctx, itemId ?? null);
  }
}

@Resolver(() => ActionPlanVersionConflict)
class ConflictResolver {
  @FieldResolver(() => ActionPlanChange, {
    nullable: true,
    description: 'The step that made the current version (perubahan terakhir).',
  })
  lastChange(@Root() conflict: ConflictData, @Ctx() ctx: AgenciesContext) {
    return readLastPlanChange(ctx, conflict.planId, conflict.currentVersion);
  }
}

export const ACTION_PLAN_PAYLOAD_RESOLVERS = [PayloadResolver, ItemPayloadResolver, ConflictResolver] as const;

/** Refusals become the payload's userErrors; everything else stays an error of the request. */
export async function toPlanPayload(work: Promise<ChangedPlan>): Promise<ActionPlanItemPayload> {
  try {
    return { itemId: null, ...(await work), userErrors: [], versionConflict: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const versionConflict =
      error instanceof PlanVersionConflict ? { planId: error.planId, currentVersion: error.currentVersion } : null;
    return { planId: null, itemId: null, userErrors: [...error.userErrors], versionConflict };
  }
}
