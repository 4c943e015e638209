// The attachments of what a viewer was found to see, for a whole page of it in one statement.
import DataLoader from 'dataloader';
import { groupByKey, loaderOf } from '../../../../platform/subgraph/context';
import { findAttachmentsOf } from '../../store/attachments';
import type { AttachmentRow } from '../../store/rows';
import { viewerOf } from '../access/viewer';
import type { ReportsContext } from '../context';
import { downloadUrl } from './attachmentLinks';

const createAttachmentLoader = (ctx: ReportsContext) =>
  new DataLoader<string, AttachmentRow[]>(async (ids) =>
    groupByKey<string | null, AttachmentRow>(ids, await findAttachmentsOf(ctx.db.reader, ids), (row) => row.targetId),
  );

/** `targetId`: of a report, a reply, a response, a note. */
export function listAttachments(ctx: ReportsContext, targetId: string): Promise<AttachmentRow[]> {
  return loaderOf(ctx, createAttachmentLoader).load(targetId);
}

/** Null for an erased one. Made anew for each viewer and each time. */
export function readDownloadUrl(ctx: ReportsContext, { id, state, reportId }: AttachmentRow): string | null {
  if (state !== 'ATTACHED' || reportId === null) return null;
  const { principal, trackedReportIds } = viewerOf(ctx);
  const grant = { principal, isTracked: trackedReportIds.has(reportId) };
  return downloadUrl(ctx.services.keys.files, id, grant, ctx.clock.now());
}
