// Row 4 of the state table: the reporter gives what was asked for (lengkapi), and the case goes on where it was.
import { newId } from '../../../platform/ids';
import { claimAttachments, type AttachmentsInput } from './attachments/claimAttachments';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { requireBody } from './inputFaults';

export interface CompleteReportInput extends ChangeInput, AttachmentsInput {
  readonly answer: string;
}

export async function completeReport(ctx: ReportsContext, input: CompleteReportInput): Promise<ChangedReport> {
  const { reportId } = input;
  const text = { id: newId(), body: requireBody(input.answer, 'answer') };
  return changeCase(ctx, {
    field: 'completeReport',
    action: 'COMPLETE',
    input,
    text,
    // They hang on the answer and not on the report: who may not read it does not see them either.
    addRows: (tx, { at }) => claimAttachments(ctx, tx, input, { kind: 'REMARK', id: text.id, reportId, at }),
  });
}
