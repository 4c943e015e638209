// Row 11 of the state table: a liaison approves a draft (setujui tindak lanjut). Also an own one: many institutions have one
// liaison, who could publish directly anyway (`docs/decisions/0017-thread.md`).
import { approveDraft } from '../store/responseDrafts';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { checkDraftId, draftKeyOf, refuseDraft } from './openDraft';

export interface ApproveResponseInput extends ChangeInput {
  readonly responseId: string;
}

export function approveResponse(ctx: ReportsContext, input: ApproveResponseInput): Promise<ChangedReport> {
  const key = draftKeyOf(ctx, input);
  return changeCase(ctx, {
    field: 'approveResponse',
    action: 'APPROVE_RESPONSE',
    input,
    ids: { draftId: input.responseId },
    check: () => checkDraftId(input),
    async addRows(tx, { at }) {
      const isDone = await approveDraft(tx, ctx.db.dialect, key, { operatorId: ctx.principal.id, at });
      if (!isDone) await refuseDraft(tx, key, 'It is approved already.');
    },
  });
}
