// `Attachment`: a file that hangs on a report, a reply or a response. `downloadUrl` is added by attachment.resolver.ts.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars';
import type { AttachmentType } from '../domain/attachment';
import { createEnum } from './enums';

export const AttachmentStatusEnum = createEnum(
  'AttachmentStatus',
  ['AVAILABLE', 'ERASED'] as const,
  'Whether the file of an attachment is there (status lampiran).',
  {
    AVAILABLE: 'It can be downloaded (tersedia).',
    ERASED: 'It was erased for good (dihapus): name, size, hash and address are gone.',
  },
);

@ObjectType({
  description:
    'An attachment (lampiran): JPEG, PNG, WebP or PDF. Seen by whoever sees what it hangs on. Images and PDFs are made anew ' +
    'without metadata such as place, device and author, so that size and hash differ from what was sent.',
  simpleResolvers: true,
})
export class Attachment {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name for people (nama berkas), such as `foto jalan.jpg`. Never use it as a path.',
  })
  fileName!: string | null;

  @Field(() => String, {
    description: 'Type by its content (jenis berkas): `image/jpeg`, `image/png`, `image/webp` or `application/pdf`.',
  })
  contentType!: AttachmentType;

  @Field(() => Int, { nullable: true, description: 'Bytes of the file as it is downloaded (ukuran).' })
  sizeBytes!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the file as it is downloaded, 64 hexadecimal digits (sidik berkas).',
  })
  sha256!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was attached (waktu dilampirkan).' })
  attachedAt!: number | null;
}
