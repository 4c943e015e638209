// Which report follows which (digabung). The reports that were merged into one are read under the viewer's scope.
import { In, type EntityManager } from 'typeorm';
import { allOf, isAfter, isOneOf } from './conditions';
import type { ReportsPage } from './findPages';
import { selectColumns, toRows } from './readRows';
import { ReportEntity } from './report.entity';
import type { ReportRow } from './rows';
import { visibleReports, type RowScope } from './visibleReports';

export interface MergePointer {
  readonly id: string;
  readonly mergedIntoId: string | null;
}

/** Without a scope: on the way to the primary there may be reports that the viewer does not see. Ids only. */
export function findMergePointers(manager: EntityManager, ids: readonly string[]): Promise<MergePointer[]> {
  return manager.find(ReportEntity, { select: { id: true, mergedIntoId: true }, where: { id: In([...ids]) } });
}

/** The first of each primary's merged reports, oldest first. `reportIds` are the primaries. */
export async function findMergedReports(
  manager: EntityManager,
  { reportIds, after, limit }: ReportsPage,
  scope: RowScope,
): Promise<ReportRow[]> {
  const columns = selectColumns(manager, ReportEntity, 'r');
  const behind = isAfter({ column: 'r.submitted_at', id: 'r.id', direction: 'ASC' }, after);
  const { sql, parameters } = allOf(isOneOf('r.merged_into_id', reportIds), behind, visibleReports(scope));
  const order = 'r.submitted_at, r.id';
  const ranked = `SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r.merged_into_id ORDER BY ${order}) AS place FROM report r WHERE ${sql}`;
  const query =
    reportIds.length === 1
      ? `SELECT ${columns} FROM report r WHERE ${sql} ORDER BY ${order} LIMIT ?`
      : `SELECT ${columns} FROM (${ranked}) r WHERE r.place <= ? ORDER BY r.merged_into_id, ${order}`;
  const raw: unknown = await manager.query(query, [...parameters, limit]);
  return toRows<ReportRow>(manager, ReportEntity, raw);
}
