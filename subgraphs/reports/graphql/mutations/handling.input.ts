// Inputs of the mutations by which agencies and admins handle a report.
import { Field, ID, InputType } from 'type-graphql';
import { ADMIN_CLOSE_REASONS } from '../../domain/states';
import type { AdminCloseReason, Classification, Finding, Supervision } from '../../domain/states';
import { ClassificationEnum, createEnum, FindingEnum, SupervisionEnum } from '../enums';
import { ATTACHMENT_IDS_DESCRIPTION, ChangeReportInput } from './change.input';

const AdminCloseReasonEnum = createEnum(
  'AdminCloseReason',
  ADMIN_CLOSE_REASONS,
  'Why the national admin closes a report (alasan penutupan).',
  {
    ANSWERED_IN_FULL: 'Everything that was asked is answered (sudah dijawab lengkap).',
    HANDLED_ELSEWHERE: 'It is handled in another procedure (ditangani melalui jalur lain).',
    LEGAL_PROCESS: 'It is before a court or the police (proses hukum).',
    REPORTER_UNREACHABLE: 'The reporter cannot be reached (pelapor tidak dapat dihubungi).',
  },
);

@InputType({ description: 'Verification and disposal (verifikasi dan disposisi) of a report that was handed in.' })
export class DisposeReportInput extends ChangeReportInput {
  @Field(() => ID, { description: 'The institution that leads (instansi utama); it has to be connected.' })
  leadAgencyId!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Institutions that support it (instansi pendukung), at most 20.',
  })
  supportingAgencyIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Unit (unit kerja) of the leading institution.' })
  unitId?: string | null;

  @Field(() => String, { nullable: true, description: 'Corrected category (kategori): its code.' })
  categoryCode?: string | null;

  @Field(() => ClassificationEnum, { nullable: true, description: 'Corrected classification (klasifikasi).' })
  classification?: Classification | null;

  @Field(() => SupervisionEnum, {
    nullable: true,
    description: 'Of a complaint: whether it is about misconduct (berkadar pengawasan); if not said, it is not.',
  })
  supervision?: Supervision | null;
}

@InputType({ description: 'An institution takes its assignment (disposisi) up.' })
export class AcceptAssignmentInput extends ChangeReportInput {
  @Field(() => ID, { nullable: true, description: 'The unit (unit kerja) that will work on it.' })
  unitId?: string | null;
}

@InputType({ description: 'A published answer (tindak lanjut) of an institution.' })
export class PublishResponseInput extends ChangeReportInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The answer (isi), 1 to 20,000 characters. Everybody who sees the report reads it. Required without `responseId`.',
  })
  body?: string | null;

  @Field(() => FindingEnum, {
    nullable: true,
    description: 'What the institution found (temuan). Required without `responseId`.',
  })
  finding?: Finding | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Instead of `body` and `finding`: an approved draft (konsep yang disetujui) of the same institution.',
  })
  responseId?: string | null;

  @Field(() => [ID], { nullable: true, description: ATTACHMENT_IDS_DESCRIPTION })
  attachmentIds?: string[] | null;
}

@InputType({ description: 'Closing (penutupan) of a report that was answered, by the national admin.' })
export class CloseReportInput extends ChangeReportInput {
  @Field(() => AdminCloseReasonEnum, { description: 'Why (alasan).' })
  reason!: AdminCloseReason;
}
