// Row 11 of the state table: a draft that is not wanted goes (buang konsep), approved or not.
import { eraseFiles } from '../store/attachments';
import { deleteDraft } from '../store/responseDrafts';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { checkDraftId, draftKeyOf, refuseDraft } from './openDraft';

export interface DiscardResponseInput extends ChangeInput {
  readonly responseId: string;
}

export function discardResponse(ctx: ReportsContext, input: DiscardResponseInput): Promise<ChangedReport> {
  const key = draftKeyOf(ctx, input);
  return changeCase(ctx, {
    field: 'discardResponse',
    action: 'DISCARD_RESPONSE',
    input,
    check: () => checkDraftId(input),
    async addRows(tx) {
      if (!(await deleteDraft(tx, ctx.db.dialect, key))) await refuseDraft(tx, key, 'It is published.');
      await eraseFiles(tx, { targetId: input.responseId });
    },
  });
}
