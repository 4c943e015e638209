// One area by key, batched over the request. Used by verbs and references.
import DataLoader from 'dataloader';
import { isId } from '../../../platform/ids';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import { findAreasByCodes, findAreasByIds } from '../store/areas';
import type { AreaRow } from '../store/rows';
import { isAreaCode } from './codes';
import type { AgenciesContext } from './context';

const createIdLoader = (ctx: AgenciesContext) =>
  new DataLoader<string, AreaRow | null>(async (ids) =>
    alignByKey(ids, await findAreasByIds(ctx.db.reader, ids), (row) => row.id),
  );

const createCodeLoader = (ctx: AgenciesContext) =>
  new DataLoader<string, AreaRow | null>(async (codes) =>
    alignByKey(codes, await findAreasByCodes(ctx.db.reader, codes), (row) => row.code),
  );

export async function loadAreaById(ctx: AgenciesContext, id: string): Promise<AreaRow | null> {
  return isId(id) ? loaderOf(ctx, createIdLoader).load(id) : null;
}

export async function loadAreaByCode(ctx: AgenciesContext, code: string): Promise<AreaRow | null> {
  return isAreaCode(code) ? loaderOf(ctx, createCodeLoader).load(code) : null;
}
