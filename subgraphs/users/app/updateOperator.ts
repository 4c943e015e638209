// Changes what an operator (petugas) is: active or not, in which institution and unit, liaison or admin. The other subgraphs are
// told in the same transaction; tokens follow within the minute for which the gateway remembers a principal.
import type { Transaction } from '../../../platform/db/database';
import { CodedError, Refusal } from '../../../platform/errors';
import { runIdempotent } from '../../../platform/idempotency';
import { isId } from '../../../platform/ids';
import { appendEvent } from '../../../platform/outbox/appendEvent';
import { judgeChange, mayManageStaff, type ManagedRole } from '../domain/operatorChange';
import { canSeeStaffOf } from '../domain/visibility';
import { findAgencyPlace } from '../store/agencyRef.store';
import { changeOperator, lockOperator, type OperatorPost, type OperatorRow } from '../store/operator.store';
import { toOperatorPublished } from './publishOperators';
import type { UsersContext } from './services';

/** Absent (or null, where null means nothing) leaves it as it was. */
export interface OperatorUpdate {
  readonly idempotencyKey: string;
  readonly operatorId: string;
  readonly expectedVersion: number;
  readonly isActive?: boolean | null;
  readonly role?: ManagedRole | null;
  readonly agencyId?: string | null;
  /** Null: none. */
  readonly unitId?: string | null;
}

/** @throws Refusal */
export async function updateOperator(
  ctx: UsersContext,
  input: OperatorUpdate,
): Promise<{ readonly operatorId: string }> {
  const { principal } = ctx;
  if (principal.kind === 'ANONYMOUS') throw new CodedError('UNAUTHENTICATED');
  if (!mayManageStaff(principal)) throw new CodedError('FORBIDDEN');
  const { idempotencyKey, operatorId } = input;
  // A unit that is taken away and one that is not named are two requests.
  const args = { ...input, idempotencyKey: null, unitId: input.unitId === undefined ? 'as it was' : input.unitId };
  const request = { field: 'updateOperator', key: idempotencyKey, args, outcome: { operatorId } };
  return runIdempotent(ctx, request, async (tx) => {
    const operator = isId(operatorId) ? await lockOperator(tx, ctx.db.dialect, operatorId) : null;
    const isStatusOnly = (input.role ?? input.agencyId ?? null) === null && input.unitId === undefined;
    const fault = operator === null ? 'NOT_FOUND' : judgeChange(principal, operator, isStatusOnly);
    if (operator === null || fault !== null) throw Refusal.of(fault ?? 'NOT_FOUND', 'operatorId');
    if (operator.version !== input.expectedVersion) throw Refusal.of('VERSION_CONFLICT', 'expectedVersion');
    await write(ctx, tx, operator, await toPost(ctx, tx, operator, input));
    return { operatorId };
  });
}

async function write(ctx: UsersContext, tx: Transaction, operator: OperatorRow, after: OperatorPost): Promise<void> {
  const { id: operatorId, agencyId, unitId, role, isActive } = operator;
  const before: OperatorPost = { agencyId, unitId, role, isActive };
  const at = ctx.clock.now();
  const version = operator.version + 1;
  const actor = { actorId: ctx.principal.id, actorRole: ctx.principal.roles[0] ?? '', requestId: ctx.requestId };
  await changeOperator(tx, { operatorId, version, at, ...actor, before, after });
  const event = toOperatorPublished({ id: operatorId, ...after });
  await appendEvent(tx, { aggregateId: operatorId, aggregateVersion: version, recordedAt: at, event });
}

async function toPost(
  ctx: UsersContext,
  tx: Transaction,
  operator: OperatorRow,
  input: OperatorUpdate,
): Promise<OperatorPost> {
  const agencyId = input.agencyId ?? operator.agencyId;
  const isMoving = agencyId !== operator.agencyId;
  // Another institution has other units.
  const unitId = input.unitId === undefined ? (isMoving ? null : operator.unitId) : input.unitId;
  if (isMoving) await checkAgency(ctx, tx, agencyId);
  if (unitId !== null && unitId !== operator.unitId) await checkUnit(tx, agencyId, unitId);
  const post = { agencyId, unitId, role: input.role ?? operator.role, isActive: input.isActive ?? operator.isActive };
  const isSame = (Object.keys(post) as (keyof OperatorPost)[]).every((name) => post[name] === operator[name]);
  if (isSame) throw Refusal.of('INVALID_INPUT', null, 'Nothing would change.');
  return post;
}

/** Within the viewer's own tree; one that is not there and one outside are the same. */
async function checkAgency(ctx: UsersContext, tx: Transaction, agencyId: string): Promise<void> {
  const place = isId(agencyId) ? await findAgencyPlace(tx, agencyId) : null;
  const isSeen = place !== null && canSeeStaffOf(ctx.principal, { agencyId, parentPath: place.parentPath });
  if (!isSeen) throw Refusal.of('NOT_FOUND', 'agencyId');
}

async function checkUnit(tx: Transaction, agencyId: string, unitId: string): Promise<void> {
  const place = isId(unitId) ? await findAgencyPlace(tx, agencyId) : null;
  if (!place?.unitIds?.includes(unitId)) throw Refusal.of('NOT_FOUND', 'unitId');
}
