// The query for national figures and its lists.
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../../../platform/graphql/connection';
import { checkPeriod } from '../app/coverage';
import { listMembers } from '../app/listMembers';
import { readNation, readNationByMonth } from '../app/readNation';
import type { StatisticsContext } from '../app/services';
import { PERIOD, PeriodInput } from './period.input';
import { showAgency, showArea, showCategory, showConnection } from './showStatistics';
import {
  AgencyStatistics,
  AgencyStatisticsConnection,
  AreaStatistics,
  AreaStatisticsConnection,
  CategoryStatistics,
  CategoryStatisticsConnection,
  MonthStatistics,
  NationalStatistics,
} from './statistics.type';

@Resolver(() => NationalStatistics)
export class StatisticsResolver {
  @Query(() => NationalStatistics, {
    description:
      'Figures of the whole country (statistik nasional) for a period. Readable without a token; your own institution’s exact figures need the scope `statistics:read`.',
  })
  async statistics(
    @Arg('period', () => PeriodInput, { description: PERIOD }) input: PeriodInput,
    @Ctx() ctx: StatisticsContext,
  ): Promise<NationalStatistics> {
    const period = checkPeriod(input);
    const { coverage, figures } = await readNation(ctx, period);
    return { ...coverage, period, totals: figures };
  }

  @FieldResolver(() => [MonthStatistics], {
    description: 'The same by month (per bulan): the months of the period that have begun, at most 12, in order.',
  })
  async byMonth(@Root() { period }: NationalStatistics, @Ctx() ctx: StatisticsContext): Promise<MonthStatistics[]> {
    const months = await readNationByMonth(ctx, period);
    return months.map(({ month, coverage, figures }) => ({ month, ...coverage, figures }));
  }

  @FieldResolver(() => AgencyStatisticsConnection, {
    description: 'By institution (per instansi), in order of code. No ranking: small institutions are suppressed.',
  })
  async byAgency(
    @Root() { period }: NationalStatistics,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: StatisticsContext,
  ): Promise<Connection<AgencyStatistics>> {
    return showConnection(await listMembers(ctx, { dimension: 'AGENCY', period, page }), showAgency);
  }

  @FieldResolver(() => AreaStatisticsConnection, {
    description: 'By province (per provinsi), in order of code; last the reports that name no area.',
  })
  async byProvince(
    @Root() { period }: NationalStatistics,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: StatisticsContext,
  ): Promise<Connection<AreaStatistics>> {
    return showConnection(await listMembers(ctx, { dimension: 'AREA', period, page }), showArea);
  }

  @FieldResolver(() => CategoryStatisticsConnection, {
    description: 'By root category (per kategori utama), in order of code; subcategories are included in their root.',
  })
  async byCategory(
    @Root() { period }: NationalStatistics,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: StatisticsContext,
  ): Promise<Connection<CategoryStatistics>> {
    return showConnection(await listMembers(ctx, { dimension: 'CATEGORY', period, page }), showCategory);
  }
}
