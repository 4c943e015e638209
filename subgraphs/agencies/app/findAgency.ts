// `Query.agency`: one institution by id or by code. Called by the agency resolver.
import { CodedError } from '../../../platform/errors';
import type { AgencyRow } from '../store/rows';
import type { AgenciesContext } from './context';
import { loadAgencyByCode, loadAgencyById } from './loadAgency';

export interface AgencyKey {
  readonly id?: string | null;
  readonly code?: string | null;
}

export async function findAgency(
  ctx: AgenciesContext,
  { id = null, code = null }: AgencyKey,
): Promise<AgencyRow | null> {
  if (id !== null && code === null) return loadAgencyById(ctx, id);
  if (code !== null && id === null) return loadAgencyByCode(ctx, code);
  throw new CodedError('BAD_USER_INPUT', 'agency wants either id or code.');
}
