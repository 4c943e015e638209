// When people act: staff in office hours of working days of their zone, citizens mostly in the morning and the evening.
// Called by the planners of the seed.
import type { TimeZone } from '../../../schema/contract/events';
import { createWeightedPicker, type Random } from '../../../schema/reference/random';
import { endOfLocalDay, localDayOf, type WorkingCalendar } from '../domain/calendar';
import { isWorkingDay } from './seedWorld';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const OFFICE_OPENS_MS = 7.5 * HOUR_MS;
const OFFICE_CLOSES_MS = 16 * HOUR_MS;
/** Nobody reads, decides and writes in less. */
const SHORTEST_MS = 4 * MINUTE_MS;

// prettier-ignore
const HOUR_WEIGHTS = [9, 5, 3, 2, 3, 8, 18, 36, 62, 78, 80, 70, 52, 62, 66, 58, 48, 38, 36, 46, 50, 42, 30, 18];
const pickHour = createWeightedPicker(
  HOUR_WEIGHTS.map((weight, hour) => ({ hour, weight })),
  ({ weight }) => weight,
);

const startOfLocalDay = (day: number, zone: TimeZone): number => endOfLocalDay(day - 1, zone) + 1;

/** A whole number of days around a median, with a long tail. */
export function drawDays(random: Random, median: number, spread: number): number {
  return Math.floor(median * Math.exp(spread * random.normal()) + 0.5);
}

/** An instant of that day by the hours in which reports come in. */
export function drawInstant(random: Random, day: number, zone: TimeZone): number {
  return startOfLocalDay(day, zone) + pickHour(random).hour * HOUR_MS + random.int(HOUR_MS);
}

export interface OfficeWait {
  /** Working days to wait; 0: the same day while the office is open, else the next working day. */
  readonly days: number;
  readonly zone: TimeZone;
  readonly calendar: WorkingCalendar;
}

/** An instant within office hours, that many working days after `afterMs`. */
export function drawOfficeTime(random: Random, afterMs: number, { days, zone, calendar }: OfficeWait): number {
  const today = localDayOf(afterMs, zone);
  if (days === 0 && isWorkingDay(today, calendar)) {
    const from = Math.max(afterMs + SHORTEST_MS, startOfLocalDay(today, zone) + OFFICE_OPENS_MS);
    const left = startOfLocalDay(today, zone) + OFFICE_CLOSES_MS - from;
    if (left > 0) return from + random.int(left);
  }
  const day = calendar.dayOfCount(calendar.countThrough(today) + Math.max(1, days));
  return startOfLocalDay(day, zone) + OFFICE_OPENS_MS + random.int(OFFICE_CLOSES_MS - OFFICE_OPENS_MS);
}

/** An instant of a citizen, that many days after `afterMs`. */
export function drawCitizenTime(random: Random, afterMs: number, days: number, zone: TimeZone): number {
  const at = drawInstant(random, localDayOf(afterMs, zone) + days, zone);
  return at > afterMs + SHORTEST_MS ? at : afterMs + SHORTEST_MS + random.int(3 * HOUR_MS);
}
