// Arguments of the queries for reports.
import { Field, ID, InputType } from 'type-graphql';
import type { InboxQueue } from '../app/inboxPlan';
import type { DueWindow } from '../domain/dueWindow';
import type { Classification, ReportStatus } from '../domain/states';
import { ClassificationEnum, DueWindowEnum, InboxQueueEnum, ReportStatusEnum } from './enums';

@InputType({ description: 'Which reports (laporan) to list: those that fit every field that is given.' })
export class ReportFilter {
  @Field(() => ReportStatusEnum, { nullable: true, description: 'Where they stand (status).' })
  status?: ReportStatus | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a category (kategori), with all below it, such as `PU_JALAN_RUSAK`.',
  })
  category?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of this area (kode wilayah) or one below it: `32` finds the province and its regencies and cities.',
  })
  areaCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Led by this institution (instansi utama).' })
  agencyId?: string | null;

  @Field(() => ClassificationEnum, { nullable: true, description: 'Of this sort (klasifikasi).' })
  classification?: Classification | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words of title and body (pencarian): reports that have all of them, in any form and order. `perbaiki jalan` ' +
      'finds “Jalan sudah diperbaiki”: affixes, case, marks and words such as `yang` do not count. Parts of words are not ' +
      'found, and nothing is an operator. At most 200 characters (TOO_LONG) and 8 words (TOO_MANY_ITEMS); SEARCH_EMPTY ' +
      'without any word. The page may be partial: see `isPartial`.',
  })
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'With `true`: only those that their reporter has taken to the Ombudsman (eskalasi ke Ombudsman). For the Ombudsman and ' +
      'national admins, others get FORBIDDEN. `false` is the same as nothing.',
  })
  escalated?: boolean | null;
}

@InputType({ description: 'Which entries of the inbox (kotak masuk): those that fit every field that is given.' })
export class InboxFilter {
  @Field(() => InboxQueueEnum, {
    nullable: true,
    description: 'Which work (antrean). By default VERIFICATION for national admins, HANDLING for everybody else.',
  })
  queue?: InboxQueue | null;

  @Field(() => ReportStatusEnum, {
    nullable: true,
    description: 'Status of the report. The queue VERIFICATION holds `SUBMITTED` ones only.',
  })
  status?: ReportStatus | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a category (kategori), with all below it, such as `PU_JALAN_RUSAK`.',
  })
  category?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those whose running deadline has passed (terlambat), or with `false` only the others.',
  })
  overdue?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Disposed to this unit (unit kerja) of your institution. Staff of a unit have their own unit’s inbox and get FORBIDDEN ' +
      'for another’s. The queue VERIFICATION knows no units.',
  })
  unitId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Given to this person (petugas) of your institution; your own id for your own work, or see `myWork`.',
  })
  assigneeId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that nobody has taken (belum ditugaskan), or with `false` only those that somebody has.',
  })
  unassigned?: boolean | null;

  @Field(() => DueWindowEnum, {
    nullable: true,
    description: 'Only those whose running deadline ends in this time and has not passed (jatuh tempo).',
  })
  due?: DueWindow | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Open cases (belum selesai); with `false` those that ended while your institution held them.',
  })
  isOpen?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words of title and body (pencarian): reports that have all of them, in any form and order. `perbaiki jalan` ' +
      'finds “Jalan sudah diperbaiki”: affixes, case, marks and words such as `yang` do not count. Parts of words are not ' +
      'found, and nothing is an operator. At most 200 characters (TOO_LONG) and 8 words (TOO_MANY_ITEMS); SEARCH_EMPTY ' +
      'without any word. The page may be partial: see `isPartial`.',
  })
  text?: string | null;
}
