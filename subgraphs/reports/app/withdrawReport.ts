// Row 19 of the state table: the reporter withdraws an open report (cabut laporan), for good.
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';

export function withdrawReport(ctx: ReportsContext, input: ChangeInput): Promise<ChangedReport> {
  return changeCase(ctx, { field: 'withdrawReport', action: 'WITHDRAW', input });
}
