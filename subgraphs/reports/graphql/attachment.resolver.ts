// The fields of `Attachment` that depend on its state and on who looks, and the lists of attachments of other types.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { listAttachments, readDownloadUrl } from '../app/attachments/listAttachments';
import type { ReportsContext } from '../app/context';
import type { AttachmentRow, ReplyRow, ReportRow, ResponseRow } from '../store/rows';
import { Attachment, AttachmentStatusEnum } from './attachment.type';
import { Reply } from './reply.type';
import { Report } from './report.type';
import { Response } from './response.type';

@Resolver(() => Attachment)
export class AttachmentResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name for people (nama berkas), such as `foto jalan.jpg`.',
  })
  fileName(@Root() { fileName, state }: AttachmentRow) {
    return state === 'ERASED' ? null : fileName;
  }

  @FieldResolver(() => AttachmentStatusEnum, { description: 'Whether the file is there (status).' })
  status(@Root() { state }: AttachmentRow) {
    return state === 'ERASED' ? 'ERASED' : 'AVAILABLE';
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Address to fetch it from (alamat unduh), relative to the gateway, such as `/files/0190…?grant=…`. Good for 10 minutes, ' +
      'for whoever holds it, as long as you may see what it hangs on: do not publish it. Null when it is erased.',
  })
  downloadUrl(@Root() attachment: AttachmentRow, @Ctx() ctx: ReportsContext) {
    return readDownloadUrl(ctx, attachment);
  }
}

@Resolver(() => Report)
export class ReportAttachmentsResolver {
  @FieldResolver(() => [Attachment], {
    description: 'Files that came with the report (lampiran laporan), at most 50, in the order given.',
  })
  attachments(@Root() { id }: ReportRow, @Ctx() ctx: ReportsContext) {
    return listAttachments(ctx, id);
  }
}

@Resolver(() => Reply)
export class ReplyAttachmentsResolver {
  @FieldResolver(() => [Attachment], {
    description: 'Files that came with the reply (lampiran tanggapan), at most 10.',
  })
  attachments(@Root() { id }: ReplyRow, @Ctx() ctx: ReportsContext) {
    return listAttachments(ctx, id);
  }
}

@Resolver(() => Response)
export class ResponseAttachmentsResolver {
  @FieldResolver(() => [Attachment], {
    description: 'Files that came with the response (lampiran tindak lanjut), at most 50.',
  })
  attachments(@Root() { id }: ResponseRow, @Ctx() ctx: ReportsContext) {
    return listAttachments(ctx, id);
  }
}

export const ATTACHMENT_RESOLVERS = [
  AttachmentResolver,
  ReportAttachmentsResolver,
  ReplyAttachmentsResolver,
  ResponseAttachmentsResolver,
] as const;
