// The relation of `Unit`.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AgenciesContext } from '../app/context';
import { loadAgencyById } from '../app/loadAgency';
import type { UnitRow } from '../store/rows';
import { Agency } from './agency.type';
import { Unit } from './unit.type';

@Resolver(() => Unit)
export class UnitResolver {
  @FieldResolver(() => Agency, { description: 'The institution (instansi) that it belongs to.' })
  agency(@Root() unit: UnitRow, @Ctx() ctx: AgenciesContext) {
    return loadAgencyById(ctx, unit.agencyId);
  }
}
