// `Deadline`: one clock of a report or of an assignment. Its agency is added by deadline.resolver.ts.
import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars';
import type { ClockKind } from '../domain/states';
import { ClockKindEnum } from './enums';

@ObjectType({
  description:
    'A deadline (batas waktu) counted in working days of the institution’s zone, with the rule that made it.',
  simpleResolvers: true,
})
export class Deadline {
  @Field(() => ClockKindEnum, { description: 'What has to be done by then (jenis).' })
  clock!: ClockKind;

  @Field(() => DateTime, { description: 'What it counts from (mulai).' })
  startedAt!: number;

  @Field(() => DateTime, {
    description: 'Last instant that is in time (jatuh tempo). While it is paused, the date before the pause.',
  })
  dueAt!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was met or ended (berhenti); null while it runs.' })
  stoppedAt!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it waits for the reporter (dijeda); the remaining days are kept. Null if it does not.',
  })
  pausedAt!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether it is missed (terlambat): it runs and the date has passed, or it was stopped or paused later.',
  })
  isOverdue!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When LAPOR! flagged it as missed (ditandai terlambat); null if it did not. A due date that moves later can be flagged anew.',
  })
  escalatedAt!: number | null;

  @Field(() => String, { description: 'Policy (kebijakan) that sets it, such as `PERMENPANRB_62_2018`.' })
  policy!: string;

  @Field(() => String, { description: 'Rule (aturan) of that policy, such as `RESOLVE_ASPIRATION_5_WD`.' })
  rule!: string;
}
