// Reads and writes of attachments. A file's row and its place on the disk change together: whatever is to go from the disk
// is first written down in `file_removal`, in the same transaction, and jobs/removeFiles.ts takes it away.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import type { AttachmentTarget, UploaderKind } from '../domain/attachment';
import { AttachmentEntity } from './attachment.entity';
import { allOf, isOneOf, when } from './conditions';
import { selectRows } from './readRows';
import type { AttachmentRow } from './rows';
import { insertRows } from './saveCase';
import { placeholders, type SqlCondition } from './visibleReports';

export async function findAttachment(manager: EntityManager, id: string): Promise<AttachmentRow | null> {
  return (await readAttachments(manager, when('t.id = ?', id)))[0] ?? null;
}

/** Those that hang on any of the targets, each target's in the order in which they were given. */
export function findAttachmentsOf(manager: EntityManager, targetIds: readonly string[]): Promise<AttachmentRow[]> {
  const order = ' ORDER BY t.target_id, t.attached_at, t.position';
  return readAttachments(manager, isOneOf('t.target_id', targetIds), order);
}

/** Why a claim failed: the ones asked for, and what the target holds already. */
export function findForClaim(tx: EntityManager, ids: readonly string[], targetId: string): Promise<AttachmentRow[]> {
  const marks = placeholders(ids);
  return readAttachments(tx, when(`t.id IN (${marks}) OR t.target_id = ?`, ...ids, targetId));
}

function readAttachments(
  manager: EntityManager,
  { sql, parameters }: SqlCondition,
  tail = '',
): Promise<AttachmentRow[]> {
  return selectRows(manager, AttachmentEntity, { alias: 't', rest: `WHERE ${sql}${tail}`, parameters });
}

export async function countUnused(manager: EntityManager, uploaderId: string): Promise<number> {
  const sql = "SELECT COUNT(*) AS n FROM attachment WHERE uploader_id = ? AND state IN ('PENDING', 'STORED')";
  return Number(((await manager.query(sql, [uploaderId])) as { n: number | string }[])[0]?.n ?? 0);
}

export interface AnnouncedFile {
  readonly id: string;
  readonly uploaderKind: string;
  readonly uploaderId: string | null;
  readonly fileName: string;
  readonly contentType: string;
  readonly announcedBytes: number;
  readonly announcedSha256: string | null;
  readonly createdAt: number;
  readonly forgetAt: number;
}

export function insertAttachment(tx: EntityManager, file: AnnouncedFile): Promise<void> {
  return insertRows(tx, 'attachment', [
    {
      id: file.id,
      state: 'PENDING',
      uploader_kind: file.uploaderKind,
      uploader_id: file.uploaderId,
      file_name: file.fileName,
      content_type: file.contentType,
      announced_bytes: file.announcedBytes,
      announced_sha256: file.announcedSha256,
      position: 0,
      created_at: file.createdAt,
      forget_at: file.forgetAt,
    },
  ]);
}

export interface StoredFile {
  readonly id: string;
  readonly storageKey: string;
  readonly uploadedSha256: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** False when another upload was faster, or the row was forgotten meanwhile: the file is then on the list of removals still. */
export async function markStored(tx: EntityManager, dialect: Dialect, file: StoredFile): Promise<boolean> {
  const touched = await dialect.execute(
    tx,
    "UPDATE attachment SET state = 'STORED', storage_key = ?, uploaded_sha256 = ?, size_bytes = ?, sha256 = ? " +
      "WHERE id = ? AND state = 'PENDING'",
    [file.storageKey, file.uploadedSha256, file.sizeBytes, file.sha256, file.id],
  );
  if (touched === 1) await forgetRemoval(tx, [file.storageKey]);
  return touched === 1;
}

export interface Claim {
  readonly ids: readonly string[];
  readonly reportId: string;
  readonly targetKind: AttachmentTarget;
  readonly targetId: string;
  readonly at: number;
  readonly uploader: { readonly kind: UploaderKind; readonly id: string | null };
  /** Those of `ids` that came without an account and whose secret was given. */
  readonly provenIds: readonly string[];
  /** How many the target may hold. */
  readonly max: number;
}

/** All of them or none: false when one is not there, not the caller's or taken, or when they would be too many. */
export async function markAttached(tx: EntityManager, dialect: Dialect, claim: Claim): Promise<boolean> {
  const { ids, reportId, targetKind, targetId, at, max } = claim;
  const positions = ids.map((_, position) => `WHEN ? THEN ${position}`).join(' ');
  const free = claimable(claim);
  const taken = await dialect.execute(
    tx,
    "UPDATE attachment SET state = 'ATTACHED', report_id = ?, target_kind = ?, target_id = ?, attached_at = ?, " +
      `forget_at = NULL, position = CASE id ${positions} ELSE 0 END WHERE ${free.sql} ` +
      `AND (SELECT n FROM (SELECT COUNT(*) AS n FROM attachment WHERE ${free.sql}) AS f) = ? ` +
      'AND (SELECT n FROM (SELECT COUNT(*) AS n FROM attachment WHERE target_id = ?) AS h) <= ?',
    [
      ...[reportId, targetKind, targetId, at, ...ids],
      ...[...free.parameters, ...free.parameters, ids.length, targetId, max - ids.length],
    ],
  );
  return taken === ids.length;
}

function claimable({ ids, at, uploader, provenIds }: Claim): SqlCondition {
  const own = when('uploader_kind = ? AND uploader_id = ?', uploader.kind, uploader.id);
  const proven = allOf(when("uploader_kind = 'ANONYMOUS'"), isOneOf('id', provenIds));
  return allOf(
    isOneOf('id', ids),
    when("state = 'STORED' AND (forget_at IS NULL OR forget_at > ?)", at),
    when(`(${own.sql}) OR (${proven.sql})`, ...own.parameters, ...proven.parameters),
  );
}

export function addRemoval(tx: EntityManager, storageKey: string, dueAt: number): Promise<void> {
  return insertRows(tx, 'file_removal', [{ storage_key: storageKey, due_at: dueAt }]);
}

export async function findDueRemovals(manager: EntityManager, now: number, limit: number): Promise<string[]> {
  const sql = `SELECT storage_key AS storageKey FROM file_removal WHERE due_at <= ? ORDER BY due_at LIMIT ${limit}`;
  return ((await manager.query(sql, [now])) as { storageKey: string }[]).map(({ storageKey }) => storageKey);
}

export async function forgetRemoval(tx: EntityManager, storageKeys: readonly string[]): Promise<void> {
  await tx.query(`DELETE FROM file_removal WHERE storage_key IN (${placeholders(storageKeys)})`, [...storageKeys]);
}

/** Drops what was announced or sent and never used, at most `limit` rows; gives how many. */
export async function forgetUnused(
  tx: EntityManager,
  dialect: Dialect,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<number> {
  const sql = `SELECT id FROM attachment WHERE forget_at <= ? ORDER BY forget_at LIMIT ${limit} ${dialect.lockRow}`;
  const ids = ((await tx.query(sql, [now])) as { id: string }[]).map(({ id }) => id);
  if (ids.length === 0) return 0;
  const unused = allOf(isOneOf('id', ids), when("state <> 'ATTACHED'"));
  await listForRemoval(tx, unused, now);
  return dialect.execute(tx, `DELETE FROM attachment WHERE ${unused.sql}`, unused.parameters);
}

/** Whose files go: the reporter's own of a report with those of its internal notes, all of an account, or those of one thing. */
export type ErasedFiles =
  { readonly reportId: string } | { readonly reporterId: string } | { readonly targetId: string };

/**
 * Erases files (hapus lampiran) in the caller's transaction: addresses handed out end at the commit, the bytes leave the disk
 * by a job that survives a crash. What is left says that there was a file, and when.
 */
export async function eraseFiles(tx: EntityManager, erased: ErasedFiles): Promise<void> {
  const left = allOf(conditionOf(erased), when("state <> 'ERASED'"));
  await listForRemoval(tx, left, 0);
  await tx.query(
    "UPDATE attachment SET state = 'ERASED', uploader_id = NULL, file_name = '', announced_sha256 = NULL, " +
      `uploaded_sha256 = NULL, storage_key = NULL, size_bytes = NULL, sha256 = NULL WHERE ${left.sql}`,
    [...left.parameters],
  );
}

function conditionOf(erased: ErasedFiles): SqlCondition {
  if ('targetId' in erased) return when('target_id = ?', erased.targetId);
  if ('reportId' in erased)
    return when("report_id = ? AND target_kind IN ('REPORT', 'REPLY', 'NOTE', 'REMARK')", erased.reportId);
  return when("uploader_kind = 'REPORTER' AND uploader_id = ?", erased.reporterId);
}

async function listForRemoval(tx: EntityManager, { sql, parameters }: SqlCondition, dueAt: number): Promise<void> {
  await tx.query(
    `INSERT INTO file_removal (storage_key, due_at) SELECT storage_key, ${Math.floor(dueAt)} FROM attachment ` +
      `WHERE storage_key IS NOT NULL AND ${sql}`,
    [...parameters],
  );
}

/** Whether it is a response by now, and no draft. */
export async function isPublished(manager: EntityManager, responseId: string): Promise<boolean> {
  return ((await manager.query('SELECT 1 FROM response WHERE id = ?', [responseId])) as unknown[]).length > 0;
}
