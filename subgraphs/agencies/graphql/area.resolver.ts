// Queries for areas and the relations of `Area`.
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import type { AgenciesContext } from '../app/context';
import { listAreas, listChildAreas } from '../app/listAreas';
import { loadLocalAgency } from '../app/loadAgency';
import { loadAreaByCode } from '../app/loadArea';
import type { AreaRow } from '../store/rows';
import { Agency } from './agency.type';
import { Area, AreaConnection } from './area.type';
import { AreaKind } from './enums';

@Resolver(() => Area)
export class AreaResolver {
  @Query(() => Area, { nullable: true, description: 'One area (wilayah), or null if there is none.' })
  area(
    @Arg('code', () => String, { description: 'Its code, such as `32` or `32.01`.' }) code: string,
    @Ctx() ctx: AgenciesContext,
  ) {
    return loadAreaByCode(ctx, code);
  }

  @Query(() => AreaConnection, { description: 'Areas (wilayah), by code.' })
  areas(
    @Arg('kind', () => AreaKind, { nullable: true, description: 'Only areas of this sort.' }) kind: AreaKind | null,
    @Arg('parentCode', () => String, { nullable: true, description: 'Only areas right below this one, such as `32`.' })
    parentCode: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: AgenciesContext,
  ) {
    return listAreas(ctx, { kind, parentCode }, page);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The province around it (provinsi); null for a province.' })
  parent(@Root() area: AreaRow, @Ctx() ctx: AgenciesContext) {
    return area.parentCode === null ? null : loadAreaByCode(ctx, area.parentCode);
  }

  @FieldResolver(() => AreaConnection, { description: 'Regencies and cities of a province, by code.' })
  children(@Root() area: AreaRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: AgenciesContext) {
    return listChildAreas(ctx, area, page);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Its local government (pemerintah daerah).' })
  agency(@Root() area: AreaRow, @Ctx() ctx: AgenciesContext) {
    return loadLocalAgency(ctx, area.code);
  }
}
