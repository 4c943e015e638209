// The trail of one operator: who changed what, the newest first. For the DPO, and for who may change them.
import { hasRole, hasScope } from '../../../schema/contract/principal';
import { CodedError } from '../../../platform/errors';
import { checkPageSize, toConnection, type Connection } from '../../../platform/graphql/connection';
import { createCursorSealer } from '../../../platform/graphql/cursor';
import { isId } from '../../../platform/ids';
import { mayManageStaff } from '../domain/operatorChange';
import { canSeeStaffOf } from '../domain/visibility';
import { findOperatorsByIds, listOperatorChanges as readChanges, type OperatorChange } from '../store/operator.store';
import type { Page } from './listOperators';
import type { UsersContext } from './services';

export async function listOperatorChanges(
  ctx: UsersContext,
  operatorId: string,
  { first, after }: Page,
): Promise<Connection<OperatorChange>> {
  const { principal, db, services } = ctx;
  if (principal.kind === 'ANONYMOUS') throw new CodedError('UNAUTHENTICATED');
  const isDpo = hasRole(principal, 'DPO') && hasScope(principal, 'users:read');
  if (!isDpo && !mayManageStaff(principal)) throw new CodedError('FORBIDDEN');
  checkPageSize(first);
  const sealer = createCursorSealer(services.cursorKey, ['operatorChanges', principal.id, operatorId]);
  const [before] = after ? sealer.open(after) : [];
  const [operator] = isId(operatorId) ? await findOperatorsByIds(db.reader, [operatorId]) : [];
  if (!operator || (!isDpo && !canSeeStaffOf(principal, operator))) throw new CodedError('NOT_FOUND');
  const rows = await readChanges(db.reader, operatorId, { before: (before as number) ?? null, limit: first + 1 });
  return toConnection({ rows, first, after, sealer, keyOf: ({ version }) => [version] });
}
