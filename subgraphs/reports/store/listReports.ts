// The list of visible reports, newest first, and its bounded count.
import type { EntityManager } from 'typeorm';
import type { Classification, ReportStatus } from '../domain/states';
import { allOf, isAfter, isOneOf, nameParameters, nameValues, when } from './conditions';
import { ReportEntity } from './report.entity';
import type { ReportRow } from './rows';
import { visibleReports, type RowScope, type SqlCondition } from './visibleReports';

/** Counting stops here; a list with more has no exact count. */
export const COUNT_LIMIT = 10_000;

export interface ReportCriteria {
  readonly status: ReportStatus | null;
  readonly categoryCodes: readonly string[] | null;
  /** A province's or a regency's code, checked by the caller: it becomes part of a LIKE pattern. */
  readonly areaCode: string | null;
  readonly leadAgencyId: string | null;
  readonly classification: Classification | null;
}

export interface ListPage {
  readonly after: readonly [number, string] | null;
  readonly limit: number;
}

export async function listVisibleReports(
  manager: EntityManager,
  scope: RowScope,
  criteria: ReportCriteria,
  { after, limit }: ListPage,
): Promise<ReportRow[]> {
  const behind = isAfter({ column: 'r.submitted_at', id: 'r.id', direction: 'DESC' }, after);
  const wanted = allOf(toCondition(criteria), behind);
  const parts = splitByPublicity(scope).map((part) => allOf(part, wanted));
  if (parts.length === 0) return [];
  // Each part reads its own index in list order and stops after a page; an OR over both would read everything.
  const sql = parts
    .map(
      ({ sql: where }, index) =>
        `SELECT id FROM (SELECT r.id AS id FROM report r WHERE ${where} ORDER BY r.submitted_at DESC, r.id DESC LIMIT ${limit}) part${index}`,
    )
    .join(' UNION ALL ');
  return manager
    .createQueryBuilder(ReportEntity, 'r')
    .innerJoin(`(${nameParameters(sql, 'list')})`, 'page', 'page.id = r.id')
    .setParameters(
      nameValues(
        parts.flatMap(({ parameters }) => parameters),
        'list',
      ),
    )
    .orderBy('r.submittedAt', 'DESC')
    .addOrderBy('r.id', 'DESC')
    .limit(limit)
    .getMany();
}

/** Null beyond `COUNT_LIMIT`. */
export async function countVisibleReports(
  manager: EntityManager,
  scope: RowScope,
  criteria: ReportCriteria,
): Promise<number | null> {
  return countRows(manager, 'report r', allOf(visibleReports(scope), toCondition(criteria)));
}

export async function countRows(
  manager: EntityManager,
  table: string,
  { sql, parameters }: SqlCondition,
): Promise<number | null> {
  const rows: { total: unknown }[] = await manager.query(
    `SELECT COUNT(*) AS total FROM (SELECT 1 AS one FROM ${table} WHERE ${sql} LIMIT ${COUNT_LIMIT + 1}) counted`,
    [...parameters],
  );
  const total = Number(rows[0]?.total ?? 0);
  return total > COUNT_LIMIT ? null : total;
}

/** What everybody sees, and what this viewer sees beyond it: apart, and together exactly `visibleReports`. */
function splitByPublicity(scope: RowScope): SqlCondition[] {
  const beyond = visibleReports({ ...scope, isBlind: true });
  const parts: SqlCondition[] = [];
  if (scope.isNationalAdmin || !scope.isBlind) parts.push(when('r.is_public = 1'));
  else if (beyond.sql !== '1 = 0') parts.push(allOf(when('r.is_public = 1'), beyond));
  if (beyond.sql !== '1 = 0') parts.push(allOf(when('r.is_public = 0'), beyond));
  return parts;
}

function toCondition(criteria: ReportCriteria): SqlCondition {
  const { status, categoryCodes, areaCode, leadAgencyId, classification } = criteria;
  return allOf(
    status === null ? null : when('r.status = ?', status),
    categoryCodes === null ? null : isOneOf('r.category_code', categoryCodes),
    areaCode === null ? null : when('r.area_code = ? OR r.area_code LIKE ?', areaCode, `${areaCode}.%`),
    leadAgencyId === null ? null : when('r.lead_agency_id = ?', leadAgencyId),
    classification === null ? null : when('r.classification = ?', classification),
  );
}
