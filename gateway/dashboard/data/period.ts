// The period in an address, such as `2026` or `2026-10`, and the one before it. The WIB calendar. Called by pageQuery.ts.

export interface Period {
  readonly year: number;
  /** 1 to 12, or null for the whole year. */
  readonly month: number | null;
}

/** As the schema's `PeriodInput`. */
const FIRST_YEAR = 2012;
const WIB_MS = 7 * 3_600_000;
/** A month is published an hour after its end. */
const PUBLICATION_DELAY_MS = 3_600_000;

/** Null for what is no period, or none that has begun. */
export function parsePeriod(text: string, nowMs: number): Period | null {
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(text);
  if (match === null) return null;
  const period = { year: Number(match[1]), month: match[2] === undefined ? null : Number(match[2]) };
  const now = new Date(nowMs + WIB_MS);
  const hasBegun = indexOf(period) <= now.getUTCFullYear() * 12 + now.getUTCMonth();
  return period.year >= FIRST_YEAR && hasBegun ? period : null;
}

/** Months since year 0, of its first month. */
function indexOf({ year, month }: Period): number {
  return year * 12 + (month ?? 1) - 1;
}

function monthAt(index: number): Period {
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

export function formatPeriod({ year, month }: Period): string {
  return month === null ? String(year) : `${year}-${String(month).padStart(2, '0')}`;
}

/** The period of the same length right before. */
export function previousOf(period: Period): Period {
  if (period.month === null) return { year: period.year - 1, month: null };
  return monthAt(indexOf(period) - 1);
}

/** For the first look: everything of it is published, and the month before compares with it. */
export function latestPublishedMonth(nowMs: number): Period {
  const now = new Date(nowMs + WIB_MS - PUBLICATION_DELAY_MS);
  return monthAt(now.getUTCFullYear() * 12 + now.getUTCMonth() - 1);
}

/** The months to choose from, the newest first, from the running one on. */
export function recentMonths(nowMs: number, count: number): Period[] {
  const now = new Date(nowMs + WIB_MS);
  const newest = now.getUTCFullYear() * 12 + now.getUTCMonth();
  return Array.from({ length: count }, (_, ago) => monthAt(newest - ago));
}

/** The last of its days, which a period that still runs has not reached. */
export function lastDayOf({ year, month }: Period): string {
  return new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
}
