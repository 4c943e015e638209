// Row 15 of the state table: the national admin closes a report that was responded to, with a reason.
import type { AdminCloseReason } from '../domain/states';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';

export interface CloseReportInput extends ChangeInput {
  readonly reason: AdminCloseReason;
}

export function closeReport(ctx: ReportsContext, input: CloseReportInput): Promise<ChangedReport> {
  const { reason } = input;
  return changeCase(ctx, { field: 'closeReport', action: 'CLOSE', input, command: () => ({ reason }) });
}
