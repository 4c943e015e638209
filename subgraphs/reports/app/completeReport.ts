// Row 4 of the state table: the reporter gives what was asked for (lengkapi), and the case goes on where it was.
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { requireBody } from './inputFaults';

export interface CompleteReportInput extends ChangeInput {
  readonly answer: string;
}

export async function completeReport(ctx: ReportsContext, input: CompleteReportInput): Promise<ChangedReport> {
  const body = requireBody(input.answer, 'answer');
  return changeCase(ctx, { field: 'completeReport', action: 'COMPLETE', input, text: { body } });
}
