// What an answer covers, and how fresh it is. Called by every verb that answers with figures.
import { CodedError } from '../../../platform/errors';
import {
  countClosedMonths,
  FIRST_YEAR,
  LAST_YEAR,
  lastDayOfMonth,
  monthsOf,
  parsePeriod,
  yearOf,
  type Period,
  type PeriodWish,
} from '../domain/period';
import { wibDay } from '../domain/wibDay';
import type { StatisticsContext } from './services';

export interface Coverage {
  readonly from: string;
  readonly until: string | null;
  readonly isExact: boolean;
  readonly asOf: number | null;
  readonly lagSeconds: number | null;
}

/** A month is published an hour after its end: what was committed just before midnight has arrived by then. */
const PUBLICATION_DELAY_MS = 3_600_000;

export function checkPeriod(wish: PeriodWish): Period {
  const period = parsePeriod(wish);
  if (period !== null) return period;
  throw new CodedError(
    'BAD_USER_INPUT',
    `period wants exactly one of: year (${FIRST_YEAR} to ${LAST_YEAR}), year and month (1 to 12), year and quarter (1 to 4), week (such as 2026-W47), day (such as 2026-11-23).`,
  );
}

/** The WIB day to which the counters belong. */
export function today(ctx: StatisticsContext): string {
  return wibDay(ctx.services.watermark.read() ?? ctx.clock.now());
}

export function countPublishedMonths(ctx: StatisticsContext, year: number): number {
  const asOf = ctx.services.watermark.read();
  return asOf === null ? 0 : countClosedMonths(year, wibDay(asOf - PUBLICATION_DELAY_MS));
}

export function coverExact(ctx: StatisticsContext, { from, to }: Period): Coverage {
  const now = today(ctx);
  const until = now < from ? null : to < now ? to : now;
  return { from, until, isExact: true, ...freshness(ctx) };
}

export function coverPublished(ctx: StatisticsContext, period: Period): Coverage {
  const published = countPublishedMonths(ctx, yearOf(period));
  const last = monthsOf(period)
    .filter((month) => month <= published)
    .at(-1);
  const until = last === undefined ? null : lastDayOfMonth(yearOf(period), last);
  return { from: period.from, until, isExact: false, ...freshness(ctx) };
}

function freshness(ctx: StatisticsContext): { asOf: number | null; lagSeconds: number | null } {
  const asOf = ctx.services.watermark.read();
  return { asOf, lagSeconds: asOf === null ? null : Math.max(0, Math.floor((ctx.clock.now() - asOf) / 1_000)) };
}
