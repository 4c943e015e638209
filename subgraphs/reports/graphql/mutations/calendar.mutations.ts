// The mutation that corrects the calendar of working days, with its input and payload.
import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Refusal, type UserErrorData } from '../../../../platform/errors';
import { LocalDate } from '../../../../platform/graphql/scalars';
import { UserError } from '../../../../platform/graphql/userError.type';
import type { ReportsContext } from '../../app/context';
import { correctCalendar } from '../../app/correctCalendar';
import { MAX_CORRECTED_DAYS } from '../../domain/calendarCorrection';
import type { CalendarYear, HolidayKind } from '../../domain/holiday';
import { HolidayKindEnum, WorkCalendar } from '../clockRules.type';
import { KEY_DESCRIPTION } from './change.input';

@InputType({ description: 'A day off (hari libur) that a decree has set.' })
class HolidayInput {
  @Field(() => LocalDate, {
    description: 'The day (tanggal), such as `2027-03-11`. On a weekend it is listed, and no due date depends on it.',
  })
  date!: string;

  @Field(() => String, { description: 'Its name in Indonesian (nama), 1 to 200 characters.' })
  name!: string;

  @Field(() => HolidayKindEnum, { description: 'Its kind (jenis).' })
  kind!: HolidayKind;

  @Field(() => String, {
    description: 'The decree that it rests on (sumber), 1 to 300 characters, such as `SKB 3 Menteri 933/2025`.',
  })
  source!: string;
}

@InputType({ description: 'A correction of the days off of one year (koreksi kalender kerja).' })
class CorrectCalendarInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => Int, { description: 'The year (tahun), 2000 to 2099. All days belong to it.' })
  year!: number;

  @Field(() => Int, {
    description:
      'The `WorkCalendar.version` that you read. If the year has been corrected since, nothing happens: `VERSION_CONFLICT`.',
  })
  expectedVersion!: number;

  @Field(() => [HolidayInput], {
    defaultValue: [],
    description:
      `Days off to add (libur yang ditambahkan), at most ${MAX_CORRECTED_DAYS}. One that is a day off already is \`INVALID_INPUT\` ` +
      'unless `remove` names it too: then it is replaced, such as a proposal by its decree.',
  })
  add!: readonly HolidayInput[];

  @Field(() => [LocalDate], {
    defaultValue: [],
    description: `Days off to remove (libur yang dihapus), at most ${MAX_CORRECTED_DAYS}. One that is none is \`INVALID_INPUT\`.`,
  })
  remove!: readonly string[];
}

@ObjectType({ description: 'The calendar after the correction, or why nothing changed.', simpleResolvers: true })
class CorrectCalendarPayload {
  @Field(() => WorkCalendar, { nullable: true, description: 'The year as it holds now (kalender kerja).' })
  calendar!: CalendarYear | null;

  @Field(() => [UserError], { description: 'Why nothing changed; empty when it did.' })
  userErrors!: readonly UserErrorData[];
}

@Resolver()
export class CalendarMutations {
  @Mutation(() => CorrectCalendarPayload, {
    description:
      'Corrects the days off of a year (koreksi kalender kerja), all of it or nothing: national admins; others `FORBIDDEN`. ' +
      'Deadlines that start from now on count by it. Those that run are counted anew within minutes, and tell it in the ' +
      'report’s timeline (`TimelineEntry.dueChanges`); paused ones keep their remaining days, and what has ended stays as it was.',
  })
  async correctCalendar(
    @Arg('input', () => CorrectCalendarInput, { description: 'Year and days.' }) input: CorrectCalendarInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<CorrectCalendarPayload> {
    try {
      return { calendar: await correctCalendar(ctx, input), userErrors: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { calendar: null, userErrors: [...error.userErrors] };
    }
  }
}
