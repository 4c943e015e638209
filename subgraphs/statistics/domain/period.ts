// A period of the figures: one month or one year of the WIB calendar. Called by app/ and by the suppression.

export interface Period {
  readonly year: number;
  /** 1 to 12, or null for the whole year. */
  readonly month: number | null;
}

export const FIRST_YEAR = 2012;
export const LAST_YEAR = 2100;

export function isPeriod({ year, month }: Period): boolean {
  const isYear = Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
  return isYear && (month === null || (Number.isInteger(month) && month >= 1 && month <= 12));
}

/** 'YYYY-MM' */
export function monthKey(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

export function monthsOf({ year, month }: Period): readonly string[] {
  return month === null ? MONTHS.map((each) => monthKey(year, each)) : [monthKey(year, month)];
}

export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

export function firstDayOf(period: Period): string {
  return `${monthsOf(period)[0]}-01`;
}

export function lastDayOf(period: Period): string {
  return lastDayOfMonth(period.year, period.month ?? 12);
}

export function lastDayOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** How many months of `year`, from January on, have ended before the WIB day `today`. */
export function countClosedMonths(year: number, today: string): number {
  return MONTHS.filter((month) => lastDayOfMonth(year, month) < today).length;
}
