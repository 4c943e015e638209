// "Today" and "this week" of an institution, in its own zone: until when a deadline counts as due in it.
import type { TimeZone } from '../../../schema/contract/events';
import { endOfLocalDay, localDayOf } from './calendar';

export const DUE_WINDOWS = ['TODAY', 'THIS_WEEK'] as const;
export type DueWindow = (typeof DUE_WINDOWS)[number];

/** The last instant of the window that `at` lies in; weeks end on Sunday. */
export function endOfWindow(window: DueWindow, at: number, zone: TimeZone): number {
  const day = localDayOf(at, zone);
  if (window === 'TODAY') return endOfLocalDay(day, zone);
  const sinceMonday = (((day + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday
  return endOfLocalDay(day + 6 - sinceMonday, zone);
}
