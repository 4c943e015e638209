// How long cases take, and how old the open ones are.
import { Field, Int, ObjectType } from 'type-graphql';
import type { FigureScope } from '../app/readMembers';
import type { Durations as Estimate } from '../domain/kaplanMeier';
import { Count } from './figures.type';

@ObjectType({
  description:
    'How long the cases that began in the period take, in working days (hari kerja) after the day they began. Median and 90th percentile by the Kaplan–Meier estimator: a case still open counts as taking longer than its present age, one that left unserved (returned, archived) as longer than it waited. Exact up to 60 days, then the upper end of a bin of ten.',
  simpleResolvers: true,
})
export class Duration {
  @Field(() => Int, { nullable: true, description: 'How many cases began in the period; null when suppressed.' })
  n!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many of them still wait; null when suppressed.' })
  stillOpen!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Half of the cases take at most so long (median); null when suppressed, without any case, or not reached.',
  })
  medianWorkingDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Nine of ten cases take at most so long (persentil 90); null like `medianWorkingDays`.',
  })
  p90WorkingDays!: number | null;

  @Field(() => Boolean, { description: 'Whether both can be told: false while too many cases are still open.' })
  isReached!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'What is not reached is at least so long; null where both are reached.',
  })
  atLeastWorkingDays!: number | null;

  @Field(() => Boolean, {
    description: 'Whether you may not see it: published are durations of the whole country alone.',
  })
  isSuppressed!: boolean;
}

@ObjectType({ description: 'How long cases take (lama penanganan), by what they wait for.', simpleResolvers: true })
export class Durations {
  /** Kept for the resolvers. */
  scope!: FigureScope;
}

@ObjectType({ description: 'Open cases of some age (umur tunggakan).', simpleResolvers: true })
export class AgeBucket {
  @Field(() => Int, { description: 'From so many calendar days on, such as `15`.' })
  fromDays!: number;

  @Field(() => Int, { nullable: true, description: 'Up to so many days, such as `30`; null for the oldest.' })
  toDays!: number | null;

  @Field(() => Count, { description: 'How many.' })
  count!: Count;
}

export function showDuration(found: Estimate | null): Duration {
  const { median = null, p90 = null } = found ?? {};
  const isReached = median?.isReached === true && p90?.isReached === true;
  return {
    ...{ n: found?.n ?? null, stillOpen: found?.stillOpen ?? null },
    medianWorkingDays: median?.isReached ? median.workingDays : null,
    p90WorkingDays: p90?.isReached ? p90.workingDays : null,
    ...{ isReached, atLeastWorkingDays: isReached ? null : (p90?.workingDays ?? null), isSuppressed: found === null },
  };
}
