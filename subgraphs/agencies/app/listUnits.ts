// `Agency.units`: the units of an institution. Called by the agency resolver, for many institutions at once.
import type { Connection } from '../../../platform/graphql/connection';
import { loaderOf } from '../../../platform/subgraph/context';
import type { AfterName, AgencyRow, UnitRow } from '../store/rows';
import { findUnitsOfAgencies } from '../store/units';
import type { AgenciesContext } from './context';
import { createPageLoader } from '../../../platform/subgraph/createPageLoader';
import { connectByName, planPageByName, type PageRequest } from './pages';

const createUnitsLoader = (ctx: AgenciesContext) =>
  createPageLoader<AfterName, UnitRow>(
    ({ parentKeys, after, limit }) => findUnitsOfAgencies(ctx.db.reader, { agencyIds: parentKeys, after, limit }),
    (row) => row.agencyId,
  );

export async function listUnits(
  ctx: AgenciesContext,
  agency: AgencyRow,
  page: PageRequest,
): Promise<Connection<UnitRow>> {
  const plan = planPageByName(ctx, page, ['agency.units', agency.id]);
  const { after, limit } = plan;
  return connectByName(await loaderOf(ctx, createUnitsLoader).load({ parentKey: agency.id, after, limit }), plan);
}
