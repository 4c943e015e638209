// Clocks along `clock_due`, stopped ones among them: a page is a bounded look, however few of them still run.
// Called by jobs/recountDueDates.ts.
import type { Database } from '../../../platform/db/database';
import { ClockEntity } from './clock.entity';
import type { RecountCursor } from './calendarCorrections';
import { selectRows } from './readRows';
import type { ClockRow } from './rows';

export function findClocksDue(
  { reader, dialect }: Database,
  { afterDueAt, afterReportId }: RecountCursor,
  limit: number,
): Promise<ClockRow[]> {
  return selectRows<ClockRow>(reader, ClockEntity, {
    rest: `${dialect.useIndex('clock_due')} WHERE x.due_at >= ? AND (x.due_at > ? OR x.report_id > ?)
      ORDER BY x.due_at, x.report_id, x.seq LIMIT ${limit}`,
    parameters: [afterDueAt, afterDueAt, afterReportId],
  });
}
