// The query for national figures and its lists.
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../../../platform/graphql/connection';
import { checkPeriod, coverExact } from '../app/coverage';
import { listMembers } from '../app/listMembers';
import { rankAgencies } from '../app/compareAgencies';
import { readCrossedTable } from '../app/readCrossedTable';
import { readEntity } from '../app/readEntity';
import { readNationByMonth } from '../app/readNation';
import { readWatermark } from '../app/readWatermark';
import type { StatisticsContext } from '../app/services';
import { DEFINITIONS } from '../domain/definitions';
import { WHOLE_NATION } from '../domain/measures';
import { monthPeriod, previousPeriod, yearOf, type Period } from '../domain/period';
import { Ranking, RankingArgs } from './comparison.type';
import { CrossedArgs, CrossedCell } from './crossed.type';
import { MeasureDefinition } from './definition.type';
import { CaseFigures } from './figures.type';
import { PREVIOUS } from './members.resolver';
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
  statistics(
    @Arg('period', () => PeriodInput, { description: PERIOD }) input: PeriodInput,
    @Ctx() ctx: StatisticsContext,
  ): NationalStatistics {
    return showNation(ctx, checkPeriod(input));
  }

  @FieldResolver(() => CaseFigures, { description: 'The totals of the period.' })
  async totals(@Root() { scope }: NationalStatistics, @Ctx() ctx: StatisticsContext): Promise<CaseFigures> {
    return (await readEntity(ctx, scope)).figures;
  }

  @FieldResolver(() => NationalStatistics, { description: PREVIOUS })
  previous(@Root() { scope }: NationalStatistics, @Ctx() ctx: StatisticsContext): NationalStatistics {
    return showNation(ctx, previousPeriod(scope.period));
  }

  @FieldResolver(() => String, {
    description:
      'An opaque text that changes whenever a figure of this answer may have (an event was counted, a day ended): compare it with the one of your copy before you ask for all of it again.',
  })
  watermark(@Ctx() ctx: StatisticsContext): Promise<string> {
    return readWatermark(ctx);
  }

  @FieldResolver(() => [MeasureDefinition], {
    description: 'What each measure means (definisi), in the order in which they are usually read; at most 40.',
  })
  definitions(): readonly MeasureDefinition[] {
    return DEFINITIONS;
  }

  @FieldResolver(() => Ranking, {
    description:
      'A ranking of institutions (peringkat) of the period. Made of published figures, of exact ones for national admins.',
  })
  async ranking(
    @Root() { scope }: NationalStatistics,
    @Args(() => RankingArgs) { measure, kind, order, first }: RankingArgs,
    @Ctx() ctx: StatisticsContext,
  ): Promise<Ranking> {
    const wish = { period: scope.period, measure, kind: kind ?? null, order: order ?? null, first };
    const { entries, ...ranking } = await rankAgencies(ctx, wish);
    return { ...ranking, entries: entries.map(({ member, ...entry }) => ({ ...entry, agency: { id: member } })) };
  }

  @FieldResolver(() => [CrossedCell], {
    description:
      'Two dimensions crossed (tabel silang) over all cases of the period, in order of row and column; cells without any case are left out, at most 1,000. For national admins; `FORBIDDEN` to everybody else. Wider questions answer `FILTER_TOO_BROAD`.',
  })
  crossed(
    @Root() { scope }: NationalStatistics,
    @Args(() => CrossedArgs) wish: CrossedArgs,
    @Ctx() ctx: StatisticsContext,
  ): Promise<readonly CrossedCell[]> {
    return readCrossedTable(ctx, scope, wish);
  }

  @FieldResolver(() => [MonthStatistics], {
    description: 'The same by month (per bulan): the months of the period that have begun, at most 12, in order.',
  })
  async byMonth(@Root() { scope }: NationalStatistics, @Ctx() ctx: StatisticsContext): Promise<MonthStatistics[]> {
    const months = await readNationByMonth(ctx, scope.period);
    return months.map(({ month, coverage, figures }) => ({
      month,
      ...coverage,
      figures,
      scope: { ...scope, period: monthPeriod(yearOf(scope.period), month) },
    }));
  }

  @FieldResolver(() => AgencyStatisticsConnection, {
    description: 'By institution (per instansi), in order of code. No ranking: small institutions are suppressed.',
  })
  async byAgency(
    @Root() { scope }: NationalStatistics,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: StatisticsContext,
  ): Promise<Connection<AgencyStatistics>> {
    const list = { dimension: 'AGENCY', period: scope.period, page } as const;
    return showConnection(await listMembers(ctx, list), list, showAgency);
  }

  @FieldResolver(() => AreaStatisticsConnection, {
    description: 'By province (per provinsi), in order of code; last the reports that name no area.',
  })
  async byProvince(
    @Root() { scope }: NationalStatistics,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: StatisticsContext,
  ): Promise<Connection<AreaStatistics>> {
    const list = { dimension: 'AREA', period: scope.period, page } as const;
    return showConnection(await listMembers(ctx, list), list, showArea);
  }

  @FieldResolver(() => CategoryStatisticsConnection, {
    description: 'By root category (per kategori utama), in order of code; subcategories are included in their root.',
  })
  async byCategory(
    @Root() { scope }: NationalStatistics,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: StatisticsContext,
  ): Promise<Connection<CategoryStatistics>> {
    const list = { dimension: 'CATEGORY', period: scope.period, page } as const;
    return showConnection(await listMembers(ctx, list), list, showCategory);
  }
}

function showNation(ctx: StatisticsContext, period: Period): NationalStatistics {
  return { ...coverExact(ctx, period), scope: { dimension: 'NATION', member: WHOLE_NATION, period } };
}
