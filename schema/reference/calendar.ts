// Working days (hari kerja): Monday to Friday less national holidays and joint leave. Built once from the list of holidays and
// asked for every due date (reports) and duration (statistics); both directions are one look-up, because the seed asks a million times.
import type { TimeZone } from '../contract/events';

/** `YYYY-MM-DD` in some zone. */
export type LocalDate = string;

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Indonesia has no daylight saving time, so a zone is one number. */
const ZONE_OFFSET_MS: Readonly<Record<TimeZone, number>> = {
  WIB: 7 * HOUR_MS,
  WITA: 8 * HOUR_MS,
  WIT: 9 * HOUR_MS,
};

const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;
const FIRST_DAY = Date.UTC(FIRST_YEAR, 0, 1) / DAY_MS;
const LAST_DAY = Date.UTC(LAST_YEAR, 11, 31) / DAY_MS;

export interface WorkingCalendar {
  isWorkingDay(date: LocalDate): boolean;
  /** Working days from the calendar's beginning up to and including this day number. */
  countThrough(day: number): number;
  /** Day number of the n-th working day since the calendar's beginning: the inverse of `countThrough`. */
  dayOfCount(count: number): number;
}

/** Days since 1970-01-01 of the local date that the instant has in the zone. */
export function localDayOf(atMs: number, zone: TimeZone): number {
  return Math.floor((atMs + ZONE_OFFSET_MS[zone]) / DAY_MS);
}

export function localDateOf(atMs: number, zone: TimeZone): LocalDate {
  return dateOfDay(localDayOf(atMs, zone));
}

export function dateOfDay(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function dayOfDate(date: LocalDate): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  // Date.parse takes 30 February for 1 March; only a date that comes back unchanged is one.
  if (!Number.isInteger(day) || dateOfDay(day) !== date) throw new RangeError(`${date} is not a date (YYYY-MM-DD).`);
  return day;
}

export function isInCalendar(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** The last millisecond of that local day: 23:59:59.999. */
export function endOfLocalDay(day: number, zone: TimeZone): number {
  return (day + 1) * DAY_MS - ZONE_OFFSET_MS[zone] - 1;
}

export function isWeekday(day: number): boolean {
  const sinceMonday = (((day + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday
  return sinceMonday < 5;
}

function refuse(what: string): never {
  throw new RangeError(`${what} lies outside the calendar (2000 to 2099).`);
}

/** Covers 2000 to 2099; years without holidays in the list count every weekday. */
export function createCalendar(holidays: Iterable<LocalDate>): WorkingCalendar {
  const off = new Set<number>();
  for (const date of holidays) off.add(dayOfDate(date));
  const counts = new Int32Array(LAST_DAY - FIRST_DAY + 1);
  const days: number[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day += 1) {
    if (isWeekday(day) && !off.has(day)) days.push(day);
    counts[day - FIRST_DAY] = days.length;
  }
  const isWorkingDay = (date: LocalDate): boolean => {
    const day = dayOfDate(date);
    return isWeekday(day) && !off.has(day);
  };
  return {
    isWorkingDay,
    countThrough: (day) => counts[day - FIRST_DAY] ?? refuse(`Day ${day}`),
    dayOfCount: (count) => days[count - 1] ?? refuse(`Working day ${count}`),
  };
}
