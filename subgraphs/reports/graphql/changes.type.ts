// The change feed: entries, and what a program needs to go on from them.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars';
import { CHANGE_KINDS, FEED_STARTS, type ChangeEntry, type ChangeKind } from '../app/listChanges';
import type { ReportAction } from '../domain/states';
import { createEnum, ReportActionEnum } from './enums';

export const ReportChangeKindEnum = createEnum(
  'ReportChangeKind',
  CHANGE_KINDS,
  'What a change means for your copy of the report (jenis perubahan).',
  {
    ARRIVED: 'You have sight of the report from here on (masuk): keep a copy.',
    CHANGED: 'Something of it changed (berubah): read it again.',
    LEFT: 'You lost sight of it (keluar): returned, taken back, forwarded. `report` is what the public sees, or null.',
    ERASED: 'Its texts were erased at the reporter’s request (dihapus): erase them in your copy too.',
  },
);

export const FeedStartEnum = createEnum(
  'FeedStart',
  FEED_STARTS,
  'Where a feed begins that has no cursor yet (awal).',
  {
    OLDEST: 'With the oldest entry that is kept, up to 90 days back (terlama).',
    NOW: 'Behind the last entry (sekarang): an empty page with the cursor to go on from.',
  },
);

@ObjectType({
  description: 'One step of one report, as it concerns you (perubahan laporan).',
  simpleResolvers: true,
})
export class ReportChange {
  @Field(() => String, { description: 'Continue after this entry with `after`. Opaque.' })
  cursor!: string;

  @Field(() => ID, { description: 'The report (laporan), also where you may not see it any more.' })
  reportId!: string;

  @Field(() => ReportChangeKindEnum, { description: 'What it means for your copy (jenis perubahan).' })
  kind!: ChangeKind;

  @Field(() => ReportActionEnum, {
    nullable: true,
    description: 'What was done (tindakan); null for a step inside another institution.',
  })
  action!: ReportAction | null;

  @Field(() => Int, {
    description:
      'Version of the report after the step (versi). Entries of one report come in the order of their versions; ' +
      'skip one whose version your copy has already.',
  })
  version!: number;

  @Field(() => DateTime, { description: 'When it happened (waktu), such as `2026-11-23T02:15:00.000Z`.' })
  at!: number;
}

@ObjectType({ description: 'A page of the change feed (umpan perubahan).', simpleResolvers: true })
export class ReportChanges {
  @Field(() => [ReportChange], { description: 'The entries in the order in which they are to be applied.' })
  entries!: ChangeEntry[];

  @Field(() => Boolean, { description: 'Whether more are there now. With `false` ask again after a few seconds.' })
  hasMore!: boolean;

  @Field(() => String, {
    description: 'Go on with `after: endCursor`, also from an empty page. Store it together with what you applied.',
  })
  endCursor!: string;
}

@InputType({ description: 'Which entries of the change feed: those that fit every field that is given.' })
export class ChangesFilter {
  @Field(() => [ReportChangeKindEnum], {
    nullable: true,
    description:
      'Only these kinds (jenis). A page may then be empty and still have `hasMore: true`: go on from `endCursor`.',
  })
  kinds?: ChangeKind[] | null;
}
