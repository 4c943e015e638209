// `Agency.children`: institutions right below one. Called by the agency resolver, for many parents at once.
import DataLoader from 'dataloader';
import { loaderOf } from '../../../platform/subgraph/context';
import { countChildAgencies, findChildAgencies } from '../store/agencies';
import type { AfterName, AgencyRow } from '../store/rows';
import type { AgenciesContext } from './context';
import { createPageLoader } from '../../../platform/subgraph/createPageLoader';
import type { AgencyList } from './listAgencies';
import { connectByName, planPageByName, type PageRequest } from './pages';

const createChildrenLoader = (ctx: AgenciesContext) =>
  createPageLoader<AfterName, AgencyRow>(
    ({ parentKeys, after, limit }) => findChildAgencies(ctx.db.reader, { parentIds: parentKeys, after, limit }),
    (row) => row.parentId,
  );

const createCountLoader = (ctx: AgenciesContext) =>
  new DataLoader<string, number>(async (parentIds) => {
    const counts = await countChildAgencies(ctx.db.reader, parentIds);
    const byParent = new Map(counts.map(({ parentId, count }) => [parentId, count]));
    return parentIds.map((id) => byParent.get(id) ?? 0);
  });

export async function listChildAgencies(
  ctx: AgenciesContext,
  parent: AgencyRow,
  page: PageRequest,
): Promise<AgencyList> {
  const plan = planPageByName(ctx, page, ['agency.children', parent.id]);
  const { after, limit } = plan;
  const rows = await loaderOf(ctx, createChildrenLoader).load({ parentKey: parent.id, after, limit });
  return { ...connectByName(rows, plan), readTotalCount: () => loaderOf(ctx, createCountLoader).load(parent.id) };
}
