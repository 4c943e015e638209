// Counts and rates as they are shown, and the two sets of figures: of reports and of an institution's assignments.
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { ARCHIVE_COUNTERS, FINDING_COUNTERS } from '../domain/codedMeasures';
import { describeMeasure } from '../domain/definitions';
import { ArchivedForEnum } from './enums';
import { FindingEnum } from './sharedEnums';

@ObjectType({
  description:
    'A number of reports or assignments. `value` is null where it is suppressed to protect persons (`isSuppressed`), or where the measure is not kept for this period.',
  simpleResolvers: true,
})
export class Count {
  @Field(() => Int, { nullable: true, description: 'The number, such as `137`; never rounded.' })
  value!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether you may not see the number: it is small (0 to 4), protects a small one, or is not published for this table and period.',
  })
  isSuppressed!: boolean;
}

@ObjectType({
  description: 'A share (persentase) with what it was computed from. Suppressed as soon as one of its numbers is.',
  simpleResolvers: true,
})
class Rate {
  @Field(() => Float, {
    nullable: true,
    description:
      '`numerator / denominator`, such as `0.82` for 82 %; null when suppressed or when the denominator is 0.',
  })
  value!: number | null;

  @Field(() => Int, { nullable: true, description: 'What is counted (pembilang); null when suppressed.' })
  numerator!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'What it is compared with (penyebut), the sample size; null when suppressed.',
  })
  denominator!: number | null;

  @Field(() => Boolean, { description: 'Whether you may not see the numbers.' })
  isSuppressed!: boolean;
}

@ObjectType({ description: 'Ratings (penilaian) of reporters.', simpleResolvers: true })
class Rating {
  @Field(() => Float, {
    nullable: true,
    description: 'Their mean, 1 (worst) to 5, such as `4.2`; null when suppressed or when there is none.',
  })
  average!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many there are, the sample size; null when suppressed.' })
  count!: number | null;

  @Field(() => Boolean, { description: 'Whether you may not see it.' })
  isSuppressed!: boolean;
}

@ObjectType({ description: 'How many responses came to one finding (temuan).', simpleResolvers: true })
class FindingCount {
  @Field(() => FindingEnum, { description: 'The finding.' })
  code!: keyof typeof FINDING_COUNTERS;

  @Field(() => Count, { description: 'How many.' })
  count!: Count;
}

@ObjectType({ description: 'How many reports were archived for one reason (alasan arsip).', simpleResolvers: true })
class ArchivedCount {
  @Field(() => ArchivedForEnum, { description: 'The reason.' })
  code!: keyof typeof ARCHIVE_COUNTERS;

  @Field(() => Count, { description: 'How many.' })
  count!: Count;
}

/** Shared by both sets; each set says in its own description what one case is. */
@ObjectType({ simpleResolvers: true })
abstract class CommonFigures {
  @Field(() => Count, { description: describeMeasure('followedUp') })
  followedUp!: Count;

  @Field(() => Count, { description: describeMeasure('responded') })
  responded!: Count;

  @Field(() => Count, { description: describeMeasure('closed') })
  closed!: Count;

  @Field(() => Count, { description: `${describeMeasure('autoClosed')} Published of the whole country alone.` })
  autoClosed!: Count;

  @Field(() => Count, { description: describeMeasure('reopened') })
  reopened!: Count;

  @Field(() => Count, { description: describeMeasure('returned') })
  returned!: Count;

  @Field(() => Count, { description: describeMeasure('open') })
  open!: Count;

  @Field(() => Count, { description: describeMeasure('overdue') })
  overdue!: Count;

  @Field(() => Rate, { description: describeMeasure('followUpRate') })
  followUpRate!: Rate;

  @Field(() => Rate, { description: describeMeasure('resolutionRate') })
  resolutionRate!: Rate;

  @Field(() => Rate, { description: describeMeasure('returnedRate') })
  returnedRate!: Rate;

  @Field(() => Rate, { description: describeMeasure('reopenRate') })
  reopenRate!: Rate;

  @Field(() => Rate, { description: describeMeasure('firstResponseOnTimeRate') })
  firstResponseOnTimeRate!: Rate;

  @Field(() => Rate, { description: describeMeasure('resolveOnTimeRate') })
  resolveOnTimeRate!: Rate;

  @Field(() => [FindingCount], { description: `${describeMeasure('findings')} Published of the whole country alone.` })
  findings!: readonly FindingCount[];

  @Field(() => Rating, { description: `${describeMeasure('rating')} Published of the whole country alone.` })
  rating!: Rating;
}

@ObjectType({
  description:
    'Figures of reports (laporan): one case is one report. Every report counts, confidential (rahasia), anonymous (anonim) and unverified ones too. Facts count on the WIB day they happened, under the category and area of that day.',
  simpleResolvers: true,
})
export class CaseFigures extends CommonFigures {
  @Field(() => Count, { description: describeMeasure('received') })
  received!: Count;

  @Field(() => Count, { description: describeMeasure('verified') })
  verified!: Count;

  @Field(() => Count, { description: describeMeasure('archived') })
  archived!: Count;

  @Field(() => [ArchivedCount], {
    description: `${describeMeasure('archivedByReason')} Published of the whole country alone.`,
  })
  archivedByReason!: readonly ArchivedCount[];

  @Field(() => Count, { description: describeMeasure('disposed') })
  disposed!: Count;

  @Field(() => Rate, { description: describeMeasure('verifyOnTimeRate') })
  verifyOnTimeRate!: Rate;
}

@ObjectType({
  description:
    'Figures of one institution (instansi): one case is one assignment (disposisi) to it, as lead or supporting. Those of institutions below it are not included.',
  simpleResolvers: true,
})
export class AgencyFigures extends CommonFigures {
  @Field(() => Count, { description: describeMeasure('receivedByAgency') })
  received!: Count;
}
