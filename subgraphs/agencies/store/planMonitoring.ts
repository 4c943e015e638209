// What the ministry watches: how plans of a year stand, who has none, and how far the pillars have come.
// Each is one statement over the plans of one year, at most one an institution.
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { PUBLIC_PLAN_STATUSES, type Pillar, type PlanStatus } from '../domain/actionPlan';
import { toAgencyRows } from './agencies';
import { AgencyEntity } from './agency.entity';
import { goBehind } from './goBehind';
import { fromStoredProgress } from './planRows';
import type { AfterName, AgencyRow } from './rows';

export async function countPlansByStatus(reader: EntityManager, year: number): Promise<Map<PlanStatus, number>> {
  const sql = 'SELECT status, COUNT(*) AS n FROM action_plan WHERE year = ? GROUP BY status';
  const rows = (await reader.query(sql, [year])) as { status: PlanStatus; n: number | string }[];
  return new Map(rows.map(({ status, n }) => [status, Number(n)]));
}

export interface PillarCount {
  readonly pillar: Pillar;
  readonly items: number;
  readonly measuredItems: number;
  readonly reportedItems: number;
  /** Mean over the reported items. */
  readonly progress: number | null;
}

/** Over the items of public plans. */
export async function countPillars(reader: EntityManager, year: number): Promise<PillarCount[]> {
  const statuses = PUBLIC_PLAN_STATUSES.map(() => '?').join(', ');
  const sql =
    'SELECT i.pillar AS pillar, COUNT(*) AS items, COUNT(i.measure) AS measured, COUNT(i.progress) AS reported, ' +
    'SUM(i.progress) AS total FROM action_plan p JOIN action_plan_item i ON i.plan_id = p.id ' +
    `WHERE p.year = ? AND p.status IN (${statuses}) GROUP BY i.pillar`;
  const rows = (await reader.query(sql, [year, ...PUBLIC_PLAN_STATUSES])) as Record<string, string | number | null>[];
  return rows.map((row) => {
    const reportedItems = Number(row.reported);
    return {
      pillar: row.pillar as Pillar,
      items: Number(row.items),
      measuredItems: Number(row.measured),
      reportedItems,
      progress: reportedItems === 0 ? null : fromStoredProgress(Number(row.total) / reportedItems),
    };
  });
}

export interface WithoutPlan {
  readonly year: number;
  /** Institutions that were connected before this instant are asked for a plan. */
  readonly connectedBefore: number;
}

export async function countAsked(reader: EntityManager, connectedBefore: number): Promise<number> {
  const sql = 'SELECT COUNT(*) AS n FROM agency WHERE connected_since < ? AND is_active = 1';
  const [row] = (await reader.query(sql, [connectedBefore])) as { n: number | string }[];
  return Number(row?.n);
}

export async function countWithoutPlan(reader: EntityManager, scope: WithoutPlan): Promise<number> {
  return withoutPlan(reader, scope).getCount();
}

/** By name. */
export async function findWithoutPlan(
  reader: EntityManager,
  scope: WithoutPlan,
  { after, limit }: { after: AfterName | null; limit: number },
): Promise<AgencyRow[]> {
  const query = withoutPlan(reader, scope);
  if (after) goBehind(query, 'a', after);
  return toAgencyRows(await query.orderBy('a.nameKey').addOrderBy('a.id').limit(limit).getMany());
}

function withoutPlan(reader: EntityManager, { year, connectedBefore }: WithoutPlan): SelectQueryBuilder<AgencyEntity> {
  return reader
    .createQueryBuilder(AgencyEntity, 'a')
    .where('a.connectedSince < :connectedBefore', { connectedBefore })
    .andWhere('a.isActive = 1')
    .andWhere('NOT EXISTS (SELECT 1 FROM action_plan p WHERE p.agency_id = a.id AND p.year = :year)', { year });
}
