// Row 4 of the state table: the reporter gives what was asked for (lengkapi), and the case goes on where it was.
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults, MAX_BODY_LENGTH } from './inputFaults';

export interface CompleteReportInput extends ChangeInput {
  readonly answer: string;
}

export async function completeReport(ctx: ReportsContext, input: CompleteReportInput): Promise<ChangedReport> {
  const faults = new InputFaults();
  const body = faults.text(input.answer, 'answer', MAX_BODY_LENGTH);
  faults.throwIfAny();
  return changeCase(ctx, { field: 'completeReport', action: 'COMPLETE', input, text: { body } });
}
