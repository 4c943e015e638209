// Announces a file (lampiran) and hands out the address to which its bytes are sent. It hangs on nothing yet: the step that uses
// it names its id, and what nobody has used after a day is forgotten.
import { hmac } from '../../../../platform/crypto';
import { Refusal } from '../../../../platform/errors';
import { newId } from '../../../../platform/ids';
import { runIdempotent } from '../../../../platform/idempotency';
import { isUnstorable } from '../../../../platform/text';
import { isAttachmentType, MAX_UNUSED_FILES, type AttachmentType } from '../../domain/attachment';
import { toFileName } from '../../domain/fileName';
import { countUnused, insertAttachment } from '../../store/attachments';
import { checkMayWrite } from '../changeCase';
import type { ReportsContext, ReportsKeys } from '../context';
import { InputFaults } from '../inputFaults';
import { UPLOAD_LIFETIME_MS, uploadUrl } from './attachmentLinks';

export interface AttachmentUploadInput {
  readonly idempotencyKey: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256?: string | null;
}

export interface AttachmentUpload {
  readonly attachmentId: string;
  readonly uploadUrl: string;
  readonly expiresAt: number;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachmentSecret: string | null;
}

/** Time to use what was sent. */
const UNUSED_LIFETIME_MS = 24 * 3_600_000;
const SHA256 = /^[0-9a-f]{64}$/;

/** @throws Refusal with every fault of the input */
export async function createAttachmentUpload(
  ctx: ReportsContext,
  input: AttachmentUploadInput,
): Promise<AttachmentUpload> {
  const { idempotencyKey, ...args } = input;
  checkMayWrite(ctx);
  const { files, keys } = ctx.services;
  const { contentType, fileName, sizeBytes, sha256 } = checkInput(input, files.maxBytes);
  const { kind, id } = ctx.principal;
  const isAnonymous = kind === 'ANONYMOUS';
  await files.staging.checkRoom(sizeBytes);
  const announced = await runIdempotent(
    ctx,
    { field: 'createAttachmentUpload', key: idempotencyKey, args },
    async (tx) => {
      if (!isAnonymous && (await countUnused(tx, id)) >= MAX_UNUSED_FILES) {
        throw Refusal.of('TOO_MANY_ITEMS', null, `Use or wait: ${MAX_UNUSED_FILES} of your files are unused.`);
      }
      const now = ctx.clock.now();
      const file = { id: newId(), fileName, contentType, announcedBytes: sizeBytes, announcedSha256: sha256 };
      const uploader = { uploaderKind: kind, uploaderId: isAnonymous ? null : id };
      await insertAttachment(tx, { ...file, ...uploader, createdAt: now, forgetAt: now + UNUSED_LIFETIME_MS });
      return { attachmentId: file.id, isAnonymous };
    },
  );
  const { attachmentId } = announced;
  const expiresAt = ctx.clock.now() + UPLOAD_LIFETIME_MS;
  return {
    attachmentId,
    uploadUrl: uploadUrl(keys.files, attachmentId, expiresAt),
    expiresAt,
    headers: [{ name: 'content-type', value: contentType }],
    attachmentSecret: announced.isAnonymous ? attachmentSecretOf(keys, attachmentId) : null,
  };
}

/** By it a caller without an account proves that an upload is theirs: 256 bits, never stored. */
export function attachmentSecretOf(keys: ReportsKeys, attachmentId: string): string {
  return hmac(keys.attachmentSecret, attachmentId).toString('base64url');
}

interface CheckedInput {
  readonly contentType: AttachmentType;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string | null;
}

function checkInput(input: AttachmentUploadInput, maxBytes: number): CheckedInput {
  const faults = new InputFaults();
  const contentType = input.contentType.trim().toLowerCase();
  const { fileName, sizeBytes } = input;
  const sha256 = input.sha256?.toLowerCase() ?? null;
  faults.check(isAttachmentType(contentType), 'FILE_TYPE_NOT_ALLOWED', 'contentType');
  faults.check(sizeBytes >= 1, 'INVALID_INPUT', 'sizeBytes', 'The file is empty.');
  faults.check(sizeBytes <= maxBytes, 'FILE_TOO_LARGE', 'sizeBytes', `At most ${maxBytes} bytes are allowed.`);
  faults.check(sha256 === null || SHA256.test(sha256), 'INVALID_INPUT', 'sha256', 'Give 64 hexadecimal digits.');
  faults.check(!isUnstorable(fileName), 'INVALID_INPUT', 'fileName', 'The name has a NUL or half a surrogate pair.');
  faults.check(fileName.length <= 1_000, 'TOO_LONG', 'fileName');
  faults.throwIfAny();
  const type = contentType as AttachmentType;
  return { contentType: type, fileName: toFileName(fileName, type), sizeBytes, sha256 };
}
