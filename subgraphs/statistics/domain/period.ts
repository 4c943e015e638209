// A period of the figures, by the WIB calendar: a day, an ISO week, a month, a quarter or a year. Called by app/ and by the
// suppression. What is wanted of the caller is said by parsePeriod's error; ranges of any other length do not exist.

import { addDaysTo } from './wibDay';

export type PeriodUnit = 'YEAR' | 'QUARTER' | 'MONTH' | 'WEEK' | 'DAY';

export interface Period {
  readonly unit: PeriodUnit;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
}

/** As callers write it: exactly one form. */
export interface PeriodWish {
  readonly year?: number | null;
  readonly month?: number | null;
  readonly quarter?: number | null;
  /** `2026-W47` */
  readonly week?: string | null;
  /** `2026-11-23` */
  readonly day?: string | null;
}

export const FIRST_YEAR = 2012;
export const LAST_YEAR = 2100;
const WEEK = /^(\d{4})-W(\d{2})$/;
const MONTHS_OF_QUARTER = 3;

export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Null for what is no period. */
export function parsePeriod({ year, month, quarter, week, day }: PeriodWish): Period | null {
  const given = [year, week, day].filter((value) => value !== null && value !== undefined);
  const hasParts = (month ?? null) !== null || (quarter ?? null) !== null;
  if (given.length !== 1 || (hasParts && (year ?? null) === null)) return null;
  if (week) return parseWeek(week);
  if (day) return isYear(Number(day.slice(0, 4))) ? { unit: 'DAY', from: day, to: day } : null;
  if (!isYear(year as number)) return null;
  if ((month ?? null) !== null && (quarter ?? null) !== null) return null;
  if ((month ?? null) !== null) return isIn(month as number, 12) ? monthPeriod(year as number, month as number) : null;
  if ((quarter ?? null) !== null)
    return isIn(quarter as number, 4) ? quarterPeriod(year as number, quarter as number) : null;
  return yearPeriod(year as number);
}

export function yearPeriod(year: number): Period {
  return { unit: 'YEAR', from: `${year}-01-01`, to: `${year}-12-31` };
}

export function monthPeriod(year: number, month: number): Period {
  return { unit: 'MONTH', from: `${monthKey(year, month)}-01`, to: lastDayOfMonth(year, month) };
}

function quarterPeriod(year: number, quarter: number): Period {
  const last = quarter * MONTHS_OF_QUARTER;
  return { unit: 'QUARTER', from: `${monthKey(year, last - 2)}-01`, to: lastDayOfMonth(year, last) };
}

/** The week (Monday to Sunday) that holds the year's n-th Thursday. */
function parseWeek(text: string): Period | null {
  const [, year, number] = WEEK.exec(text)?.map(Number) ?? [];
  if (year === undefined || number === undefined || !isYear(year) || number < 1) return null;
  const fourth = `${year}-01-04`;
  const firstMonday = addDaysTo(fourth, -((new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7));
  const from = addDaysTo(firstMonday, (number - 1) * 7);
  const hasWeek = Number(addDaysTo(from, 3).slice(0, 4)) === year;
  return hasWeek ? { unit: 'WEEK', from, to: addDaysTo(from, 6) } : null;
}

/** The period of the same unit just before it. */
export function previousPeriod({ unit, from }: Period): Period {
  const year = Number(from.slice(0, 4));
  const month = Number(from.slice(5, 7));
  switch (unit) {
    case 'YEAR':
      return yearPeriod(year - 1);
    case 'QUARTER':
      return month === 1 ? quarterPeriod(year - 1, 4) : quarterPeriod(year, (month - 1) / MONTHS_OF_QUARTER);
    case 'MONTH':
      return month === 1 ? monthPeriod(year - 1, 12) : monthPeriod(year, month - 1);
    case 'WEEK':
      return { unit, from: addDaysTo(from, -7), to: addDaysTo(from, -1) };
    case 'DAY':
      return { unit, from: addDaysTo(from, -1), to: addDaysTo(from, -1) };
  }
}

/** 'YYYY-MM' */
export function monthKey(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

export function yearOf({ from }: Period): number {
  return Number(from.slice(0, 4));
}

/** The months (1 to 12) that make up the period; none for a week or a day, which are parts of months. */
export function monthsOf({ unit, from, to }: Period): readonly number[] {
  if (unit === 'WEEK' || unit === 'DAY') return [];
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  return MONTHS.filter((month) => month >= first && month <= last);
}

export function lastDayOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** How many months of `year`, from January on, have ended before the WIB day `today`. */
export function countClosedMonths(year: number, today: string): number {
  return MONTHS.filter((month) => lastDayOfMonth(year, month) < today).length;
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

function isIn(value: number, last: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= last;
}
