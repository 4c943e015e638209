// Due dates (batas waktu): the day of the event does not count; due at the last millisecond of the n-th day in the
// institution's zone; a pause keeps the remaining days. Called by the clocks of a case and for durations.
import type { TimeZone } from '../../../schema/contract/events';
import { endOfLocalDay, localDayOf } from './calendar';
import type { WorkingCalendar } from './calendar';
import type { LimitUnit } from './policy';

export interface DueRule {
  readonly limit: number;
  readonly unit: LimitUnit;
  readonly zone: TimeZone;
  readonly calendar: WorkingCalendar;
}

/**
 * End of the `limit`-th day after the event's own day; with a limit of 0 the end of the first working day from then on.
 * A limit below 0 (a reclassification took more days than were left) counts back.
 */
export function dueAfter(startMs: number, { limit, unit, zone, calendar }: DueRule): number {
  const day = localDayOf(startMs, zone);
  if (unit === 'CALENDAR_DAY') return endOfLocalDay(day + limit, zone);
  const count = limit === 0 ? calendar.countThrough(day - 1) + 1 : calendar.countThrough(day) + limit;
  return endOfLocalDay(calendar.dayOfCount(count), zone);
}

/** Days left after the day of `atMs` until the due day; negative once it has passed. */
export function remainingDays(atMs: number, dueMs: number, rule: Omit<DueRule, 'limit'>): number {
  const from = localDayOf(atMs, rule.zone);
  const until = localDayOf(dueMs, rule.zone);
  return rule.unit === 'CALENDAR_DAY'
    ? until - from
    : rule.calendar.countThrough(until) - rule.calendar.countThrough(from);
}

/**
 * Working days after the day of `fromMs` up to and including the day of `toMs`: what was answered within n working
 * days has a value of at most n, exactly as the due date counts.
 */
export function workingDaysBetween(fromMs: number, toMs: number, zone: TimeZone, calendar: WorkingCalendar): number {
  return calendar.countThrough(localDayOf(toMs, zone)) - calendar.countThrough(localDayOf(fromMs, zone));
}
