// Row 11 of the state table: an institution drafts its response (konsep tindak lanjut), or changes a draft.
import { newId } from '../../../platform/ids';
import type { Finding } from '../domain/states';
import { editDraft } from '../store/responseDrafts';
import { insertRows } from '../store/saveCase';
import { claimAttachments, type AttachmentsInput } from './attachments/claimAttachments';
import { authorOf } from './author';
import { changeCase, type ChangedReport, type ChangeInput, type ChangeRequest } from './changeCase';
import type { ReportsContext } from './context';
import { requireBody } from './inputFaults';
import { checkDraftId, draftKeyOf, refuseDraft } from './openDraft';

export interface DraftResponseInput extends ChangeInput, AttachmentsInput {
  /** A draft to change; a new one without it. */
  readonly responseId?: string | null;
  readonly body: string;
  readonly finding: Finding;
}

type OwnPart = Pick<ChangeRequest, 'check' | 'ids'> & Required<Pick<ChangeRequest, 'addRows'>>;

export async function draftResponse(ctx: ReportsContext, input: DraftResponseInput): Promise<ChangedReport> {
  const body = requireBody(input.body, 'body');
  const { responseId = null } = input;
  const id = responseId ?? newId();
  const own = responseId === null ? add(ctx, { ...input, id }, body) : edit(ctx, { ...input, responseId }, body);
  // A response keeps the id of its draft, and with it the draft's files.
  const addRows: OwnPart['addRows'] = async (tx, change, assignmentId) => {
    await own.addRows(tx, change, assignmentId);
    await claimAttachments(ctx, tx, input, { kind: 'RESPONSE', id, reportId: input.reportId, at: change.at });
  };
  return changeCase(ctx, { field: 'draftResponse', action: 'DRAFT_RESPONSE', input, ...own, addRows });
}

function add(
  ctx: ReportsContext,
  { id, reportId, finding }: DraftResponseInput & { readonly id: string },
  body: string,
): OwnPart {
  const of = { id, report_id: reportId, agency_id: ctx.principal.agencyId, ...authorOf(ctx) };
  return {
    ids: { draftId: id },
    addRows: (tx, { at }, assignmentId) =>
      insertRows(tx, 'response_draft', [
        { ...of, assignment_id: assignmentId, body, finding, status: 'DRAFT', drafted_at: at },
      ]),
  };
}

function edit(ctx: ReportsContext, input: DraftResponseInput & { readonly responseId: string }, body: string): OwnPart {
  const key = draftKeyOf(ctx, input);
  const { author_operator_id: authorOperatorId, author_client_id: authorClientId } = authorOf(ctx);
  return {
    ids: { draftId: input.responseId },
    check: () => checkDraftId(input),
    async addRows(tx, { at }) {
      const text = { authorOperatorId, authorClientId, body, finding: input.finding, editedAt: at };
      if (!(await editDraft(tx, ctx.db.dialect, key, text))) await refuseDraft(tx, key, 'It is published.');
    },
  };
}
