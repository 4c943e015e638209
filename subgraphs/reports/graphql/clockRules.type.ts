// Policies of clocks and calendars of working days, as everybody may read them. Resolved by clockRules.resolver.ts.
import { Field, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../../platform/graphql/scalars';
import { HOLIDAY_KINDS, type HolidayKind } from '../domain/holiday';
import { LIMIT_UNITS, type LimitUnit } from '../domain/policy';
import type { Classification, ClockKind, Supervision } from '../domain/states';
import { ClassificationEnum, ClockKindEnum, createEnum, SupervisionEnum } from './enums';

const LimitUnitEnum = createEnum('LimitUnit', LIMIT_UNITS, 'How a limit is counted (satuan batas waktu).', {
  WORKING_DAY: 'Monday to Friday without days off (hari kerja).',
  CALENDAR_DAY: 'Every day (hari kalender).',
});

export const HolidayKindEnum = createEnum(
  'HolidayKind',
  HOLIDAY_KINDS,
  'What kind of day off it is (jenis hari libur).',
  {
    NATIONAL_HOLIDAY: 'National holiday (libur nasional).',
    JOINT_LEAVE: 'Joint leave of the government (cuti bersama).',
  },
);

@ObjectType({ description: 'One limit of a policy (aturan batas waktu).', simpleResolvers: true })
export class ClockRule {
  @Field(() => String, { description: 'Its name, such as `VERIFY_3_WD`: the `rule` of a Deadline.' })
  name!: string;

  @Field(() => ClockKindEnum, { description: 'Which deadline it limits (jenis batas waktu).' })
  clock!: ClockKind;

  @Field(() => ClassificationEnum, { nullable: true, description: 'Of which reports (klasifikasi); null for all.' })
  classification!: Classification | null;

  @Field(() => SupervisionEnum, {
    nullable: true,
    description: 'Of which complaints (kadar pengawasan); null for all.',
  })
  supervision!: Supervision | null;

  @Field(() => Int, { description: 'How many days (batas): the day of the event does not count.' })
  limit!: number;

  @Field(() => LimitUnitEnum, { description: 'Which days count (satuan).' })
  unit!: LimitUnit;
}

@ObjectType({ description: 'A policy that sets limits for a time (kebijakan batas waktu).', simpleResolvers: true })
export class ClockPolicy {
  @Field(() => String, { description: 'Its name, such as `PERMENPANRB_62_2018`: the `policy` of a Deadline.' })
  name!: string;

  @Field(() => String, { description: 'Where the limits are written (sumber).' })
  source!: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day, WIB (berlaku sejak); null since ever.' })
  validFrom!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day, WIB, on which it is no longer valid (berlaku sampai); null until further notice.',
  })
  validUntil!: string | null;

  @Field(() => [ClockRule], { description: 'Its limits (aturan).' })
  rules!: readonly ClockRule[];
}

@ObjectType({ description: 'A day off (hari libur), the same in all zones.', simpleResolvers: true })
export class Holiday {
  @Field(() => LocalDate, { description: 'The day (tanggal), such as `2026-08-17`.' })
  date!: string;

  @Field(() => String, { description: 'Its name in Indonesian (nama).' })
  name!: string;

  @Field(() => HolidayKindEnum, { description: 'Its kind (jenis).' })
  kind!: HolidayKind;

  @Field(() => String, { description: 'The decree that it rests on (sumber).' })
  source!: string;

  @Field(() => Boolean, { description: 'Proposed, not decreed yet (usulan).' })
  isProposal!: boolean;
}

@ObjectType({
  description: 'The days off of a year (kalender kerja): working days are Monday to Friday without them.',
  simpleResolvers: true,
})
export class WorkCalendar {
  @Field(() => Int, { description: 'The year (tahun).' })
  year!: number;

  @Field(() => Int, {
    description: 'Grows with each correction (versi); 0 while nobody has given the year any days off.',
  })
  version!: number;

  @Field(() => [Holiday], { description: 'Its days off (hari libur), by date.' })
  holidays!: readonly Holiday[];
}
