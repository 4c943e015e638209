// An internal note (catatan internal) of an institution that holds or held the report. It is no step of the report's life:
// the version stays, no event tells of it, and nobody waits for the report's row.
import { Refusal } from '../../../platform/errors';
import { isId, newId } from '../../../platform/ids';
import { runIdempotent } from '../../../platform/idempotency';
import { hasAssignmentOf } from '../store/findAssignments';
import { findReportsByIds } from '../store/findReports';
import { insertRows } from '../store/saveCase';
import type { Transaction } from '../../../platform/db/database';
import { viewerOf } from './access/viewer';
import { claimAttachments, type AttachmentsInput } from './attachments/claimAttachments';
import { authorOf } from './author';
import { checkMayWrite } from './changeCase';
import type { ReportsContext } from './context';
import { requireBody } from './inputFaults';

export interface AddNoteInput extends AttachmentsInput {
  readonly idempotencyKey: string;
  readonly reportId: string;
  readonly body: string;
}

export interface AddedNote {
  readonly reportId: string;
  readonly noteId: string;
}

export async function addNote(ctx: ReportsContext, input: AddNoteInput): Promise<AddedNote> {
  const { idempotencyKey, ...args } = input;
  checkMayWrite(ctx);
  const body = requireBody(input.body, 'body');
  const noteId = newId();
  const { agencyId } = ctx.principal;
  const row = { id: noteId, report_id: input.reportId, agency_id: agencyId, ...authorOf(ctx), body };
  const outcome = { reportId: input.reportId, noteId };
  return runIdempotent(ctx, { field: 'addNote', key: idempotencyKey, args, outcome }, async (tx) => {
    await checkHolds(ctx, tx, input.reportId);
    const at = ctx.clock.now();
    await insertRows(tx, 'note', [{ ...row, at }]);
    await claimAttachments(ctx, tx, input, { kind: 'NOTE', id: noteId, reportId: input.reportId, at });
    return outcome;
  });
}

/**
 * Whoever once held it may note what they know, though they may not see the report any more. Others get FORBIDDEN of what
 * they see, and NOT_FOUND of the rest.
 */
async function checkHolds(ctx: ReportsContext, tx: Transaction, reportId: string): Promise<void> {
  if (!isId(reportId)) throw Refusal.of('NOT_FOUND', 'reportId');
  const viewer = viewerOf(ctx);
  const { agencyId } = ctx.principal;
  const [visible] = await findReportsByIds(tx, [reportId], viewer);
  const hasHeld = await hasAssignmentOf(tx, reportId, { agencyId: agencyId ?? '', unitId: viewer.unit?.id ?? null });
  if (hasHeld && agencyId !== null && viewer.agencyIds.has(agencyId)) return;
  throw Refusal.of(visible === undefined ? 'NOT_FOUND' : 'FORBIDDEN', 'reportId');
}
