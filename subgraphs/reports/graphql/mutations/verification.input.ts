// Inputs of the mutations by which admins decide on a report: ask, put away, merge, correct.
import { Field, ID, InputType } from 'type-graphql';
import type { ArchiveReason, Classification, PostponeReason, Supervision } from '../../domain/states';
import { ClassificationEnum, SupervisionEnum } from '../enums';
import { ChangeReportInput } from './change.input';
import { ArchiveReasonEnum, PostponeReasonEnum } from './reasons';

@InputType({ description: 'A question to the reporter, for whose answer the report waits (tunda).' })
export class PostponeReportInput extends ChangeReportInput {
  @Field(() => PostponeReasonEnum, { description: 'What is missing (alasan).' })
  reason!: PostponeReason;

  @Field(() => String, {
    description:
      'What the reporter is asked, 1 to 20,000 characters, such as `Di kilometer berapa lubang itu?`. Read by the reporter and ' +
      'by those who handle the report.',
  })
  question!: string;
}

@InputType({ description: 'Putting a report away that cannot be handled (arsip).' })
export class ArchiveReportInput extends ChangeReportInput {
  @Field(() => ArchiveReasonEnum, { description: 'Why (alasan).' })
  reason!: ArchiveReason;
}

@InputType({ description: 'Taking a report out of the archive (pulihkan).' })
export class RestoreReportInput extends ChangeReportInput {}

@InputType({ description: 'Merging a report into another one about the same matter (gabung).' })
export class MergeReportInput extends ChangeReportInput {
  @Field(() => ID, {
    description: 'Id of the report that it follows from now on (laporan utama): open, and not merged itself.',
  })
  primaryReportId!: string;
}

@InputType({ description: 'Taking a merged report out again (batal gabung).' })
export class UnmergeReportInput extends ChangeReportInput {}

@InputType({ description: 'A corrected classification (ubah klasifikasi).' })
export class ReclassifyReportInput extends ChangeReportInput {
  @Field(() => ClassificationEnum, { description: 'What sort of report it is (klasifikasi).' })
  classification!: Classification;

  @Field(() => SupervisionEnum, {
    nullable: true,
    description: 'Of a complaint: whether it is about misconduct (berkadar pengawasan). Kept as it is if not said.',
  })
  supervision?: Supervision | null;
}

@InputType({ description: 'A corrected category (ubah kategori).' })
export class RecategoriseReportInput extends ChangeReportInput {
  @Field(() => String, { description: 'Code of a category (kategori) that is valid today; see `categories`.' })
  categoryCode!: string;
}

@InputType({ description: 'Making a report confidential (rahasia), or public again.' })
export class ChangeVisibilityInput extends ChangeReportInput {
  @Field(() => Boolean, {
    description: 'True hides the report from the public (rahasia). Only the national admin makes it public again.',
  })
  confidential!: boolean;
}
