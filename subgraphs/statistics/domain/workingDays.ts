// How many working days (hari kerja) lie between two WIB days, and under which bin a duration of so many is counted.
// Called by the fold for what has ended, and by the reads for what is still open.
import { createCalendar, dayOfDate } from '../../../schema/reference/calendar';
import { lazy } from '../../../schema/reference/collections';
import { holidayDates } from '../../../schema/reference/holidays';

const calendar = lazy(() => createCalendar(holidayDates()));
const MAX_KNOWN = 10_000;
const counts = new Map<string, number>();

function countThrough(day: string): number {
  let count = counts.get(day);
  if (count === undefined) {
    count = calendar().countThrough(dayOfDate(day));
    if (counts.size >= MAX_KNOWN) counts.clear();
    counts.set(day, count);
  }
  return count;
}

/** Working days after the first day up to and including the last; as due dates count. */
export function countWorkingDays(first: string, last: string): number {
  return Math.max(0, countThrough(last) - countThrough(first));
}

/** Up to here each number of days is a bin of its own; beyond, ten days share one. */
const EXACT_UNTIL = 60;
const WIDTH = 10;
const LAST_BIN = 251;

/** The bin's name is its largest number of days: 60, 70 (61 to 70), … 250, and 251 for everything longer. */
export function binOfDays(days: number): number {
  if (days <= EXACT_UNTIL) return days;
  return Math.min(LAST_BIN, Math.ceil(days / WIDTH) * WIDTH);
}
