// Reads of the table `area`. Every list is ordered by code.
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { findPagesByParent } from '../../../platform/db/findPagesByParent';
import type { AreaKind } from '../../../schema/reference/areas';
import { AreaEntity } from './area.entity';
import type { AreaRow } from './rows';

export interface AreaScope {
  readonly kind: AreaKind | null;
  readonly parentCode: string | null;
}

export async function findAreasByIds(reader: EntityManager, ids: readonly string[]): Promise<AreaRow[]> {
  return toRows(await select(reader).where('a.id IN (:...ids)', { ids }).getMany());
}

export async function findAreasByCodes(reader: EntityManager, codes: readonly string[]): Promise<AreaRow[]> {
  return toRows(await select(reader).where('a.code IN (:...codes)', { codes }).getMany());
}

export async function findAreas(
  reader: EntityManager,
  scope: AreaScope,
  { after, limit }: { after: string | null; limit: number },
): Promise<AreaRow[]> {
  const query = select(reader).orderBy('a.code').limit(limit);
  if (scope.kind !== null) query.andWhere('a.kind = :kind', { kind: scope.kind });
  if (scope.parentCode !== null) query.andWhere('a.parentCode = :parentCode', { parentCode: scope.parentCode });
  if (after !== null) query.andWhere('a.code > :after', { after });
  return toRows(await query.getMany());
}

export interface ChildAreasPage {
  readonly parentCodes: readonly string[];
  readonly after: string | null;
  readonly limit: number;
}

export async function findChildAreas(reader: EntityManager, page: ChildAreasPage): Promise<AreaRow[]> {
  const rows = await findPagesByParent(reader, {
    entity: AreaEntity,
    parent: 'parentCode',
    parentKeys: page.parentCodes,
    order: ['code'],
    limit: page.limit,
    narrow: (query) =>
      void (page.after === null ? undefined : query.andWhere('w.code > :after', { after: page.after })),
  });
  return toRows(rows);
}

function select(reader: EntityManager): SelectQueryBuilder<AreaEntity> {
  return reader.createQueryBuilder(AreaEntity, 'a');
}

function toRows(entities: readonly AreaEntity[]): AreaRow[] {
  return entities.map(({ id, code, name, kind, timeZone, parentCode }) => ({
    ...{ id, code, name, kind, timeZone, parentCode },
  }));
}
