// Reads API clients by id and by OAuth client id, with where their agency stands; writes them in bulk for the seed.
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { Membership } from '../domain/visibility';
import { ApiClientEntity } from './apiClient.entity';
import { AgencyRefEntity } from './agencyRef.entity';

export interface ApiClientRow extends Membership {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly isActive: boolean;
}

export interface ApiClientCredentials extends Omit<ApiClientRow, 'parentPath'> {
  readonly secretHash: string;
}

function toCredentials(entity: ApiClientEntity): ApiClientCredentials {
  return { ...entity, scopes: JSON.parse(entity.scopes) as string[], isActive: entity.isActive === 1 };
}

/** Null also where the engine finds `abc ` equal to `abc`. */
export async function findApiClientByClientId(
  manager: EntityManager,
  clientId: string,
): Promise<ApiClientCredentials | null> {
  const entity = await manager.getRepository(ApiClientEntity).findOneBy({ clientId });
  return entity?.clientId === clientId ? toCredentials(entity) : null;
}

export async function findApiClientsByIds(manager: EntityManager, ids: readonly string[]): Promise<ApiClientRow[]> {
  const { entities, raw } = await manager
    .createQueryBuilder(ApiClientEntity, 'client')
    .leftJoin(AgencyRefEntity, 'place', 'place.id = client.agencyId')
    .addSelect('place.parentPath', 'parentPath')
    .where('client.id IN (:...ids)', { ids })
    .getRawAndEntities<{ parentPath: string | null }>();
  return entities.map((entity, index) => {
    const { secretHash: _hidden, ...client } = toCredentials(entity);
    return { ...client, parentPath: raw[index]?.parentPath ?? null };
  });
}

export async function insertApiClients(tx: EntityManager, clients: readonly ApiClientCredentials[]): Promise<void> {
  await bulkInsert(tx, {
    table: 'api_client',
    columns: ['id', 'client_id', 'name', 'agency_id', 'secret_hash', 'scopes', 'is_active'],
    rows: clients.map((client) => [
      ...[client.id, client.clientId, client.name, client.agencyId, client.secretHash],
      ...[JSON.stringify(client.scopes), client.isActive ? 1 : 0],
    ]),
  });
}
