// Queries for action plans (rencana aksi), and the relations of plans and of their history.
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import type { AgenciesContext } from '../app/context';
import { listActionPlans, listAgencyPlans, type PlanList } from '../app/listActionPlans';
import { listPlanHistory, listPlanItems } from '../app/listPlanParts';
import { loadAgencyById } from '../app/loadAgency';
import { loadPlan } from '../app/loadPlan';
import type { HistoryRow, PlanRow } from '../store/planRows';
import type { AgencyRow } from '../store/rows';
import { ActionPlanPillar, ActionPlanStatus } from './actionPlan.enums';
import { ActionPlan, ActionPlanChange, ActionPlanChangeConnection, ActionPlanConnection } from './actionPlan.type';
import { ActionPlanItemConnection } from './actionPlanItem.type';
import { Agency } from './agency.type';
import { AgencyKind } from './enums';
import { Operator } from './operator.stub';

@InputType({ description: 'Which action plans (rencana aksi) to list: those that fit every field that is given.' })
class ActionPlanFilter {
  @Field(() => Int, { nullable: true, description: 'Of this year (tahun).' })
  year!: number | null;

  @Field(() => ActionPlanStatus, { nullable: true, description: 'In this state (status).' })
  status!: ActionPlanStatus | null;

  @Field(() => ID, { nullable: true, description: 'Of the institution with this id (instansi).' })
  agencyId!: string | null;

  @Field(() => AgencyKind, { nullable: true, description: 'Of institutions of this sort (jenis instansi).' })
  kind!: AgencyKind | null;

  @Field(() => ActionPlanPillar, { nullable: true, description: 'With an item of this pillar (pilar).' })
  pillar!: ActionPlanPillar | null;
}

@Resolver(() => ActionPlan)
class ActionPlanResolver {
  @Query(() => ActionPlan, {
    nullable: true,
    description: 'One action plan (rencana aksi), or null if there is none that you may see.',
  })
  actionPlan(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: AgenciesContext) {
    return loadPlan(ctx, id);
  }

  @Query(() => ActionPlanConnection, {
    description: 'Action plans (rencana aksi) that you may see: the newest year first, then by the institution’s code.',
  })
  actionPlans(
    @Arg('filter', () => ActionPlanFilter, { nullable: true, description: 'Which ones; all without it.' })
    filter: ActionPlanFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: AgenciesContext,
  ) {
    return listActionPlans(ctx, filter ?? {}, page);
  }

  @FieldResolver(() => Agency, { description: 'The institution (instansi) whose plan it is.' })
  agency(@Root() plan: PlanRow, @Ctx() ctx: AgenciesContext) {
    return loadAgencyById(ctx, plan.agencyId);
  }

  @FieldResolver(() => ActionPlanItemConnection, {
    description: 'Its items (kegiatan), in the order in which they were added; at most 60.',
  })
  items(@Root() plan: PlanRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: AgenciesContext) {
    return listPlanItems(ctx, plan, page);
  }

  @FieldResolver(() => ActionPlanChangeConnection, {
    nullable: true,
    description:
      'Who changed what (riwayat), the newest step first. For those who see drafts of the institution; null for everybody else.',
  })
  history(@Root() plan: PlanRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: AgenciesContext) {
    return listPlanHistory(ctx, plan, page);
  }
}

@Resolver(() => ActionPlanConnection)
class ActionPlanConnectionResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many plans the whole list has (jumlah); null below an institution, which has one a year.',
  })
  totalCount(@Root() list: Partial<PlanList>) {
    return list.readTotalCount?.() ?? null;
  }
}

@Resolver(() => Agency)
class AgencyPlansResolver {
  @FieldResolver(() => ActionPlanConnection, {
    description: 'Its action plans (rencana aksi) that you may see, the newest year first.',
  })
  actionPlans(
    @Root() agency: AgencyRow,
    @Arg('year', () => Int, { nullable: true, description: 'Only that of this year (tahun).' }) year: number | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: AgenciesContext,
  ) {
    return listAgencyPlans(ctx, agency, year, page);
  }
}

@Resolver(() => ActionPlanChange)
class ActionPlanChangeResolver {
  @FieldResolver(() => Operator, { nullable: true, description: 'Who did it (pelaku).' })
  operator(@Root() step: HistoryRow): Operator {
    return { id: step.actorId };
  }
}

export const ACTION_PLAN_RESOLVERS = [
  ActionPlanResolver,
  ActionPlanConnectionResolver,
  AgencyPlansResolver,
  ActionPlanChangeResolver,
] as const;
