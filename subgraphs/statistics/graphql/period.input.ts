// Which period is asked for.
import { Field, InputType, Int } from 'type-graphql';

@InputType({
  description: 'A period (periode) of the WIB calendar: a month, or a whole year when `month` is left out.',
})
export class PeriodInput {
  @Field(() => Int, { description: 'The year, 2012 to 2100, such as `2026`.' })
  year!: number;

  @Field(() => Int, { nullable: true, description: 'The month, 1 (January) to 12; leave it out for the whole year.' })
  month?: number | null;
}
