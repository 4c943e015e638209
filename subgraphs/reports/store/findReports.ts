// Reads of reports by key. Each carries the viewer's scope: what may not be seen is not found.
import type { EntityManager } from 'typeorm';
import { ReportEntity } from './report.entity';
import { allOf, isOneOf, when } from './conditions';
import { selectColumns, toRows } from './readRows';
import type { ReportRow } from './rows';
import { visibleReports, type RowScope, type SqlCondition } from './visibleReports';

export function findReportsByIds(
  manager: EntityManager,
  ids: readonly string[],
  scope: RowScope,
): Promise<ReportRow[]> {
  return readReports(manager, allOf(isOneOf('r.id', ids), visibleReports(scope)));
}

export async function findReportByTrackingId(
  manager: EntityManager,
  trackingId: string,
  scope: RowScope,
): Promise<ReportRow | null> {
  const found = await readReports(manager, allOf(when('r.tracking_id = ?', trackingId), visibleReports(scope)));
  return found[0] ?? null;
}

async function readReports(manager: EntityManager, { sql, parameters }: SqlCondition): Promise<ReportRow[]> {
  const selected = selectColumns(manager, ReportEntity, 'r');
  const raw: unknown = await manager.query(`SELECT ${selected} FROM report r WHERE ${sql}`, [...parameters]);
  return toRows<ReportRow>(manager, ReportEntity, raw);
}

/** Without a scope: the caller proves with a secret that it may read the row (`app/trackReport.ts`), or gets nothing. */
export function findReportToProve(manager: EntityManager, trackingId: string): Promise<ReportRow | null> {
  return manager.findOne(ReportEntity, { where: { trackingId } });
}
