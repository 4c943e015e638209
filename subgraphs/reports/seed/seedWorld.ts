// What every part of the seed of reports needs to know: scale, calendar, the days it covers, where it ends.
import { deriveKey } from '../../../platform/crypto';
import type { SubgraphConfig } from '../../../platform/subgraph/module';
import { holidayDates } from '../../../schema/reference/holidays';
import type { Scale } from '../../../schema/reference/reporters';
import { createTrackingIds } from '../app/trackingId';
import { createCalendar, dayOfDate, endOfLocalDay, type WorkingCalendar } from '../domain/calendar';
import type { ClockRules } from '../domain/clockRules';
import { CLOCK_POLICIES, createLimitBook } from '../domain/policy';

export interface SeedPlan {
  readonly scale: Scale;
  /** Number of reports. */
  readonly count: number;
  /** Last day (WIB), YYYY-MM-DD. */
  readonly until: string;
}

export interface SeedWorld extends SeedPlan, ClockRules {
  /** First and last day (WIB) on which reports are handed in, as day numbers. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Nothing happens after this instant. */
  readonly endMs: number;
  /** Tracking id of the n-th report. */
  readonly trackingIdOf: (n: number) => string;
}

const DAYS = 365;

export function createSeedWorld(plan: SeedPlan, { rootKey }: Pick<SubgraphConfig, 'rootKey'>): SeedWorld {
  const lastDay = dayOfDate(plan.until);
  return {
    ...plan,
    calendar: createCalendar(holidayDates()),
    limits: createLimitBook(CLOCK_POLICIES),
    firstDay: lastDay - DAYS + 1,
    lastDay,
    endMs: endOfLocalDay(lastDay, 'WIB'),
    trackingIdOf: createTrackingIds(deriveKey(rootKey, 'tracking-id')),
  };
}

export function isWorkingDay(day: number, calendar: WorkingCalendar): boolean {
  return calendar.countThrough(day) > calendar.countThrough(day - 1);
}
