// Reads of the table `unit`. Every list is ordered by name, then id.
import type { EntityManager } from 'typeorm';
import { findPagesByParent } from '../../../platform/db/findPagesByParent';
import { goBehind } from './goBehind';
import type { AfterName, UnitRow } from './rows';
import { UnitEntity } from './unit.entity';

export async function findUnitsByIds(reader: EntityManager, ids: readonly string[]): Promise<UnitRow[]> {
  return toRows(await reader.createQueryBuilder(UnitEntity, 'a').where('a.id IN (:...ids)', { ids }).getMany());
}

export interface UnitsPage {
  readonly agencyIds: readonly string[];
  readonly after: AfterName | null;
  readonly limit: number;
}

export async function findUnitsOfAgencies(reader: EntityManager, page: UnitsPage): Promise<UnitRow[]> {
  const rows = await findPagesByParent(reader, {
    entity: UnitEntity,
    parent: 'agencyId',
    parentKeys: page.agencyIds,
    order: ['nameKey', 'id'],
    limit: page.limit,
    narrow: (query) => void (page.after ? goBehind(query, 'w', page.after) : undefined),
  });
  return toRows(rows);
}

function toRows(entities: readonly UnitEntity[]): UnitRow[] {
  return entities.map((entity) => ({
    id: entity.id,
    agencyId: entity.agencyId,
    code: entity.code,
    name: entity.name,
    nameKey: entity.nameKey,
    isActive: Number(entity.isActive) === 1,
  }));
}
