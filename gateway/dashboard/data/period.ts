// The period in an address, such as `2026`, `2026-Q3`, `2026-10`, `2026-W47` or `2026-11-23`, and the one before it, in the
// calendar of WIB. Called by pageQuery.ts and the pages.

export type PeriodKind = 'year' | 'quarter' | 'month' | 'week' | 'day';

export interface Period {
  readonly kind: PeriodKind;
  /** YYYY-MM-DD */
  readonly firstDay: string;
  /** Which a period that still runs has not reached. */
  readonly lastDay: string;
}

/** As the schema's `PeriodInput`. */
const FIRST_DAY = '2012-01-01';
const DAY_MS = 86_400_000;
const WIB_MS = 7 * 3_600_000;
/** A month is published an hour after its end. */
const PUBLICATION_DELAY_MS = 3_600_000;

const FORMS: Readonly<Record<PeriodKind, RegExp>> = {
  year: /^\d{4}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  week: /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
};

/** Null for what is no period, or none that has begun. */
export function parsePeriod(text: string, nowMs: number): Period | null {
  const kind = (Object.keys(FORMS) as PeriodKind[]).find((each) => FORMS[each].test(text));
  const day = kind === undefined ? null : firstDayOf(kind, text);
  if (kind === undefined || day === null) return null;
  const period = periodAround(kind, day);
  // The 31st of June and week 53 of most years are others.
  const isThere = formatPeriod(period) === text;
  return isThere && day >= FIRST_DAY && day <= wibDay(nowMs) ? period : null;
}

function firstDayOf(kind: PeriodKind, text: string): string | null {
  const year = text.slice(0, 4);
  if (kind === 'year') return `${year}-01-01`;
  if (kind === 'quarter') return `${year}-${String(Number(text.slice(6)) * 3 - 2).padStart(2, '0')}-01`;
  if (kind === 'month') return `${text}-01`;
  // January 4th lies in the first week.
  if (kind === 'week') return addDays(`${year}-01-04`, (Number(text.slice(6)) - 1) * 7);
  // V8 takes the 30th of February for the 2nd of March.
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && toDay(ms) === text ? text : null;
}

export function periodAround(kind: PeriodKind, day: string): Period {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const months = (first: number, count: number): Period => ({
    kind,
    firstDay: toDay(Date.UTC(year, first - 1, 1)),
    lastDay: toDay(Date.UTC(year, first - 1 + count, 0)),
  });
  if (kind === 'year') return months(1, 12);
  if (kind === 'quarter') return months(Math.floor((month - 1) / 3) * 3 + 1, 3);
  if (kind === 'month') return months(month, 1);
  if (kind === 'day') return { kind, firstDay: day, lastDay: day };
  const monday = addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
  return { kind, firstDay: monday, lastDay: addDays(monday, 6) };
}

/** As in an address. */
export function formatPeriod({ kind, firstDay }: Period): string {
  if (kind === 'year') return firstDay.slice(0, 4);
  if (kind === 'month') return firstDay.slice(0, 7);
  if (kind === 'day') return firstDay;
  if (kind === 'quarter') return `${firstDay.slice(0, 4)}-Q${Math.ceil(Number(firstDay.slice(5, 7)) / 3)}`;
  const { year, week } = weekOf(firstDay);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** By ISO 8601: a week belongs to the year of its Thursday. */
export function weekOf(monday: string): { year: number; week: number } {
  const thursday = addDays(monday, 3);
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor((Date.parse(thursday) - Date.UTC(year, 0, 1)) / DAY_MS / 7) + 1 };
}

export type PeriodInput = Readonly<Record<string, number | string>>;

/** As the schema takes it. */
export function toPeriodInput(period: Period): PeriodInput {
  const { kind, firstDay } = period;
  const [year, month] = [Number(firstDay.slice(0, 4)), Number(firstDay.slice(5, 7))];
  if (kind === 'year') return { year };
  if (kind === 'quarter') return { year, quarter: Math.ceil(month / 3) };
  if (kind === 'month') return { year, month };
  return kind === 'week' ? { week: formatPeriod(period) } : { day: firstDay };
}

export function previousOf({ kind, firstDay }: Period): Period {
  return periodAround(kind, addDays(firstDay, -1));
}

/** For the first look: everything of it is published, and the month before compares with it. */
export function latestPublishedMonth(nowMs: number): Period {
  const today = wibDay(nowMs - PUBLICATION_DELAY_MS);
  return previousOf(periodAround('month', today));
}

/** The newest first, from the running one on. */
export function recentPeriods(kind: PeriodKind, nowMs: number, count: number): Period[] {
  const periods = [periodAround(kind, wibDay(nowMs))];
  while (periods.length < count) periods.push(previousOf(periods.at(-1) as Period));
  return periods;
}

function wibDay(ms: number): string {
  return toDay(ms + WIB_MS);
}

function toDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function addDays(day: string, days: number): string {
  return toDay(Date.parse(day) + days * DAY_MS);
}
