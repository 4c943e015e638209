// `Report` and its connection. Relations and fields that depend on the viewer are added by report.resolver.ts.
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime, LocalDate } from '../../../platform/graphql/scalars';
import type { Channel, Classification, CloseReason, ReportStatus, Supervision } from '../domain/states';
import { ChannelEnum, ClassificationEnum, CloseReasonEnum, ReportStatusEnum, SupervisionEnum } from './enums';

@ObjectType({
  description:
    'A report (laporan) of a citizen about a public service. Seen by everybody once it is verified, unless it is ' +
    'confidential; before and otherwise by its reporter and those who handle it.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Report {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => String, { description: 'Its tracking id (nomor pelaporan), such as `480215937`.' })
  trackingId!: string;

  @Field(() => String, { description: 'Title (judul).' })
  title!: string;

  @Field(() => String, { description: 'What the reporter tells (isi laporan).' })
  body!: string;

  @Field(() => ReportStatusEnum, { description: 'Where it stands (status).' })
  status!: ReportStatus;

  @Field(() => ClassificationEnum, { description: 'What sort of report it is (klasifikasi).' })
  classification!: Classification;

  @Field(() => SupervisionEnum, {
    nullable: true,
    description: 'Of a complaint: whether it is about misconduct (kadar pengawasan); else null.',
  })
  supervision!: Supervision | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the incident (tanggal kejadian).' })
  incidentDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Place of the incident in words (lokasi kejadian).' })
  incidentPlace!: string | null;

  @Field(() => ChannelEnum, { description: 'Through which channel it came (kanal).' })
  channel!: Channel;

  @Field(() => Boolean, {
    description: 'Whether the reporter is hidden from the public and from institutions (anonim).',
  })
  isAnonymous!: boolean;

  @Field(() => Boolean, { description: 'Whether the report is hidden from the public (rahasia).' })
  isConfidential!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Its nearest running deadline (batas waktu terdekat); null when none runs.',
  })
  dueAt!: number | null;

  @Field(() => DateTime, { description: 'When it was handed in (dikirim).' })
  submittedAt!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was first verified and disposed (terverifikasi).' })
  verifiedAt!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed (selesai); null while it is not.' })
  closedAt!: number | null;

  @Field(() => CloseReasonEnum, { nullable: true, description: 'Why it was closed (alasan selesai).' })
  closeReason!: CloseReason | null;

  @Field(() => DateTime, { description: 'When something last happened to it (aktivitas terakhir).' })
  updatedAt!: number;

  @Field(() => Int, { nullable: true, description: 'The reporter’s rating, 1 to 5 (penilaian).' })
  rating!: number | null;

  @Field(() => Int, { description: 'How often it was opened again (jumlah pembukaan kembali).' })
  reopenCount!: number;

  @Field(() => Int, {
    description: 'Counts the steps of its life (versi). Give it back as `expectedVersion` when you change the report.',
  })
  version!: number;
}

export const ReportEdge = createEdgeType(Report, 'Report');
/** Without a total: reports that hang on another one. */
export const MergedReportConnection = createConnectionType(Report, ReportEdge, 'MergedReport');
export const ReportConnection = createConnectionType(Report, ReportEdge, 'Report');
