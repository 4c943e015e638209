// Years and quarters of action plans, in WIB. Pure: the present comes as an argument.

const WIB_OFFSET_MS = 7 * 3_600_000;
/** The road map's first year. */
export const FIRST_PLAN_YEAR = 2020;

export function wibYearOf(atMs: number): number {
  return new Date(atMs + WIB_OFFSET_MS).getUTCFullYear();
}

export function quarterStart(year: number, quarter: number): number {
  return Date.UTC(year, (quarter - 1) * 3, 1) - WIB_OFFSET_MS;
}

/** Plans are drawn up for the years of the road map up to the next one. */
export function isPlanYear(year: number, nowMs: number): boolean {
  return Number.isInteger(year) && year >= FIRST_PLAN_YEAR && year <= wibYearOf(nowMs) + 1;
}
