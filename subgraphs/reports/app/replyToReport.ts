// Row 12 of the state table: the reporter answers a response (tanggapan pelapor).
import { newId } from '../../../platform/ids';
import { insertRows } from '../store/saveCase';
import { claimAttachments, type AttachmentsInput } from './attachments/claimAttachments';
import { commitText } from './caseLog/commitText';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { requireBody } from './inputFaults';

export interface ReplyToReportInput extends ChangeInput, AttachmentsInput {
  readonly body: string;
}

export async function replyToReport(ctx: ReportsContext, input: ReplyToReportInput): Promise<ChangedReport> {
  const body = requireBody(input.body, 'body');
  const id = newId();
  const { salt, logged } = commitText('REPLY', id, body);
  return changeCase(ctx, {
    field: 'replyToReport',
    action: 'REPLY',
    input,
    texts: [logged],
    addRows: async (tx, { at }) => {
      const { reportId } = input;
      await insertRows(tx, 'reply', [{ id, report_id: reportId, body, salt, at }]);
      await claimAttachments(ctx, tx, input, { kind: 'REPLY', id, reportId, at });
    },
  });
}
