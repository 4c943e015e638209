// `createAttachmentUpload`: the first step of attaching a file, with its input and payload.
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Refusal, type UserErrorData } from '../../../../platform/errors';
import { DateTime } from '../../../../platform/graphql/scalars';
import { UserError } from '../../../../platform/graphql/userError.type';
import { createAttachmentUpload } from '../../app/attachments/createAttachmentUpload';
import type { ReportsContext } from '../../app/context';
import { KEY_DESCRIPTION } from './change.input';

@InputType({ description: 'A file that is to be attached (berkas lampiran).' })
export class CreateAttachmentUploadInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => String, {
    description: 'Name for people (nama berkas), such as `foto jalan.jpg`; paths and control characters are taken out.',
  })
  fileName!: string;

  @Field(() => String, {
    description:
      'Its type (jenis berkas): `image/jpeg`, `image/png`, `image/webp` or `application/pdf`. The content has to be of it.',
  })
  contentType!: string;

  @Field(() => Int, {
    description: 'Its length in bytes (ukuran), at most 10,485,760 (10 MiB) unless configured otherwise.',
  })
  sizeBytes!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Its SHA-256 (sidik berkas), 64 hexadecimal digits: bytes that differ on arrival are then refused.',
  })
  sha256?: string | null;
}

@ObjectType({ description: 'A header (header HTTP) to send.', simpleResolvers: true })
export class UploadHeader {
  @Field(() => String, { description: 'Its name, such as `content-type`.' })
  name!: string;

  @Field(() => String, { description: 'Its value, such as `image/jpeg`.' })
  value!: string;
}

@ObjectType({ description: 'Where to send the file, or why it cannot be taken.', simpleResolvers: true })
export class CreateAttachmentUploadPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Give it as one of `attachmentIds` to the step that uses the file, within 24 hours.',
  })
  attachmentId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Address for a PUT of the bytes (alamat unggah), relative to the gateway, such as `/files/0190…?grant=…`. Whoever holds ' +
      'it can send this one file. After an answer that was lost, send the same bytes again.',
  })
  uploadUrl!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the address can be used (kedaluwarsa), 15 minutes.',
  })
  expiresAt!: number | null;

  @Field(() => [UploadHeader], { description: 'Headers to send with the bytes, besides content-length.' })
  headers!: readonly UploadHeader[];

  @Field(() => String, {
    nullable: true,
    description:
      'Without an account: proves that the file is yours (kode rahasia lampiran). Give it in `attachmentSecrets`, at the same ' +
      'place as the id in `attachmentIds`. Null for accounts.',
  })
  attachmentSecret!: string | null;

  @Field(() => [UserError], { description: 'Why the file cannot be taken; empty when it can.' })
  userErrors!: readonly UserErrorData[];
}

const NOTHING = { attachmentId: null, uploadUrl: null, expiresAt: null, headers: [], attachmentSecret: null };

@Resolver()
export class AttachmentMutations {
  @Mutation(() => CreateAttachmentUploadPayload, {
    description:
      'Announces a file (unggah lampiran) and gives the address for its bytes. Then PUT them there, and name the attachment in ' +
      'the step that uses it, such as `submitReport`. Files that no step uses are deleted after 24 hours.',
  })
  async createAttachmentUpload(
    @Arg('input', () => CreateAttachmentUploadInput, { description: 'The file.' }) input: CreateAttachmentUploadInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<CreateAttachmentUploadPayload> {
    try {
      return { ...(await createAttachmentUpload(ctx, input)), userErrors: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...NOTHING, userErrors: [...error.userErrors] };
    }
  }
}
