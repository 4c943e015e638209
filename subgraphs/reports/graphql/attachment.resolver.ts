// The fields of `Attachment` that depend on its state and on who looks, and the lists of attachments of other types.
import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { listAttachments, readDownloadUrl } from '../app/attachments/listAttachments';
import type { ReportsContext } from '../app/context';
import type { AttachmentRow } from '../store/rows';
import { Attachment, AttachmentStatusEnum } from './attachment.type';
import { InterimReply } from './interimReply.type';
import { Note } from './note.type';
import { Remark } from './remark.type';
import { Reply } from './reply.type';
import { Report } from './report.type';
import { Response } from './response.type';
import { ResponseDraft } from './responseDraft.type';

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

/** The same list below everything that files are sent with. */
function createAttachmentsResolver(type: ClassType, description: string) {
  @Resolver(() => type)
  class AttachmentsResolver {
    @FieldResolver(() => [Attachment], { description })
    attachments(@Root() { id }: { readonly id: string }, @Ctx() ctx: ReportsContext) {
      return listAttachments(ctx, id);
    }
  }
  return AttachmentsResolver;
}

export const ATTACHMENT_RESOLVERS = [
  AttachmentResolver,
  createAttachmentsResolver(
    Report,
    'Files that came with the report (lampiran laporan), at most 50, in the order given.',
  ),
  createAttachmentsResolver(Reply, 'Files that came with the reply (lampiran tanggapan), at most 10.'),
  createAttachmentsResolver(Response, 'Files that came with the response (lampiran tindak lanjut), at most 50.'),
  createAttachmentsResolver(ResponseDraft, 'Files that come with it (lampiran konsep), at most 50.'),
  createAttachmentsResolver(InterimReply, 'Files that came with it (lampiran respons awal), at most 10.'),
  createAttachmentsResolver(Note, 'Files that came with the note (lampiran catatan), at most 10.'),
  createAttachmentsResolver(Remark, 'Files that came with the answer to a question (lampiran jawaban), at most 10.'),
] as const;
