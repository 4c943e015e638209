// `Query.actionPlanMonitoring` and `Query.actionPlanProgress`.
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import type { AgenciesContext } from '../app/context';
import {
  countAskedInstitutions,
  listWithoutPlan,
  monitorActionPlans,
  readPillarProgress,
  readStatusCounts,
  type Monitoring,
} from '../app/monitorActionPlans';
import { ActionPlanMonitoring, ActionPlanPillarProgress, ActionPlanStatusCount } from './actionPlanMonitoring.type';
import { AgencyConnection } from './agency.type';

const YEAR = 'The year (tahun): 2020 to the next one; others are `BAD_USER_INPUT`.';

@Resolver(() => ActionPlanMonitoring)
export class ActionPlanMonitoringResolver {
  @Query(() => [ActionPlanPillarProgress], {
    description:
      'How far the country has come by pillar (capaian nasional per pilar): all six, in the order of the road map.',
  })
  actionPlanProgress(@Arg('year', () => Int, { description: YEAR }) year: number, @Ctx() ctx: AgenciesContext) {
    return readPillarProgress(ctx, year);
  }

  @Query(() => ActionPlanMonitoring, {
    description: 'How the plans of a year stand (pemantauan rencana aksi). For national admins; others `FORBIDDEN`.',
  })
  actionPlanMonitoring(@Arg('year', () => Int, { description: YEAR }) year: number, @Ctx() ctx: AgenciesContext) {
    return monitorActionPlans(ctx, year);
  }

  @FieldResolver(() => Int, {
    description:
      'Institutions of which a plan is asked (instansi wajib rencana aksi): active today and connected before the end of the year.',
  })
  institutions(@Root() monitoring: Monitoring, @Ctx() ctx: AgenciesContext) {
    return countAskedInstitutions(ctx, monitoring);
  }

  @FieldResolver(() => [ActionPlanStatusCount], { description: 'Plans by state (menurut status): all four states.' })
  byStatus(@Root() monitoring: Monitoring, @Ctx() ctx: AgenciesContext) {
    return readStatusCounts(ctx, monitoring);
  }

  @FieldResolver(() => [ActionPlanPillarProgress], {
    description: 'The same as `actionPlanProgress` of the year (capaian per pilar).',
  })
  pillars(@Root() { year }: Monitoring, @Ctx() ctx: AgenciesContext) {
    return readPillarProgress(ctx, year);
  }

  @FieldResolver(() => AgencyConnection, {
    description:
      'Institutions of which a plan is asked and that have not begun one (instansi tanpa rencana aksi), by name.',
  })
  institutionsWithoutPlan(
    @Root() monitoring: Monitoring,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: AgenciesContext,
  ) {
    return listWithoutPlan(ctx, monitoring, page);
  }
}
