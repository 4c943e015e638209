// `Query.areas` and `Area.children`. Called by the area resolver, the latter for many areas at once.
import type { Connection } from '../../../platform/graphql/connection';
import { loaderOf } from '../../../platform/subgraph/context';
import type { AreaKind } from '../../../schema/reference/areas';
import { findAreas, findChildAreas } from '../store/areas';
import type { AreaRow } from '../store/rows';
import { isAreaCode } from './codes';
import type { AgenciesContext } from './context';
import { createPageLoader } from '../../../platform/subgraph/createPageLoader';
import { connectByCode, planPageByCode, type PageRequest } from './pages';

export interface AreaFilterData {
  readonly kind?: AreaKind | null;
  readonly parentCode?: string | null;
}

const createChildrenLoader = (ctx: AgenciesContext) =>
  createPageLoader<string, AreaRow>(
    ({ parentKeys, after, limit }) => findChildAreas(ctx.db.reader, { parentCodes: parentKeys, after, limit }),
    (row) => row.parentCode,
  );

export async function listAreas(
  ctx: AgenciesContext,
  { kind = null, parentCode = null }: AreaFilterData,
  page: PageRequest,
): Promise<Connection<AreaRow>> {
  const plan = planPageByCode(ctx, page, ['areas', kind, parentCode]);
  const canMatch = parentCode === null || isAreaCode(parentCode);
  return connectByCode(canMatch ? await findAreas(ctx.db.reader, { kind, parentCode }, plan) : [], plan);
}

export async function listChildAreas(
  ctx: AgenciesContext,
  parent: AreaRow,
  page: PageRequest,
): Promise<Connection<AreaRow>> {
  const plan = planPageByCode(ctx, page, ['area.children', parent.id]);
  const { after, limit } = plan;
  return connectByCode(await loaderOf(ctx, createChildrenLoader).load({ parentKey: parent.code, after, limit }), plan);
}
