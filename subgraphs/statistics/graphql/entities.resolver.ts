// `statistics` of the entities that agencies and reports own. Nullable, so that an agency is still told without its figures
// when this subgraph cannot be reached.
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { checkPeriod } from '../app/coverage';
import { readEntity } from '../app/readEntity';
import type { FigureScope } from '../app/readMembers';
import type { StatisticsContext } from '../app/services';
import { Agency, Area, Category } from './entities.type';
import { PERIOD, PeriodInput } from './period.input';
import { showAgency, showArea, showCategory } from './showStatistics';
import { AgencyStatistics, AreaStatistics, CategoryStatistics } from './statistics.type';

@Resolver(() => Agency)
export class AgencyResolver {
  @FieldResolver(() => AgencyStatistics, {
    nullable: true,
    description:
      'Figures (kinerja) of this institution. Exact and live for its own staff and systems, for admins of the institutions above it and for national admins; published figures for everybody else.',
  })
  async statistics(
    @Root() { id }: Agency,
    @Arg('period', () => PeriodInput, { description: PERIOD }) input: PeriodInput,
    @Ctx() ctx: StatisticsContext,
    @Arg('includesSubordinates', () => Boolean, {
      defaultValue: false,
      description:
        'Together with all institutions below it (beserta jajarannya), as they are arranged today. Exact for its admins and those above; not published.',
    })
    includesSubordinates: boolean,
  ): Promise<AgencyStatistics> {
    const dimension = includesSubordinates ? 'AGENCY_TREE' : 'AGENCY';
    const scope: FigureScope = { dimension, member: id, period: checkPeriod(input) };
    return showAgency(scope, await readEntity(ctx, scope));
  }
}

@Resolver(() => Area)
export class AreaResolver {
  @FieldResolver(() => AreaStatistics, {
    nullable: true,
    description:
      'Figures of the reports about this area (wilayah). Exact for national admins; published for provinces; suppressed for regencies and cities.',
  })
  async statistics(
    @Root() { code }: Area,
    @Arg('period', () => PeriodInput, { description: PERIOD }) input: PeriodInput,
    @Ctx() ctx: StatisticsContext,
  ): Promise<AreaStatistics> {
    const scope: FigureScope = { dimension: 'AREA', member: code, period: checkPeriod(input) };
    return showArea(scope, await readEntity(ctx, scope));
  }
}

@Resolver(() => Category)
export class CategoryResolver {
  @FieldResolver(() => CategoryStatistics, {
    nullable: true,
    description:
      'Figures of the reports in this category (kategori) and below it. Exact for national admins; published for root categories; suppressed for subcategories.',
  })
  async statistics(
    @Root() { code }: Category,
    @Arg('period', () => PeriodInput, { description: PERIOD }) input: PeriodInput,
    @Ctx() ctx: StatisticsContext,
  ): Promise<CategoryStatistics> {
    const scope: FigureScope = { dimension: 'CATEGORY', member: code, period: checkPeriod(input) };
    return showCategory(scope, await readEntity(ctx, scope));
  }
}
