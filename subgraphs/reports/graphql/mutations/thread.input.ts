// Inputs of the mutations by which institutions prepare what they say, and note what they know.
import { Field, ID, InputType } from 'type-graphql';
import type { Finding } from '../../domain/states';
import { FindingEnum } from '../enums';
import { ATTACHMENT_IDS_DESCRIPTION, ChangeReportInput, KEY_DESCRIPTION } from './change.input';

const DRAFT_DESCRIPTION = 'Id of the draft (konsep), as `Report.responseDrafts` gives it.';

@InputType({ description: 'A draft (konsep tindak lanjut): a new one, or a new text of one.' })
export class DraftResponseInput extends ChangeReportInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a draft of the same institution, to change it; its approval is taken back. Without it, a new one.',
  })
  responseId?: string | null;

  @Field(() => String, { description: 'The answer (isi), 1 to 20,000 characters. Only your institution reads it.' })
  body!: string;

  @Field(() => FindingEnum, { description: 'What the institution found (temuan).' })
  finding!: Finding;

  @Field(() => [ID], { nullable: true, description: ATTACHMENT_IDS_DESCRIPTION })
  attachmentIds?: string[] | null;
}

@InputType({ description: 'Approval (persetujuan) of a draft.' })
export class ApproveResponseInput extends ChangeReportInput {
  @Field(() => ID, { description: DRAFT_DESCRIPTION })
  responseId!: string;
}

@InputType({ description: 'A draft that is not wanted (konsep yang dibuang).' })
export class DiscardResponseInput extends ChangeReportInput {
  @Field(() => ID, { description: DRAFT_DESCRIPTION })
  responseId!: string;
}

@InputType({ description: 'An interim reply (respons awal): work goes on.' })
export class InterimReplyInput extends ChangeReportInput {
  @Field(() => String, { description: 'The message, 1 to 20,000 characters. Everybody who sees the report reads it.' })
  body!: string;

  @Field(() => [ID], { nullable: true, description: ATTACHMENT_IDS_DESCRIPTION })
  attachmentIds?: string[] | null;
}

@InputType({
  description: 'An internal note (catatan internal). It changes nothing of the report, so it needs no version.',
})
export class AddNoteInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of a report (laporan) that your institution holds or held.' })
  reportId!: string;

  @Field(() => String, { description: 'The note (isi), 1 to 20,000 characters.' })
  body!: string;

  @Field(() => [ID], { nullable: true, description: ATTACHMENT_IDS_DESCRIPTION })
  attachmentIds?: string[] | null;
}
