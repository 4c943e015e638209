// Row 11 of the state table: the agency publishes its response (tindak lanjut) with its finding, written here or approved
// before as a draft.
import { Refusal } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Finding } from '../domain/states';
import { publishDraft } from '../store/responseDrafts';
import { insertRows } from '../store/saveCase';
import { claimAttachments, type AttachmentsInput } from './attachments/claimAttachments';
import { authorOf } from './author';
import { commitText, newSalt } from './caseLog/commitText';
import { changeCase, type ChangedReport, type ChangeInput, type ChangeRequest } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults, MAX_BODY_LENGTH } from './inputFaults';
import { checkDraftId, draftKeyOf, refuseDraft } from './openDraft';

export interface PublishResponseInput extends ChangeInput, AttachmentsInput {
  readonly body?: string | null;
  readonly finding?: Finding | null;
  /** Instead of both: an approved draft. */
  readonly responseId?: string | null;
}

type OwnPart = Pick<ChangeRequest, 'check' | 'texts' | 'finding' | 'readSaid' | 'addRows'>;

export async function publishResponse(ctx: ReportsContext, input: PublishResponseInput): Promise<ChangedReport> {
  const { responseId = null } = input;
  const id = responseId ?? newId();
  const own = responseId === null ? publishText(ctx, input, id) : publishApproved(ctx, { ...input, responseId });
  const addRows: ChangeRequest['addRows'] = async (tx, change, assignmentId) => {
    await own.addRows?.(tx, change, assignmentId);
    await claimAttachments(ctx, tx, input, { kind: 'RESPONSE', id, reportId: input.reportId, at: change.at });
  };
  return changeCase(ctx, { field: 'publishResponse', action: 'PUBLISH_RESPONSE', input, ...own, addRows });
}

function publishText(ctx: ReportsContext, input: PublishResponseInput, id: string): OwnPart {
  const faults = new InputFaults();
  const body = faults.text(input.body ?? '', 'body', MAX_BODY_LENGTH);
  const finding = input.finding ?? null;
  faults.check(finding !== null, 'REQUIRED', 'finding');
  faults.throwIfAny();
  const { salt, logged } = commitText('RESPONSE', id, body);
  const of = { id, report_id: input.reportId, agency_id: ctx.principal.agencyId, ...authorOf(ctx) };
  return {
    texts: [logged],
    finding,
    addRows: (tx, { at }, assignmentId) =>
      insertRows(tx, 'response', [{ ...of, body, salt, finding, assignment_id: assignmentId, published_at: at }]),
  };
}

/** The text was approved as it is: it is copied under the lock, so that what is published is what was approved. */
function publishApproved(ctx: ReportsContext, input: PublishResponseInput & { readonly responseId: string }): OwnPart {
  const hasText = (input.body ?? null) !== null || (input.finding ?? null) !== null;
  if (hasText) throw Refusal.of('INVALID_INPUT', 'responseId', 'Give either responseId, or body and finding.');
  const key = draftKeyOf(ctx, input);
  const salt = newSalt();
  return {
    check: () => checkDraftId(input),
    async readSaid(tx, { at, assignmentId }) {
      const published = await publishDraft(tx, ctx.db.dialect, key, { salt, at, assignmentId: assignmentId ?? null });
      if (published === null) return refuseDraft(tx, key, 'A liaison has to approve it first.');
      return { texts: [commitText('RESPONSE', key.id, published.body, salt).logged], finding: published.finding };
    },
  };
}
