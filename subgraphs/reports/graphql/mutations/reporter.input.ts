// Inputs of the mutations by which reporters hand in and follow their report.
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../../../platform/graphql/scalars';
import type { Channel, Classification, ReopenReason } from '../../domain/states';
import { ChannelEnum, ClassificationEnum } from '../enums';
import {
  ATTACHMENT_IDS_DESCRIPTION,
  ATTACHMENT_SECRETS_DESCRIPTION,
  ChangeReportInput,
  KEY_DESCRIPTION,
  SECRET_DESCRIPTION,
} from './change.input';
import { ReopenReasonEnum } from './reasons';

@InputType({ description: 'A new report (laporan).' })
export class SubmitReportInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Title (judul), 1 to 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'What happened (isi laporan), 1 to 20,000 characters.' })
  body!: string;

  @Field(() => ClassificationEnum, { description: 'What sort of report it is (klasifikasi).' })
  classification!: Classification;

  @Field(() => String, { description: 'Code of a category (kategori) that is valid today; see `categories`.' })
  categoryCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the province, regency or city (kode wilayah) of the incident, such as `32.73`.',
  })
  areaCode?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the incident (tanggal kejadian), not in the future.' })
  incidentDate?: string | null;

  @Field(() => String, { nullable: true, description: 'The place in words (lokasi kejadian), at most 500 characters.' })
  incidentPlace?: string | null;

  @Field(() => ID, { nullable: true, description: 'Institution that it is meant for (instansi tujuan), if known.' })
  targetAgencyId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Hide the reporter from the public and from institutions (anonim).',
  })
  anonymous!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Hide the report from the public (rahasia).' })
  confidential!: boolean;

  @Field(() => ChannelEnum, {
    nullable: true,
    description:
      'Through which channel (kanal). People: WEBSITE (the default), ANDROID, IOS. Systems: any, AGENCY by default.',
  })
  channel?: Channel | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The number of the report in the system that hands it in (nomor instansi); systems only, at most 64 characters.',
  })
  externalReference?: string | null;

  @Field(() => [ID], { nullable: true, description: ATTACHMENT_IDS_DESCRIPTION })
  attachmentIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: ATTACHMENT_SECRETS_DESCRIPTION })
  attachmentSecrets?: string[] | null;
}

@InputType({ description: 'A reply (tanggapan) of the reporter to an answer.' })
export class ReplyToReportInput extends ChangeReportInput {
  @Field(() => String, { description: 'The reply, 1 to 20,000 characters.' })
  body!: string;

  @Field(() => String, { nullable: true, description: SECRET_DESCRIPTION })
  secret?: string | null;

  @Field(() => [ID], { nullable: true, description: ATTACHMENT_IDS_DESCRIPTION })
  attachmentIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: ATTACHMENT_SECRETS_DESCRIPTION })
  attachmentSecrets?: string[] | null;
}

@InputType({ description: 'The reporter confirms that the report is resolved (konfirmasi selesai).' })
export class ConfirmResolutionInput extends ChangeReportInput {
  @Field(() => Int, { description: 'How well it was handled (penilaian): 1 (poor) to 5 (very good).' })
  rating!: number;

  @Field(() => String, { nullable: true, description: SECRET_DESCRIPTION })
  secret?: string | null;
}

@InputType({ description: 'The reporter’s answer to the question of a postponed report (lengkapi).' })
export class CompleteReportInput extends ChangeReportInput {
  @Field(() => String, {
    description: 'The answer, 1 to 20,000 characters. Read by those who handle the report, not by the public.',
  })
  answer!: string;

  @Field(() => String, { nullable: true, description: SECRET_DESCRIPTION })
  secret?: string | null;

  @Field(() => [ID], { nullable: true, description: ATTACHMENT_IDS_DESCRIPTION })
  attachmentIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: ATTACHMENT_SECRETS_DESCRIPTION })
  attachmentSecrets?: string[] | null;
}

@InputType({ description: 'Opening a closed report again (buka kembali).' })
export class ReopenReportInput extends ChangeReportInput {
  @Field(() => ReopenReasonEnum, { description: 'Why (alasan).' })
  reason!: ReopenReason;

  @Field(() => String, {
    description:
      'The reason in words, 1 to 20,000 characters, such as `Lubangnya terbuka lagi.`. Read by the reporter and those who ' +
      'handle the report.',
  })
  explanation!: string;

  @Field(() => String, { nullable: true, description: SECRET_DESCRIPTION })
  secret?: string | null;
}

@InputType({ description: 'The reporter takes the report to the Ombudsman (eskalasi ke Ombudsman).' })
export class EscalateReportInput extends ChangeReportInput {
  @Field(() => String, {
    description:
      'What the Ombudsman should know, 1 to 20,000 characters. Read by the reporter, the national admin and the Ombudsman, ' +
      'not by the institutions.',
  })
  explanation!: string;

  @Field(() => String, { nullable: true, description: SECRET_DESCRIPTION })
  secret?: string | null;
}

@InputType({ description: 'The reporter withdraws the report (cabut laporan).' })
export class WithdrawReportInput extends ChangeReportInput {
  @Field(() => String, { nullable: true, description: SECRET_DESCRIPTION })
  secret?: string | null;
}
