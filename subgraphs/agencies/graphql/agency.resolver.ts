// Queries for institutions and the relations of `Agency`.
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import type { AgenciesContext } from '../app/context';
import { findAgency } from '../app/findAgency';
import { listAgencies, type AgencyList } from '../app/listAgencies';
import { listChildAgencies } from '../app/listChildAgencies';
import { listUnits } from '../app/listUnits';
import { loadAgencyById } from '../app/loadAgency';
import { loadAreaByCode } from '../app/loadArea';
import type { AgencyRow } from '../store/rows';
import { AgencyFilter } from './agency.input';
import { Agency, AgencyConnection } from './agency.type';
import { Area } from './area.type';
import { UnitConnection } from './unit.type';

@Resolver(() => Agency)
export class AgencyResolver {
  @Query(() => Agency, { nullable: true, description: 'One institution (instansi), or null if there is none.' })
  agency(
    @Arg('id', () => ID, { nullable: true, description: 'Its id. Give either id or code.' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: 'Its code, such as `KEMENPUPR`.' }) code: string | null,
    @Ctx() ctx: AgenciesContext,
  ) {
    return findAgency(ctx, { id, code });
  }

  @Query(() => AgencyConnection, { description: 'Institutions (instansi), by name.' })
  agencies(
    @Arg('filter', () => AgencyFilter, { nullable: true, description: 'Which ones; all without it.' })
    filter: AgencyFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: AgenciesContext,
  ) {
    return listAgencies(ctx, filter ?? {}, page);
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'The institution above it (instansi induk): of a regency its province; null at the top.',
  })
  parent(@Root() agency: AgencyRow, @Ctx() ctx: AgenciesContext) {
    return agency.parentId === null ? null : loadAgencyById(ctx, agency.parentId);
  }

  @FieldResolver(() => AgencyConnection, {
    description: 'Institutions right below it (instansi di bawahnya), by name.',
  })
  children(@Root() agency: AgencyRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: AgenciesContext) {
    return listChildAgencies(ctx, agency, page);
  }

  @FieldResolver(() => Area, {
    nullable: true,
    description: 'The area (wilayah) that it governs; null for national institutions and those below them.',
  })
  area(@Root() agency: AgencyRow, @Ctx() ctx: AgenciesContext) {
    return agency.areaCode === null ? null : loadAreaByCode(ctx, agency.areaCode);
  }

  @FieldResolver(() => UnitConnection, { description: 'Its units (unit kerja), by name.' })
  units(@Root() agency: AgencyRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: AgenciesContext) {
    return listUnits(ctx, agency, page);
  }
}

@Resolver(() => AgencyConnection)
export class AgencyConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many institutions the whole list has (jumlah).' })
  totalCount(@Root() list: AgencyList) {
    return list.readTotalCount();
  }
}
