// Row 6 of the state table, backwards: out of the archive (pulihkan), to where the report was.
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';

export function restoreReport(ctx: ReportsContext, input: ChangeInput): Promise<ChangedReport> {
  return changeCase(ctx, { field: 'restoreReport', action: 'RESTORE', input });
}
