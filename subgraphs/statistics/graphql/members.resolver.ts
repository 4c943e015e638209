// What can be asked further of the figures of one institution, area or category: the period before, the peers, what lies below.
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../../../platform/graphql/connection';
import { readPeers } from '../app/compareAgencies';
import { listMembers } from '../app/listMembers';
import { readCrossedTable } from '../app/readCrossedTable';
import { readEntity } from '../app/readEntity';
import type { FigureScope } from '../app/readMembers';
import type { StatisticsContext } from '../app/services';
import { previousPeriod } from '../domain/period';
import { CrossedArgs, CrossedCell } from './crossed.type';
import { Peers } from './comparison.type';
import { showAgency, showArea, showCategory, showConnection } from './showStatistics';
import {
  AgencyStatistics,
  AreaStatistics,
  AreaStatisticsConnection,
  CategoryStatistics,
  CategoryStatisticsConnection,
} from './statistics.type';

export const PREVIOUS = 'The same for the period of this length just before (periode sebelumnya).';

const before = (scope: FigureScope): FigureScope => ({ ...scope, period: previousPeriod(scope.period) });

@Resolver(() => AgencyStatistics)
export class AgencyStatisticsResolver {
  @FieldResolver(() => AgencyStatistics, { description: PREVIOUS })
  async previous(@Root() { scope }: AgencyStatistics, @Ctx() ctx: StatisticsContext): Promise<AgencyStatistics> {
    return showAgency(before(scope), await readEntity(ctx, before(scope)));
  }

  @FieldResolver(() => Peers, {
    nullable: true,
    description: 'Median and quartiles of its peers (lembaga sejenis); null for an institution that is not known.',
  })
  peers(@Root() { scope }: AgencyStatistics, @Ctx() ctx: StatisticsContext): Promise<Peers | null> {
    return readPeers(ctx, scope);
  }

  @FieldResolver(() => [CrossedCell], {
    description:
      'Two dimensions crossed (tabel silang) over its assignments of the period, in order of row and column; cells without any case are left out, at most 1,000. For whom its figures are exact; `FORBIDDEN` to everybody else. Wider questions answer `FILTER_TOO_BROAD`.',
  })
  crossed(
    @Root() { scope }: AgencyStatistics,
    @Args(() => CrossedArgs) wish: CrossedArgs,
    @Ctx() ctx: StatisticsContext,
  ): Promise<readonly CrossedCell[]> {
    return readCrossedTable(ctx, scope, wish);
  }
}

@Resolver(() => AreaStatistics)
export class AreaStatisticsResolver {
  @FieldResolver(() => AreaStatistics, { description: PREVIOUS })
  async previous(@Root() { scope }: AreaStatistics, @Ctx() ctx: StatisticsContext): Promise<AreaStatistics> {
    return showArea(before(scope), await readEntity(ctx, before(scope)));
  }

  @FieldResolver(() => AreaStatisticsConnection, {
    description:
      'By regency and city (per kabupaten/kota) of a province, in order of code. Exact for national admins; suppressed for everybody else.',
  })
  async byRegency(
    @Root() { scope }: AreaStatistics,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: StatisticsContext,
  ): Promise<Connection<AreaStatistics>> {
    const list = { dimension: 'AREA', period: scope.period, page, below: scope.member } as const;
    return showConnection(await listMembers(ctx, list), list, showArea);
  }
}

@Resolver(() => CategoryStatistics)
export class CategoryStatisticsResolver {
  @FieldResolver(() => CategoryStatistics, { description: PREVIOUS })
  async previous(@Root() { scope }: CategoryStatistics, @Ctx() ctx: StatisticsContext): Promise<CategoryStatistics> {
    return showCategory(before(scope), await readEntity(ctx, before(scope)));
  }

  @FieldResolver(() => CategoryStatisticsConnection, {
    description:
      'By subcategory (per subkategori), in order of code. Exact for national admins; suppressed for everybody else.',
  })
  async bySubcategory(
    @Root() { scope }: CategoryStatistics,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: StatisticsContext,
  ): Promise<Connection<CategoryStatistics>> {
    const list = { dimension: 'CATEGORY', period: scope.period, page, below: scope.member } as const;
    return showConnection(await listMembers(ctx, list), list, showCategory);
  }
}
