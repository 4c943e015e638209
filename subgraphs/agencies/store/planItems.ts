// Reads of the items of action plans and of what was reported of them. Items are ordered by place.
import type { EntityManager } from 'typeorm';
import { findPagesByParent } from '../../../platform/db/findPagesByParent';
import { ActionPlanActualEntity } from './actionPlanActual.entity';
import { ActionPlanItemEntity } from './actionPlanItem.entity';
import { fromStoredProgress, fromThousandths, type ActualRow, type ItemRow } from './planRows';

export async function findItemsByIds(reader: EntityManager, ids: readonly string[]): Promise<ItemRow[]> {
  const query = reader.createQueryBuilder(ActionPlanItemEntity, 'i').where('i.id IN (:...ids)', { ids });
  return (await query.getMany()).map(toItemRow);
}

export interface ItemsPage {
  readonly planIds: readonly string[];
  readonly after: number | null;
  readonly limit: number;
}

export async function findItemsOfPlans(reader: EntityManager, page: ItemsPage): Promise<ItemRow[]> {
  const rows = await findPagesByParent(reader, {
    entity: ActionPlanItemEntity,
    parent: 'planId',
    parentKeys: page.planIds,
    order: ['place'],
    limit: page.limit,
    narrow: (query) =>
      void (page.after === null ? undefined : query.andWhere('w.place > :after', { after: page.after })),
  });
  return rows.map(toItemRow);
}

/** At most four an item. */
export async function findActuals(reader: EntityManager, itemIds: readonly string[]): Promise<ActualRow[]> {
  const query = reader.createQueryBuilder(ActionPlanActualEntity, 'a').where('a.itemId IN (:...itemIds)', { itemIds });
  return (await query.orderBy('a.itemId').addOrderBy('a.quarter').getMany()).map((row) => ({
    ...row,
    amount: fromThousandths(row.amount),
    evidenceLinks: JSON.parse(row.evidenceLinks) as string[],
  }));
}

/** How many items a plan has, and the place behind the last. */
export async function measureItems(tx: EntityManager, planId: string): Promise<{ count: number; nextPlace: number }> {
  const sql = 'SELECT COUNT(*) AS n, MAX(place) AS last FROM action_plan_item WHERE plan_id = ?';
  const [row] = (await tx.query(sql, [planId])) as { n: number | string; last: number | null }[];
  return { count: Number(row?.n ?? 0), nextPlace: Number(row?.last ?? 0) + 1 };
}

function toItemRow(entity: ActionPlanItemEntity): ItemRow {
  const { id, planId, agencyId, year, place, pillar, activity, indicator, measure } = entity;
  const { unitOfMeasure, direction, responsibleUnitId } = entity;
  return {
    ...{ id, planId, agencyId, year, place, pillar, activity, indicator, measure },
    ...{ unitOfMeasure, direction, responsibleUnitId },
    baseline: fromThousandths(entity.baseline),
    target: fromThousandths(entity.target) ?? 0,
    targets: [entity.targetQ1, entity.targetQ2, entity.targetQ3, entity.targetQ4].map(fromThousandths),
    progress: fromStoredProgress(entity.progress),
  };
}
