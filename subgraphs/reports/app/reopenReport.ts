// Row 16 of the state table: a closed report is opened again (buka kembali), within 30 days, with a reason.
import type { ReopenReason } from '../domain/states';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { requireBody } from './inputFaults';

export interface ReopenReportInput extends ChangeInput {
  readonly reason: ReopenReason;
  readonly explanation: string;
}

export async function reopenReport(ctx: ReportsContext, input: ReopenReportInput): Promise<ChangedReport> {
  const body = requireBody(input.explanation, 'explanation');
  const { reason } = input;
  return changeCase(ctx, {
    field: 'reopenReport',
    action: 'REOPEN',
    input,
    command: () => ({ reason }),
    text: { body },
  });
}
