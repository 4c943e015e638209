// Row 10 of the state table: the agency tells that work goes on (respons awal), in public as the report is.
import { newId } from '../../../platform/ids';
import { insertRows } from '../store/saveCase';
import { claimAttachments, type AttachmentsInput } from './attachments/claimAttachments';
import { authorOf } from './author';
import { commitText } from './caseLog/commitText';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { requireBody } from './inputFaults';
import { takesUp } from './takesUp';

export interface InterimReplyInput extends ChangeInput, AttachmentsInput {
  readonly body: string;
}

export async function interimReply(ctx: ReportsContext, input: InterimReplyInput): Promise<ChangedReport> {
  const body = requireBody(input.body, 'body');
  const id = newId();
  const { salt, logged } = commitText('INTERIM_REPLY', id, body);
  const of = { id, report_id: input.reportId, agency_id: ctx.principal.agencyId, ...authorOf(ctx) };
  return changeCase(ctx, {
    field: 'interimReply',
    action: 'INTERIM_REPLY',
    input,
    command: () => ({ assigneeOperatorId: takesUp(ctx.principal) }),
    texts: [logged],
    async addRows(tx, { at }, assignmentId) {
      await insertRows(tx, 'interim_reply', [{ ...of, assignment_id: assignmentId, body, salt, at }]);
      await claimAttachments(ctx, tx, input, { kind: 'INTERIM_REPLY', id, reportId: input.reportId, at });
    },
  });
}
