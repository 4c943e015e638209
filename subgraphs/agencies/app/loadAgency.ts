// One agency by key, batched over the request: one statement however many objects ask. Used by verbs and references.
import DataLoader from 'dataloader';
import { isId } from '../../../platform/ids';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import { findAgenciesByCodes, findAgenciesByIds, findLocalAgencies } from '../store/agencies';
import type { AgencyRow } from '../store/rows';
import { isAgencyCode } from './codes';
import type { AgenciesContext } from './context';

const createIdLoader = (ctx: AgenciesContext) =>
  new DataLoader<string, AgencyRow | null>(async (ids) =>
    alignByKey(ids, await findAgenciesByIds(ctx.db.reader, ids), (row) => row.id),
  );

const createCodeLoader = (ctx: AgenciesContext) =>
  new DataLoader<string, AgencyRow | null>(async (codes) =>
    alignByKey(codes, await findAgenciesByCodes(ctx.db.reader, codes), (row) => row.code),
  );

const createAreaLoader = (ctx: AgenciesContext) =>
  new DataLoader<string, AgencyRow | null>(async (areaCodes) =>
    alignByKey<string | null, AgencyRow>(
      areaCodes,
      await findLocalAgencies(ctx.db.reader, areaCodes),
      (row) => row.areaCode,
    ),
  );

export async function loadAgencyById(ctx: AgenciesContext, id: string): Promise<AgencyRow | null> {
  return isId(id) ? loaderOf(ctx, createIdLoader).load(id) : null;
}

export async function loadAgencyByCode(ctx: AgenciesContext, code: string): Promise<AgencyRow | null> {
  return isAgencyCode(code) ? loaderOf(ctx, createCodeLoader).load(code) : null;
}

/** The local government of an area. */
export async function loadLocalAgency(ctx: AgenciesContext, areaCode: string): Promise<AgencyRow | null> {
  return loaderOf(ctx, createAreaLoader).load(areaCode);
}
