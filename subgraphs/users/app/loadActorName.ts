// Names of operators and systems in the audit log, batched over a page. Whoever calls it has judged that they may be seen.
import DataLoader from 'dataloader';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import { findApiClientsByIds } from '../store/apiClient.store';
import { findOperatorsByIds } from '../store/operator.store';
import type { UsersContext } from './services';

type Named = { readonly id: string; readonly name: string };
type FindNamed = (manager: UsersContext['db']['reader'], ids: readonly string[]) => Promise<Named[]>;

const createLoader = (ctx: UsersContext, find: FindNamed) =>
  new DataLoader<string, Named | null>(async (ids) => alignByKey(ids, await find(ctx.db.reader, ids), (row) => row.id));

const createOperatorNames = (ctx: UsersContext) => createLoader(ctx, findOperatorsByIds);
const createSystemNames = (ctx: UsersContext) => createLoader(ctx, findApiClientsByIds);

export async function loadActorName(
  ctx: UsersContext,
  kind: 'OPERATOR' | 'CLIENT',
  id: string,
): Promise<string | null> {
  const named = await loaderOf(ctx, kind === 'OPERATOR' ? createOperatorNames : createSystemNames).load(id);
  return named?.name ?? null;
}
