// One operator by id, many in one statement. Called by the entity reference and by readViewer.
import DataLoader from 'dataloader';
import { isId } from '../../../platform/ids';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import { findOperatorsByIds, type OperatorRow } from '../store/operator.store';
import type { UsersContext } from './services';
import { viewOperator, type OperatorView } from './viewOperator';

const createOperatorLoader = (ctx: UsersContext) =>
  new DataLoader<string, OperatorRow | null>(async (ids) =>
    alignByKey(ids, await findOperatorsByIds(ctx.db.reader, ids), (row) => row.id),
  );

export async function readOperator(ctx: UsersContext, id: string): Promise<OperatorView | null> {
  const row = isId(id) ? await loaderOf(ctx, createOperatorLoader).load(id) : null;
  return row === null ? null : viewOperator(ctx, row);
}
