// The visibility scope of a viewer as an SQL condition over `report r`: the WHERE of every read of reports.
// Says in SQL what `app/access/reportAccess.ts` says of one row; a test holds the two together.
import { TARGET_STATUSES } from '../domain/states';

/** Staff of one unit (unit kerja) of their agency. */
export interface UnitScope {
  readonly id: string;
  /** Whose own steps, drafts and notes stay theirs when the case has left the unit. */
  readonly memberId: string;
}

export interface RowScope {
  readonly isNationalAdmin: boolean;
  readonly isBlind: boolean;
  readonly reporterId: string | null;
  readonly agencyIds: ReadonlySet<string>;
  readonly unit: UnitScope | null;
  readonly isOmbudsman: boolean;
  readonly targetAgencyIds: ReadonlySet<string>;
  /** Opened in this request with tracking id and secret. */
  readonly trackedReportIds: ReadonlySet<string>;
}

export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export const HOLDING = "('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE')";
const QUOTED_TARGET_STATUSES = TARGET_STATUSES.map((status) => `'${status}'`).join(', ');

/** Nobody holds it. As a value: an EXISTS might be turned into a join that begins with the assignments. */
export const UNHELD = `(SELECT COUNT(*) FROM assignment ta WHERE ta.report_id = r.id AND ta.status IN ${HOLDING}) = 0`;

export function visibleReports(scope: RowScope): SqlCondition {
  if (scope.isNationalAdmin) return { sql: '1 = 1', parameters: [] };
  const parts: string[] = [];
  const parameters: unknown[] = [];
  if (!scope.isBlind) parts.push('r.is_public = 1');
  if (scope.reporterId !== null) {
    parts.push('r.reporter_id = ?');
    parameters.push(scope.reporterId);
  }
  if (scope.agencyIds.size > 0) {
    const held = isHeldBy('r.id', scope);
    parts.push(held.sql);
    parameters.push(...held.parameters);
  }
  if (scope.targetAgencyIds.size > 0) {
    const ids = [...scope.targetAgencyIds];
    parts.push(
      `(r.target_agency_id IN (${placeholders(ids)}) AND r.status IN (${QUOTED_TARGET_STATUSES}) AND ${UNHELD})`,
    );
    parameters.push(...ids);
  }
  if (scope.isOmbudsman) parts.push('r.ombudsman_since IS NOT NULL');
  if (scope.trackedReportIds.size > 0) {
    const ids = [...scope.trackedReportIds];
    parts.push(`r.id IN (${placeholders(ids)})`);
    parameters.push(...ids);
  }
  return parts.length === 0 ? { sql: '1 = 0', parameters } : { sql: `(${parts.join(' OR ')})`, parameters };
}

/** An agency of the scope holds the report whose id is in this column; for staff of a unit: that unit does. */
export function isHeldBy(column: string, { agencyIds, unit }: Pick<RowScope, 'agencyIds' | 'unit'>): SqlCondition {
  const ofUnit = unit === null ? '' : ' AND va.unit_id = ?';
  const ids = [...agencyIds];
  return {
    sql: `EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = ${column} AND va.status IN ${HOLDING} AND va.agency_id IN (${placeholders(ids)})${ofUnit})`,
    parameters: unit === null ? ids : [...ids, unit.id],
  };
}

export function placeholders(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
