// Hangs uploaded files on what a step writes, in the transaction of that step: on a report, a reply, a response, a note.
// The writing verbs call it with what their input says.
import type { Transaction } from '../../../../platform/db/database';
import { equalBytes } from '../../../../platform/crypto';
import { Refusal, userError, type UserErrorData } from '../../../../platform/errors';
import { isId } from '../../../../platform/ids';
import { MAX_FILES_PER_STEP, MAX_FILES_PER_TARGET, type AttachmentTarget } from '../../domain/attachment';
import { findForClaim, markAttached } from '../../store/attachments';
import type { AttachmentRow } from '../../store/rows';
import type { ReportsContext } from '../context';
import { attachmentSecretOf } from './createAttachmentUpload';

export interface AttachmentsInput {
  readonly attachmentIds?: readonly string[] | null;
  /** Of a caller without an account: the secret of each, in the same order. */
  readonly attachmentSecrets?: readonly string[] | null;
}

export interface AttachTo {
  readonly kind: AttachmentTarget;
  readonly id: string;
  readonly reportId: string;
  readonly at: number;
}

/** @throws Refusal NOT_FOUND, ATTACHMENT_NOT_UPLOADED, ATTACHMENT_IN_USE, TOO_MANY_ITEMS at `attachmentIds` */
export async function claimAttachments(
  ctx: ReportsContext,
  tx: Transaction,
  input: AttachmentsInput,
  target: AttachTo,
): Promise<void> {
  const ids = input.attachmentIds ?? [];
  if (ids.length === 0) return;
  checkList(ids);
  const { kind: targetKind, id: targetId, reportId, at } = target;
  const secretOf = (index: number): string | undefined => input.attachmentSecrets?.[index];
  const { principal, services, db } = ctx;
  const claim = {
    ...{ ids, reportId, targetKind, targetId, at, uploader: principal, max: MAX_FILES_PER_TARGET },
    provenIds: ids.filter((id, index) => isSecretOf(services.keys, id, secretOf(index))),
  };
  if (!(await markAttached(tx, db.dialect, claim))) throw await explain(ctx, tx, { ids, targetId, secretOf });
}

interface Failed {
  readonly ids: readonly string[];
  readonly targetId: string;
  readonly secretOf: (index: number) => string | undefined;
}

/** What was wrong; nothing was changed. */
async function explain(ctx: ReportsContext, tx: Transaction, { ids, targetId, secretOf }: Failed): Promise<Refusal> {
  const rows = new Map((await findForClaim(tx, ids, targetId)).map((row) => [row.id, row]));
  const held = [...rows.values()].filter((row) => row.targetId === targetId).length;
  if (held + ids.length > MAX_FILES_PER_TARGET) return tooMany(MAX_FILES_PER_TARGET);
  const faults = ids.map((id, index) => judge(ctx, rows.get(id), { index, secret: secretOf(index) }));
  const found = faults.filter((fault) => fault !== null);
  // A twin was faster, and is not committed yet.
  return found.length > 0 ? new Refusal(found) : Refusal.of('ATTACHMENT_IN_USE', 'attachmentIds');
}

function checkList(ids: readonly string[]): void {
  if (ids.length > MAX_FILES_PER_STEP) throw tooMany(MAX_FILES_PER_STEP);
  if (new Set(ids).size < ids.length)
    throw Refusal.of('INVALID_INPUT', 'attachmentIds', 'An attachment is named twice.');
  const faults = ids.flatMap((id, index) => (isId(id) ? [] : [userError('NOT_FOUND', `attachmentIds.${index}`)]));
  if (faults.length > 0) throw new Refusal(faults);
}

function tooMany(max: number): Refusal {
  return Refusal.of('TOO_MANY_ITEMS', 'attachmentIds', `At most ${max} attachments are allowed.`);
}

/** Somebody else's, a forgotten and an unknown one are the same. */
function judge(
  ctx: ReportsContext,
  row: AttachmentRow | undefined,
  { index, secret }: { readonly index: number; readonly secret: string | undefined },
): UserErrorData | null {
  const field = `attachmentIds.${index}`;
  if (row === undefined || row.state === 'ERASED' || !isUploader(ctx, row, secret))
    return userError('NOT_FOUND', field);
  if (row.state === 'ATTACHED') return userError('ATTACHMENT_IN_USE', field);
  if (row.forgetAt !== null && row.forgetAt <= ctx.clock.now()) return userError('NOT_FOUND', field);
  return row.state === 'PENDING' ? userError('ATTACHMENT_NOT_UPLOADED', field) : null;
}

function isUploader({ principal, services }: ReportsContext, row: AttachmentRow, secret: string | undefined): boolean {
  if (row.uploaderKind !== 'ANONYMOUS') return row.uploaderKind === principal.kind && row.uploaderId === principal.id;
  return isSecretOf(services.keys, row.id, secret);
}

function isSecretOf(keys: ReportsContext['services']['keys'], id: string, secret: string | undefined): boolean {
  return secret !== undefined && equalBytes(Buffer.from(secret), Buffer.from(attachmentSecretOf(keys, id)));
}
