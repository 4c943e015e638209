// PUT /files/…: takes in the bytes of an announced file. They go to the disk as they come; only a file that was checked, cleaned
// and is safe on the disk is kept, and a crash at any point leaves nothing that a job does not remove.
import { stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { CodedError } from '../../../../platform/errors';
import { isId } from '../../../../platform/ids';
import { cleanFile } from '../../files/cleanFile';
import { newStorageKey } from '../../files/fileStore';
import { hashFile, isFull, receiveFile, type StagedFile } from '../../files/staging';
import { addRemoval, findAttachment, markStored, type StoredFile } from '../../store/attachments';
import type { AttachmentRow } from '../../store/rows';
import type { ReportsContext } from '../context';
import { openUploadGrant } from './attachmentLinks';

export interface IncomingUpload {
  readonly attachmentId: string;
  readonly grant: string;
  /** As the header says; the server lets exactly so many bytes through. */
  readonly contentLength: number;
  readonly body: Readable;
}

export interface ReceivedUpload {
  readonly attachmentId: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** A key that no row names after so long belongs to a process that died. */
const ORPHAN_AFTER_MS = 3_600_000;
/** What a cleaned image may grow to, compared with the largest that may be sent. */
const MAX_GROWTH = 2;
const MAX_AT_ONCE = 64;
let running = 0;

type UploadContext = Pick<ReportsContext, 'db' | 'clock' | 'services'>;

/** @throws CodedError NOT_FOUND, LINK_EXPIRED, FILE_…, UPLOAD_…, STORAGE_FULL, OVERLOADED */
export async function receiveUpload(ctx: UploadContext, upload: IncomingUpload): Promise<ReceivedUpload> {
  const row = await findAnnounced(ctx, upload);
  if (upload.contentLength !== row.announcedBytes) throw new CodedError('FILE_LENGTH_MISMATCH');
  if (row.state !== 'PENDING') return repeat(row, upload);
  if (running >= MAX_AT_ONCE) throw new CodedError('OVERLOADED');
  running += 1;
  try {
    return await takeIn(ctx, row, upload);
  } finally {
    running -= 1;
  }
}

async function findAnnounced(
  { db, services, clock }: UploadContext,
  { attachmentId, grant }: IncomingUpload,
): Promise<AttachmentRow> {
  if (!isId(attachmentId)) throw new CodedError('NOT_FOUND');
  openUploadGrant(services.keys.files, attachmentId, grant, clock.now());
  const row = await findAttachment(db.reader, attachmentId);
  if (row === null || row.state === 'ERASED') throw new CodedError('NOT_FOUND');
  return row;
}

/** The answer was lost, and the client sends again: the same bytes get the same answer. */
async function repeat(row: AttachmentRow, { body }: IncomingUpload): Promise<ReceivedUpload> {
  if ((await hashFile(body)) !== row.uploadedSha256) throw new CodedError('UPLOAD_DONE');
  return toAnswer(row, { sizeBytes: row.sizeBytes ?? 0, sha256: row.sha256 ?? '' });
}

async function takeIn(ctx: UploadContext, row: AttachmentRow, { body }: IncomingUpload): Promise<ReceivedUpload> {
  const { staging, maxBytes } = ctx.services.files;
  await staging.checkRoom(row.announcedBytes * (1 + MAX_GROWTH));
  return staging.withFile(async (received) => {
    const file = await receiveFile(body, received, row.announcedBytes);
    if (file.sizeBytes !== row.announcedBytes) throw new CodedError('UPLOAD_BROKEN');
    if (row.announcedSha256 !== null && row.announcedSha256 !== file.sha256) throw new CodedError('FILE_HASH_MISMATCH');
    return staging.withFile(async (cleaned) => {
      await cleanFile(received, row.contentType, cleaned);
      const { size: sizeBytes } = await stat(cleaned);
      if (sizeBytes > maxBytes * MAX_GROWTH) throw new CodedError('FILE_TOO_COMPLEX');
      const sha256 = await hashFile(createReadStream(cleaned));
      await keep(ctx, row, { path: cleaned, sizeBytes, sha256 }, file.sha256);
      return toAnswer(row, { sizeBytes, sha256 });
    });
  });
}

/** First the note that the file is to go, then the file, then the row that names it and takes the note back. */
async function keep(
  { db, clock, services }: UploadContext,
  { id }: AttachmentRow,
  { path, sizeBytes, sha256 }: StagedFile,
  uploadedSha256: string,
): Promise<void> {
  const storageKey = newStorageKey();
  const stored: StoredFile = { id, storageKey, uploadedSha256, sizeBytes, sha256 };
  await db.write((tx) => addRemoval(tx, storageKey, clock.now() + ORPHAN_AFTER_MS));
  try {
    await services.files.store.put(storageKey, path);
  } catch (error) {
    throw isFull(error) ? new CodedError('STORAGE_FULL') : error;
  }
  const isKept = await db.write((tx) => markStored(tx, db.dialect, stored));
  if (!isKept) throw new CodedError('UPLOAD_DONE');
}

function toAnswer(
  { id: attachmentId, contentType }: AttachmentRow,
  file: { readonly sizeBytes: number; readonly sha256: string },
): ReceivedUpload {
  return { attachmentId, contentType, ...file };
}
