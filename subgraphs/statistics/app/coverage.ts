// What an answer covers, and how fresh it is. Called by every verb that answers with figures.
import { CodedError } from '../../../platform/errors';
import {
  countClosedMonths,
  firstDayOf,
  FIRST_YEAR,
  isPeriod,
  LAST_YEAR,
  lastDayOf,
  type Period,
} from '../domain/period';
import { lastDayOfMonth } from '../domain/period';
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

export function checkPeriod(input: { year: number; month?: number | null }): Period {
  const period = { year: input.year, month: input.month ?? null };
  if (isPeriod(period)) return period;
  throw new CodedError(
    'BAD_USER_INPUT',
    `period wants a year from ${FIRST_YEAR} to ${LAST_YEAR} and, if any, a month from 1 to 12.`,
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

export function coverExact(ctx: StatisticsContext, period: Period): Coverage {
  const [first, last, now] = [firstDayOf(period), lastDayOf(period), today(ctx)];
  const until = now < first ? null : last < now ? last : now;
  return { from: first, until, isExact: true, ...freshness(ctx) };
}

export function coverPublished(ctx: StatisticsContext, period: Period): Coverage {
  const months = countPublishedMonths(ctx, period.year);
  const last = Math.min(months, period.month ?? 12);
  const isPublished = last > 0 && last >= (period.month ?? 1);
  const until = isPublished ? lastDayOfMonth(period.year, last) : null;
  return { from: firstDayOf(period), until, isExact: false, ...freshness(ctx) };
}

function freshness(ctx: StatisticsContext): { asOf: number | null; lagSeconds: number | null } {
  const asOf = ctx.services.watermark.read();
  return { asOf, lagSeconds: asOf === null ? null : Math.max(0, Math.floor((ctx.clock.now() - asOf) / 1_000)) };
}
