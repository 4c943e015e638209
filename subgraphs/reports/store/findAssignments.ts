// Reads of assignments and clocks. Those by report are asked for reports that the viewer was found to see.
import type { EntityManager } from 'typeorm';
import { AssignmentEntity } from './assignment.entity';
import { ClockEntity } from './clock.entity';
import { addCondition, isOneOf } from './conditions';
import { selectRows } from './readRows';
import { ReportEntity } from './report.entity';
import type { AssignmentRow, ClockRow } from './rows';
import { visibleReports, type RowScope } from './visibleReports';

export function findAssignmentsByReports(
  manager: EntityManager,
  reportIds: readonly string[],
): Promise<AssignmentRow[]> {
  const { sql, parameters } = isOneOf('x.report_id', reportIds);
  return selectRows(manager, AssignmentEntity, { rest: `WHERE ${sql} ORDER BY x.assigned_at, x.id`, parameters });
}

/** By their own ids: only those of reports that the viewer sees. */
export function findAssignmentsByIds(
  manager: EntityManager,
  ids: readonly string[],
  scope: RowScope,
): Promise<AssignmentRow[]> {
  const query = manager
    .createQueryBuilder(AssignmentEntity, 'a')
    .innerJoin(ReportEntity, 'r', 'r.id = a.reportId')
    .where('a.id IN (:...ids)', { ids });
  return addCondition(query, visibleReports(scope), 'scope').getMany();
}

export function findClocksByReports(manager: EntityManager, reportIds: readonly string[]): Promise<ClockRow[]> {
  const { sql, parameters } = isOneOf('x.report_id', reportIds);
  return selectRows(manager, ClockEntity, { rest: `WHERE ${sql} ORDER BY x.report_id, x.seq`, parameters });
}

/** Whether the institution, or the one unit of it, holds the report or ever held it. */
export async function hasAssignmentOf(
  manager: EntityManager,
  reportId: string,
  { agencyId, unitId }: { readonly agencyId: string; readonly unitId: string | null },
): Promise<boolean> {
  const ofUnit = unitId === null ? '' : ' AND unit_id = ?';
  const sql = `SELECT 1 FROM assignment WHERE report_id = ? AND agency_id = ?${ofUnit} LIMIT 1`;
  const parameters = [reportId, agencyId, ...(unitId === null ? [] : [unitId])];
  return ((await manager.query(sql, parameters)) as unknown[]).length > 0;
}
