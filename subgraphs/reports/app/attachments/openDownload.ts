// GET /files/…: the file, if whoever got the address may still see what it hangs on. Judged at each request, by the rule of the
// thing itself: an address of a file that was erased or hidden ends at once.
import type { Readable } from 'node:stream';
import { CodedError } from '../../../../platform/errors';
import { isId } from '../../../../platform/ids';
import type { AttachmentTarget } from '../../domain/attachment';
import { findAttachment, isPublished } from '../../store/attachments';
import type { AttachmentRow } from '../../store/rows';
import { viewerOf } from '../access/viewer';
import type { ReportsContext } from '../context';
import { readDraft } from '../listThread';
import { loadReport } from '../loadReport';
import { readNote } from '../readNote';
import { readRemarkById } from '../readRemark';
import { openDownloadGrant } from './attachmentLinks';

export interface WantedDownload {
  readonly attachmentId: string;
  readonly grant: string;
}

export interface Download {
  readonly fileName: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  open(): Promise<Readable>;
}

type MaySee = (ctx: ReportsContext, attachment: AttachmentRow) => Promise<boolean>;

const seesReport: MaySee = async (ctx, { reportId }) => (await loadReport(ctx, reportId)) !== null;

/** A draft has the id of the response that it becomes; until then it is its institution's. */
async function isPublishedOrOwn(ctx: ReportsContext, { targetId }: AttachmentRow): Promise<boolean> {
  if (targetId === null) return false;
  return (await isPublished(ctx.db.reader, targetId)) || (await readDraft(ctx, targetId)) !== null;
}

/** What a viewer must be found to see; a target whose own rule is stricter than its report's says so here. */
const RULES: Readonly<Record<AttachmentTarget, MaySee>> = {
  REPORT: seesReport,
  REPLY: seesReport,
  RESPONSE: async (ctx, row) => (await seesReport(ctx, row)) && (await isPublishedOrOwn(ctx, row)),
  INTERIM_REPLY: seesReport,
  REMARK: async (ctx, { reportId, targetId }) =>
    reportId !== null && targetId !== null && (await readRemarkById(ctx, reportId, targetId)) !== null,
  NOTE: async (ctx, { targetId }) => (await readNote(ctx, targetId)) !== null,
};

/** `ctx.principal` is nobody: the address names who got it. @throws CodedError NOT_FOUND, LINK_EXPIRED */
export async function openDownload(ctx: ReportsContext, { attachmentId, grant }: WantedDownload): Promise<Download> {
  if (!isId(attachmentId)) throw new CodedError('NOT_FOUND');
  const { services, clock, db } = ctx;
  const { principal, isTracked } = openDownloadGrant(services.keys.files, attachmentId, grant, clock.now());
  const row = await findAttachment(db.reader, attachmentId);
  if (row === null || row.state !== 'ATTACHED' || row.targetKind === null || row.reportId === null) throw notFound();
  const viewing: ReportsContext = { ...ctx, principal, loaders: new Map() };
  if (isTracked) viewerOf(viewing).trackedReportIds.add(row.reportId);
  if (!(await RULES[row.targetKind](viewing, row))) throw notFound();
  const { fileName, contentType, sizeBytes, sha256, storageKey } = row;
  return {
    ...{ fileName, contentType, sizeBytes: sizeBytes ?? 0, sha256: sha256 ?? '' },
    async open() {
      const stream = storageKey === null ? null : await services.files.store.open(storageKey);
      if (stream === null) throw notFound();
      return stream;
    },
  };
}

function notFound(): CodedError {
  return new CodedError('NOT_FOUND');
}
