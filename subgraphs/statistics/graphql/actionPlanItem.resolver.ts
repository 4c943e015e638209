// `ActionPlanItem.measuredActual`: what the system counts of an indicator that agencies' action plans set targets for.
import { Arg, Ctx, Directive, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { readMeasuredActual, type MeasuredActual as Measured } from '../app/readMeasuredActual';
import type { StatisticsContext } from '../app/services';
import { ActionPlanItem } from './entities.type';
import { Coverage } from './statistics.type';

@ObjectType({
  description:
    'What the system counted of an indicator of an action plan in a quarter (capaian terukur). Exact and live, or published, by the same ' +
    'rights as `Agency.statistics`.',
  simpleResolvers: true,
})
class MeasuredActual extends Coverage {
  @Field(() => Float, {
    nullable: true,
    description:
      'The value in the unit of the item (nilai capaian): percent, such as `82.5`, rounded to three decimals, or working days. Null ' +
      'when suppressed, when nothing was to be counted, and for a median while half of the cases have not ended.',
  })
  value!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'What is counted (pembilang), of a median the cases that wait no more; null when suppressed.',
  })
  numerator!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'What it is compared with (penyebut), the sample size; null when suppressed.',
  })
  denominator!: number | null;

  @Field(() => Boolean, { description: 'Whether you may not see the numbers (disembunyikan).' })
  isSuppressed!: boolean;
}

@Resolver(() => ActionPlanItem)
export class ActionPlanItemResolver {
  @FieldResolver(() => MeasuredActual, {
    nullable: true,
    description:
      'What the system counted for one quarter (capaian terukur): the figure that `measure` names, of the institution itself, in that ' +
      'quarter alone. Null for an indicator whose values are reported.',
  })
  @Directive('@requires(fields: "agencyId year measure")')
  measuredActual(
    @Root() item: ActionPlanItem,
    @Arg('quarter', () => Int, { description: 'The quarter (triwulan), 1 to 4; others are `BAD_USER_INPUT`.' })
    quarter: number,
    @Ctx() ctx: StatisticsContext,
  ): Promise<Measured | null> {
    return readMeasuredActual(ctx, item, quarter);
  }
}
