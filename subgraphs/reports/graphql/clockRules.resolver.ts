// Queries for policies and calendars: from memory, open to everybody, so that any due date can be checked.
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { ReportsContext } from '../app/context';
import { ClockPolicy, WorkCalendar } from './clockRules.type';

@Resolver()
export class ClockRulesResolver {
  @Query(() => [ClockPolicy], {
    description: 'The policies that set due dates (kebijakan batas waktu), oldest first, with their limits.',
  })
  clockPolicies(@Ctx() { services }: ReportsContext) {
    return services.ruleBook.policies;
  }

  @Query(() => WorkCalendar, { description: 'The days off of a year (kalender kerja).' })
  calendar(
    @Arg('year', () => Int, { description: 'The year (tahun), such as 2026.' }) year: number,
    @Ctx() { services }: ReportsContext,
  ) {
    return services.ruleBook.yearOf(year);
  }
}
