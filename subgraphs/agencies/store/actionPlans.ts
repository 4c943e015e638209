// Reads of the table `action_plan`. Lists are ordered by year, the newest first, then by the institution's code.
import { Brackets, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import type { AgencyKind } from '../../../schema/contract/events';
import { PUBLIC_PLAN_STATUSES, type Pillar, type PlanStatus } from '../domain/actionPlan';
import { ActionPlanEntity } from './actionPlan.entity';
import type { PlanRow } from './planRows';

/** What a viewer may read: everything, or what is public and all plans of some institutions. */
export type PlanSight = 'ALL' | { readonly agencyIds: readonly string[] };

export interface PlanScope {
  readonly sight: PlanSight;
  readonly year: number | null;
  readonly status: PlanStatus | null;
  readonly agencyId: string | null;
  readonly kind: AgencyKind | null;
  readonly pillar: Pillar | null;
}

export interface AfterPlan {
  readonly year: number;
  readonly agencyCode: string;
}

export async function findPlansByIds(reader: EntityManager, ids: readonly string[]): Promise<PlanRow[]> {
  return select(reader).where('p.id IN (:...ids)', { ids }).getMany();
}

/** Nobody else changes the plan until the transaction has ended. */
export async function lockPlan(tx: EntityManager, { lockRow }: Dialect, id: string): Promise<PlanRow | null> {
  const found = (await tx.query(`SELECT id FROM action_plan WHERE id = ? ${lockRow}`, [id])) as unknown[];
  return found.length === 0 ? null : ((await findPlansByIds(tx, [id]))[0] ?? null);
}

export async function findPlans(
  reader: EntityManager,
  scope: PlanScope,
  { after, limit }: { after: AfterPlan | null; limit: number },
): Promise<PlanRow[]> {
  const query = narrow(select(reader), scope);
  if (after) {
    query
      .andWhere('p.year <= :afterYear')
      .andWhere('(p.year < :afterYear OR p.agencyCode > :afterCode)')
      .setParameters({ afterYear: after.year, afterCode: after.agencyCode });
  }
  return query.orderBy('p.year', 'DESC').addOrderBy('p.agencyCode').limit(limit).getMany();
}

export function countPlans(reader: EntityManager, scope: PlanScope): Promise<number> {
  return narrow(select(reader), scope).getCount();
}

export interface AgencyPlansPage {
  readonly agencyIds: readonly string[];
  readonly sight: PlanSight;
  readonly year: number | null;
  readonly afterYear: number | null;
  readonly limit: number;
}

/** An institution has one plan a year: so many rows as there are years, read whole for all institutions of a page. */
export async function findPlansOfAgencies(reader: EntityManager, page: AgencyPlansPage): Promise<PlanRow[]> {
  const { agencyIds, sight, year, afterYear, limit } = page;
  const query = see(select(reader).where('p.agencyId IN (:...of)', { of: agencyIds }), sight);
  if (year !== null) query.andWhere('p.year = :year', { year });
  if (afterYear !== null) query.andWhere('p.year < :afterYear', { afterYear });
  const rows = await query.orderBy('p.year', 'DESC').addOrderBy('p.agencyCode').getMany();
  const counts = new Map<string, number>();
  return rows.filter(({ agencyId }) => {
    const count = (counts.get(agencyId) ?? 0) + 1;
    counts.set(agencyId, count);
    return count <= limit;
  });
}

function select(reader: EntityManager): SelectQueryBuilder<ActionPlanEntity> {
  return reader.createQueryBuilder(ActionPlanEntity, 'p');
}

function narrow(query: SelectQueryBuilder<ActionPlanEntity>, scope: PlanScope): SelectQueryBuilder<ActionPlanEntity> {
  const { year, status, agencyId, kind, pillar } = scope;
  see(query, scope.sight);
  if (year !== null) query.andWhere('p.year = :year', { year });
  if (status !== null) query.andWhere('p.status = :status', { status });
  if (agencyId !== null) query.andWhere('p.agencyId = :agencyId', { agencyId });
  if (kind !== null) query.andWhere('p.agencyKind = :kind', { kind });
  if (pillar !== null)
    query.andWhere('EXISTS (SELECT 1 FROM action_plan_item i WHERE i.plan_id = p.id AND i.pillar = :pillar)', {
      pillar,
    });
  return query;
}

function see(query: SelectQueryBuilder<ActionPlanEntity>, sight: PlanSight): SelectQueryBuilder<ActionPlanEntity> {
  if (sight === 'ALL') return query;
  const visible = new Brackets((any) => {
    // No plain column: along the index of states the whole list would have to be sorted for its first page.
    any.where("COALESCE(p.status, '') IN (:...publicStatuses)", { publicStatuses: PUBLIC_PLAN_STATUSES });
    if (sight.agencyIds.length > 0) any.orWhere('p.agencyId IN (:...ownIds)', { ownIds: sight.agencyIds });
  });
  return query.andWhere(visible);
}
