// One unit by id, batched over the request. Used by its reference.
import DataLoader from 'dataloader';
import { isId } from '../../../platform/ids';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import type { UnitRow } from '../store/rows';
import { findUnitsByIds } from '../store/units';
import type { AgenciesContext } from './context';

const createIdLoader = (ctx: AgenciesContext) =>
  new DataLoader<string, UnitRow | null>(async (ids) =>
    alignByKey(ids, await findUnitsByIds(ctx.db.reader, ids), (row) => row.id),
  );

export async function loadUnitById(ctx: AgenciesContext, id: string): Promise<UnitRow | null> {
  return isId(id) ? loaderOf(ctx, createIdLoader).load(id) : null;
}
