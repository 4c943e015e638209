// Reads of reports by key. Each carries the viewer's scope: what may not be seen is not found.
import type { EntityManager } from 'typeorm';
import { ReportEntity } from './report.entity';
import { addCondition } from './conditions';
import type { ReportRow } from './rows';
import { visibleReports, type RowScope } from './visibleReports';

export function findReportsByIds(
  manager: EntityManager,
  ids: readonly string[],
  scope: RowScope,
): Promise<ReportRow[]> {
  const query = manager.createQueryBuilder(ReportEntity, 'r').where('r.id IN (:...ids)', { ids });
  return addCondition(query, visibleReports(scope), 'scope').getMany();
}

export function findReportByTrackingId(
  manager: EntityManager,
  trackingId: string,
  scope: RowScope,
): Promise<ReportRow | null> {
  const query = manager.createQueryBuilder(ReportEntity, 'r').where('r.trackingId = :trackingId', { trackingId });
  return addCondition(query, visibleReports(scope), 'scope').getOne();
}

/** Without a scope: the caller proves with a secret that it may read the row (`app/trackReport.ts`), or gets nothing. */
export function findReportToProve(manager: EntityManager, trackingId: string): Promise<ReportRow | null> {
  return manager.findOne(ReportEntity, { where: { trackingId } });
}
