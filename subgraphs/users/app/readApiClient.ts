// One API client by id: itself, and those who may see the staff of its agency. Called by the reference and readViewer.
import DataLoader from 'dataloader';
import { isId } from '../../../platform/ids';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import { knownScopes } from '../domain/roleScopes';
import { canSeeStaffOf } from '../domain/visibility';
import { findApiClientsByIds, type ApiClientRow } from '../store/apiClient.store';
import type { UsersContext } from './services';

export interface ApiClientView {
  readonly id: string;
  readonly name: string;
  readonly agency: { readonly id: string };
  readonly scopes: readonly string[];
  readonly isActive: boolean;
}

const createApiClientLoader = (ctx: UsersContext) =>
  new DataLoader<string, ApiClientRow | null>(async (ids) =>
    alignByKey(ids, await findApiClientsByIds(ctx.db.reader, ids), (row) => row.id),
  );

export async function readApiClient(ctx: UsersContext, id: string): Promise<ApiClientView | null> {
  const row = isId(id) ? await loaderOf(ctx, createApiClientLoader).load(id) : null;
  if (row === null) return null;
  const isOneself = ctx.principal.kind === 'CLIENT' && ctx.principal.id === row.id;
  if (!isOneself && !canSeeStaffOf(ctx.principal, row)) return null;
  return {
    id: row.id,
    name: row.name,
    agency: { id: row.agencyId },
    scopes: knownScopes(row.scopes),
    isActive: row.isActive,
  };
}
