// Reads of the table `agency`. Every list is ordered by name, then id, and continues behind the last row seen.
import { Brackets, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { findPagesByParent } from '../../../platform/db/findPagesByParent';
import { escapeLike } from '../../../platform/text';
import type { AgencyKind } from '../../../schema/contract/events';
import { AgencyEntity } from './agency.entity';
import { goBehind } from './goBehind';
import type { AfterName, AgencyRow } from './rows';

export interface AgencyScope {
  /** Beginnings of words of the name or short name, as search keys; all must be found. */
  readonly words: readonly string[];
  readonly kind: AgencyKind | null;
  /** Agencies of this area itself. */
  readonly areaCode: string | null;
  /** Agencies of this province and of the areas below it. */
  readonly provinceCode: string | null;
  readonly isConnected: boolean | null;
  readonly parentId: string | null;
}

const LOCAL_KINDS: readonly AgencyKind[] = ['PROVINCE', 'REGENCY', 'CITY'];

export async function findAgenciesByIds(reader: EntityManager, ids: readonly string[]): Promise<AgencyRow[]> {
  return toAgencyRows(await select(reader).where('a.id IN (:...ids)', { ids }).getMany());
}

export async function findAgenciesByCodes(reader: EntityManager, codes: readonly string[]): Promise<AgencyRow[]> {
  return toAgencyRows(await select(reader).where('a.code IN (:...codes)', { codes }).getMany());
}

/** The local governments of areas: one each. Other institutions may have a seat in an area, but do not govern it. */
export async function findLocalAgencies(reader: EntityManager, areaCodes: readonly string[]): Promise<AgencyRow[]> {
  const query = select(reader).where('a.areaCode IN (:...areaCodes)', { areaCodes });
  return toAgencyRows(await query.andWhere('a.kind IN (:...kinds)', { kinds: LOCAL_KINDS }).getMany());
}

export async function findAgencies(
  reader: EntityManager,
  scope: AgencyScope,
  { after, limit }: { after: AfterName | null; limit: number },
): Promise<AgencyRow[]> {
  const query = narrow(select(reader), scope);
  if (after) goBehind(query, 'a', after);
  return toAgencyRows(await query.orderBy('a.nameKey').addOrderBy('a.id').limit(limit).getMany());
}

export function countAgencies(reader: EntityManager, scope: AgencyScope): Promise<number> {
  return narrow(select(reader), scope).getCount();
}

export interface ChildrenPage {
  readonly parentIds: readonly string[];
  readonly after: AfterName | null;
  readonly limit: number;
}

export async function findChildAgencies(reader: EntityManager, page: ChildrenPage): Promise<AgencyRow[]> {
  const rows = await findPagesByParent(reader, {
    entity: AgencyEntity,
    parent: 'parentId',
    parentKeys: page.parentIds,
    order: ['nameKey', 'id'],
    limit: page.limit,
    narrow: (query) => void (page.after ? goBehind(query, 'w', page.after) : undefined),
  });
  return toAgencyRows(rows);
}

export async function countChildAgencies(
  reader: EntityManager,
  parentIds: readonly string[],
): Promise<{ parentId: string; count: number }[]> {
  const rows = await reader
    .createQueryBuilder(AgencyEntity, 'a')
    .select('a.parentId', 'parentId')
    .addSelect('COUNT(*)', 'count')
    .where('a.parentId IN (:...parentIds)', { parentIds })
    .groupBy('a.parentId')
    .getRawMany<{ parentId: string; count: number }>();
  return rows.map(({ parentId, count }) => ({ parentId, count: Number(count) }));
}

/** The agency and all below it: a tree of a few levels, along the index of parents. */
export async function findIdsBelow(reader: EntityManager, id: string): Promise<string[]> {
  const sql =
    'WITH RECURSIVE below (id) AS (SELECT id FROM agency WHERE id = ? ' +
    'UNION SELECT a.id FROM agency a JOIN below b ON a.parent_id = b.id) SELECT id FROM below';
  return ((await reader.query(sql, [id])) as { id: string }[]).map((row) => row.id);
}

function select(reader: EntityManager): SelectQueryBuilder<AgencyEntity> {
  return reader.createQueryBuilder(AgencyEntity, 'a');
}

function narrow(query: SelectQueryBuilder<AgencyEntity>, scope: AgencyScope): SelectQueryBuilder<AgencyEntity> {
  for (const property of ['kind', 'areaCode', 'provinceCode', 'parentId'] as const) {
    const value = scope[property];
    if (value !== null) query.andWhere(`a.${property} = :${property}`, { [property]: value });
  }
  if (scope.isConnected !== null) query.andWhere(`a.connectedSince IS ${scope.isConnected ? 'NOT NULL' : 'NULL'}`);
  const words = new Brackets((all) => {
    scope.words.forEach((word, n) => {
      all.andWhere(`a.searchKey LIKE :word${n} ESCAPE '!'`, { [`word${n}`]: `% ${escapeLike(word)}%` });
    });
  });
  return scope.words.length > 0 ? query.andWhere(words) : query;
}

export function toAgencyRows(entities: readonly AgencyEntity[]): AgencyRow[] {
  return entities.map((entity) => ({
    id: entity.id,
    code: entity.code,
    name: entity.name,
    nameKey: entity.nameKey,
    shortName: entity.shortName,
    kind: entity.kind,
    parentId: entity.parentId,
    areaCode: entity.areaCode,
    timeZone: entity.timeZone,
    isActive: Number(entity.isActive) === 1,
    isConnected: entity.connectedSince !== null,
    connectedSince: entity.connectedSince,
  }));
}
