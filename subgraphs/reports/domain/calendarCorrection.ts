// A correction of the days off of one year: what is wrong with it, and which days it turns from work to rest or back.
// Called by `app/correctCalendar.ts`, which writes it.
import { DAY_MS, dayOfDate, endOfLocalDay, isInCalendar, isWeekday, type LocalDate } from './calendar';
import type { Holiday } from './holiday';

export interface CalendarCorrection {
  readonly year: number;
  readonly add: readonly Omit<Holiday, 'isProposal'>[];
  readonly remove: readonly LocalDate[];
}

/** A year has some 25 days off; more than this in one call is a mistake. */
export const MAX_CORRECTED_DAYS = 60;

export interface CorrectionFault {
  readonly code: 'REQUIRED' | 'INVALID_INPUT' | 'TOO_MANY_ITEMS';
  readonly field: string;
  readonly message?: string;
}

/** What is wrong with it by itself, whatever the calendar holds. */
export function listCorrectionFaults({ year, add, remove }: CalendarCorrection): readonly CorrectionFault[] {
  if (!isInCalendar(year)) return [invalid('year', 'The calendar covers 2000 to 2099.')];
  if (add.length + remove.length === 0) return [{ code: 'REQUIRED', field: 'add' }];
  const faults: CorrectionFault[] = [];
  const lists = { add: add.map(({ date }) => date), remove };
  for (const [field, dates] of Object.entries(lists)) {
    if (dates.length > MAX_CORRECTED_DAYS) {
      const message = `At most ${MAX_CORRECTED_DAYS} days are taken at once.`;
      faults.push({ code: 'TOO_MANY_ITEMS', field, message });
      continue;
    }
    dates.forEach((date, i) => {
      const place = field === 'add' ? `add.${i}.date` : `remove.${i}`;
      const isOutside = !date.startsWith(`${year}-`);
      if (isOutside) faults.push(invalid(place, `${date} is not a day of ${year}.`));
      else if (dates.indexOf(date) < i) faults.push(invalid(place, `${date} is named twice.`));
    });
  }
  return faults;
}

/** What is wrong with it against the days off that the year has now. A day may be removed and added: it is replaced. */
export function listConflicts(
  { add, remove }: CalendarCorrection,
  present: ReadonlySet<LocalDate>,
): readonly CorrectionFault[] {
  const gone = new Set(remove);
  const faults: CorrectionFault[] = [];
  add.forEach(({ date }, i) => {
    const isTaken = present.has(date) && !gone.has(date);
    if (isTaken) faults.push(invalid(`add.${i}.date`, `${date} is a day off already; remove it in the same call.`));
  });
  remove.forEach((date, i) => {
    if (!present.has(date)) faults.push(invalid(`remove.${i}`, `${date} is no day off.`));
  });
  return faults;
}

/** Days that count differently from now on, in their order. A weekend never worked, and a replaced day rests as before. */
export function listChangedDays({ add, remove }: CalendarCorrection): readonly LocalDate[] {
  const added = new Set(add.map(({ date }) => date));
  const removed = new Set(remove);
  const changed = [...added, ...removed].filter((date) => added.has(date) !== removed.has(date));
  return changed.filter((date) => isWeekday(dayOfDate(date))).sort();
}

/** More than the longest limit reaches back, in days of the calendar. */
const COUNTED_BACK_DAYS = 150;

/**
 * No due date before this instant depends on `firstDay`: the day begins first in the east. A reclassification can leave a
 * clock with days below 0, counted back from a day that has passed: such a date lies before the day that it depends on.
 */
export function recountFrom(firstDay: LocalDate, correctedAt: number): number {
  const beginning = endOfLocalDay(dayOfDate(firstDay) - 1, 'WIT') + 1;
  return beginning > correctedAt ? beginning : beginning - COUNTED_BACK_DAYS * DAY_MS;
}

function invalid(field: string, message: string): CorrectionFault {
  return { code: 'INVALID_INPUT', field, message };
}
