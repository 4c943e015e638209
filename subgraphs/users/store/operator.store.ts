// Reads operators by id and as a page inside a viewer's scope; writes them in bulk for the seed.
import type { EntityManager } from 'typeorm';
import type { Role } from '../../../schema/contract/scopes';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { Dialect } from '../../../platform/db/dialect';
import type { BulkLoad } from '../../../platform/db/bulkLoad';
import { toSearchKey } from '../../../platform/text';
import type { Membership, OperatorScope } from '../domain/visibility';
import { AgencyRefEntity } from './agencyRef.entity';
import { OperatorEntity } from './operator.entity';

export interface OperatorRow extends Membership {
  readonly id: string;
  readonly unitId: string | null;
  readonly role: Role;
  readonly name: string;
  readonly nameKey: string;
  readonly isActive: boolean;
  /** Counts the changes; 1 at first. */
  readonly version: number;
}

export interface OperatorFilter {
  readonly agencyId?: string | null;
  readonly unitId?: string | null;
  readonly role?: Role | null;
}

export interface OperatorPageRequest {
  readonly scope: OperatorScope;
  readonly filter: OperatorFilter;
  /** Name key and id of the last row of the page before. */
  readonly after: { readonly nameKey: string; readonly id: string } | null;
  readonly limit: number;
}

function selectOperators(manager: EntityManager) {
  return manager
    .createQueryBuilder(OperatorEntity, 'operator')
    .leftJoin(AgencyRefEntity, 'place', 'place.id = operator.agencyId')
    .addSelect('place.parentPath', 'parentPath');
}

type OperatorQuery = ReturnType<typeof selectOperators>;

async function readRows(query: OperatorQuery): Promise<OperatorRow[]> {
  const { entities, raw } = await query.getRawAndEntities<{ parentPath: string | null }>();
  return entities.map((entity, index) => ({
    ...entity,
    isActive: entity.isActive === 1,
    parentPath: raw[index]?.parentPath ?? null,
  }));
}

export function findOperatorsByIds(manager: EntityManager, ids: readonly string[]): Promise<OperatorRow[]> {
  return readRows(selectOperators(manager).where('operator.id IN (:...ids)', { ids }));
}

/** By name, then id. Everything outside `scope` does not exist here. */
export function listOperatorRows(manager: EntityManager, request: OperatorPageRequest): Promise<OperatorRow[]> {
  const query = selectOperators(manager).where('1 = 1');
  addScope(query, request.scope);
  const { agencyId, unitId, role } = request.filter;
  if (agencyId) query.andWhere('operator.agencyId = :agencyId', { agencyId });
  if (unitId) query.andWhere('operator.unitId = :unitId', { unitId });
  if (role) query.andWhere('operator.role = :role', { role });
  if (request.after) {
    query.andWhere('operator.nameKey >= :nameKey', request.after);
    query.andWhere('(operator.nameKey > :nameKey OR operator.id > :id)', request.after);
  }
  return readRows(query.orderBy('operator.nameKey').addOrderBy('operator.id').limit(request.limit));
}

function addScope(query: OperatorQuery, scope: OperatorScope): void {
  if (scope.kind === 'ALL') return;
  if (scope.kind === 'OWN') {
    query.andWhere('operator.agencyId = :own', { own: scope.agencyId });
    return;
  }
  // `0` follows `/` in ASCII: the range holds exactly the paths that continue below the own one, on both engines.
  const below = query
    .subQuery()
    .select('below.id')
    .from(AgencyRefEntity, 'below')
    .innerJoin(AgencyRefEntity, 'self', 'self.id = :own')
    .where("below.parentPath > CONCAT(self.parentPath, '/')")
    .andWhere("below.parentPath < CONCAT(self.parentPath, '0')");
  query.andWhere(`(operator.agencyId = :own OR operator.agencyId IN ${below.getQuery()})`, { own: scope.agencyId });
}

/** Locked until the end of the transaction. */
export async function lockOperator(tx: EntityManager, dialect: Dialect, id: string): Promise<OperatorRow | null> {
  await tx.query(`SELECT id FROM operator WHERE id = ? ${dialect.lockRow}`, [id]);
  return (await findOperatorsByIds(tx, [id]))[0] ?? null;
}

/** What may be changed of an operator. */
export type OperatorPost = Pick<OperatorRow, 'agencyId' | 'unitId' | 'role' | 'isActive'>;

export interface OperatorChange {
  readonly operatorId: string;
  /** After it. */
  readonly version: number;
  readonly at: number;
  readonly actorId: string;
  readonly actorRole: string;
  readonly requestId: string;
  readonly before: OperatorPost;
  readonly after: OperatorPost;
}

/** The row and its trail, under the lock. */
export async function changeOperator(tx: EntityManager, change: OperatorChange): Promise<void> {
  const { operatorId, version, at, actorId, actorRole, requestId, before, after } = change;
  await tx.query('UPDATE operator SET agency_id = ?, unit_id = ?, role = ?, is_active = ?, version = ? WHERE id = ?', [
    ...[after.agencyId, after.unitId, after.role, after.isActive ? 1 : 0, version, operatorId],
  ]);
  await bulkInsert(tx, {
    table: 'operator_change',
    columns: ['operator_id', 'version', 'at', 'actor_id', 'actor_role', 'request_id', 'before_json', 'after_json'],
    rows: [[operatorId, version, at, actorId, actorRole, requestId, JSON.stringify(before), JSON.stringify(after)]],
  });
}

/** The newest first. */
export async function listOperatorChanges(
  manager: EntityManager,
  operatorId: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<OperatorChange[]> {
  const rows = (await manager.query(
    'SELECT * FROM operator_change WHERE operator_id = ? AND version < ? ORDER BY version DESC LIMIT ?',
    [operatorId, before ?? MAX_VERSION, limit],
  )) as Record<string, string | number>[];
  return rows.map((row) => ({
    ...{ operatorId, version: Number(row.version), at: Number(row.at) },
    ...{ actorId: String(row.actor_id), actorRole: String(row.actor_role), requestId: String(row.request_id) },
    before: JSON.parse(String(row.before_json)) as OperatorPost,
    after: JSON.parse(String(row.after_json)) as OperatorPost,
  }));
}

const MAX_VERSION = 2_147_483_647;

export type NewOperator = Omit<OperatorRow, 'parentPath' | 'nameKey' | 'version'>;

export async function insertOperators(
  tx: EntityManager,
  operators: readonly NewOperator[],
  load: BulkLoad = bulkInsert,
): Promise<void> {
  await load(tx, {
    table: 'operator',
    columns: ['id', 'agency_id', 'unit_id', 'role', 'name', 'name_key', 'is_active'],
    rows: operators.map((operator) => [
      ...[operator.id, operator.agencyId, operator.unitId, operator.role],
      ...[operator.name, toSearchKey(operator.name), operator.isActive ? 1 : 0],
    ]),
  });
}
