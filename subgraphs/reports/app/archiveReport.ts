// Row 6 of the state table: a report that cannot be handled is put away (arsip), with a reason; it can be restored.
import type { ArchiveReason } from '../domain/states';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';

export interface ArchiveReportInput extends ChangeInput {
  readonly reason: ArchiveReason;
}

export function archiveReport(ctx: ReportsContext, input: ArchiveReportInput): Promise<ChangedReport> {
  const { reason } = input;
  return changeCase(ctx, { field: 'archiveReport', action: 'ARCHIVE', input, command: () => ({ reason }) });
}
