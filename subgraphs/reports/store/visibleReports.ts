// The visibility scope of a viewer as an SQL condition over `report r`: the WHERE of every read of reports.
// Says in SQL what `app/access/reportAccess.ts` says of one row; a test holds the two together.
import { TARGET_STATUSES } from '../domain/states';

export interface RowScope {
  readonly isNationalAdmin: boolean;
  readonly isBlind: boolean;
  readonly reporterId: string | null;
  readonly agencyIds: ReadonlySet<string>;
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
    const ids = [...scope.agencyIds];
    parts.push(
      `EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ${HOLDING} AND va.agency_id IN (${placeholders(ids)}))`,
    );
    parameters.push(...ids);
  }
  if (scope.targetAgencyIds.size > 0) {
    const ids = [...scope.targetAgencyIds];
    parts.push(
      `(r.target_agency_id IN (${placeholders(ids)}) AND r.status IN (${QUOTED_TARGET_STATUSES}) AND ${UNHELD})`,
    );
    parameters.push(...ids);
  }
  if (scope.trackedReportIds.size > 0) {
    const ids = [...scope.trackedReportIds];
    parts.push(`r.id IN (${placeholders(ids)})`);
    parameters.push(...ids);
  }
  return parts.length === 0 ? { sql: '1 = 0', parameters } : { sql: `(${parts.join(' OR ')})`, parameters };
}

export function placeholders(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
