// Reads of the history of action plans: the newest step first.
import type { EntityManager } from 'typeorm';
import { ActionPlanHistoryEntity } from './actionPlanHistory.entity';
import type { ChangedValue, HistoryRow } from './planRows';

export interface HistoryPage {
  readonly planIds: readonly string[];
  readonly beforeVersion: number | null;
  readonly limit: number;
}

/** The newest steps of many plans, along the primary key. */
export async function findHistory(reader: EntityManager, page: HistoryPage): Promise<HistoryRow[]> {
  const { planIds, beforeVersion, limit } = page;
  const query = reader.createQueryBuilder(ActionPlanHistoryEntity, 'h').innerJoin(
    (from) => {
      const ranked = from
        .select('w.plan_id', 'ranked_plan')
        .addSelect('w.version', 'ranked_version')
        .addSelect('ROW_NUMBER() OVER (PARTITION BY w.plan_id ORDER BY w.version DESC)', 'place')
        .from(ActionPlanHistoryEntity, 'w')
        .where('w.plan_id IN (:...planIds)');
      return beforeVersion === null ? ranked : ranked.andWhere('w.version < :beforeVersion');
    },
    'ranked',
    'ranked.ranked_plan = h.planId AND ranked.ranked_version = h.version AND ranked.place <= :limit',
  );
  query.setParameters({ planIds: [...planIds], beforeVersion, limit });
  return (await query.orderBy('h.planId').addOrderBy('h.version', 'DESC').getMany()).map(toRow);
}

/** The step that made this version. */
export async function findStep(reader: EntityManager, planId: string, version: number): Promise<HistoryRow | null> {
  const row = await reader.getRepository(ActionPlanHistoryEntity).findOneBy({ planId, version });
  return row === null ? null : toRow(row);
}

function toRow(entity: ActionPlanHistoryEntity): HistoryRow {
  return { ...entity, changes: JSON.parse(entity.changes) as ChangedValue[] };
}
