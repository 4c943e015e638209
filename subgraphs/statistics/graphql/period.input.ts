// Which period is asked for.
import { Field, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../../platform/graphql/scalars';

export const PERIOD = 'Which day, week, month, quarter or year.';

@InputType({
  description:
    'A period (periode) of the WIB calendar, as exactly one of: `{year}`, `{year, month}`, `{year, quarter}`, `{week}`, `{day}`. Anything else answers `BAD_USER_INPUT`. Published figures below the nation exist for months, and for quarters and years made of them.',
})
export class PeriodInput {
  @Field(() => Int, { nullable: true, description: 'The year (tahun), 2012 to 2100, such as `2026`.' })
  year?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The month (bulan), 1 (January) to 12; leave it out for the whole year.',
  })
  month?: number | null;

  @Field(() => Int, { nullable: true, description: 'The quarter (triwulan) of the year, 1 to 4.' })
  quarter?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'An ISO 8601 week (minggu), Monday to Sunday, such as `2026-W47`.',
  })
  week?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'A day (hari), such as `2026-11-23`.' })
  day?: string | null;
}
