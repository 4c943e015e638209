// A day off (hari libur) of the calendar of working days, as the words of the rules have it.
import type { LocalDate } from './calendar';

export const HOLIDAY_KINDS = ['NATIONAL_HOLIDAY', 'JOINT_LEAVE'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

export interface Holiday {
  /** The same day in all three zones. */
  readonly date: LocalDate;
  readonly name: string;
  readonly kind: HolidayKind;
  /** The decree that it rests on. */
  readonly source: string;
  /** Proposed, not decreed yet. */
  readonly isProposal: boolean;
}

/** A year as it holds now. Version 0: nobody has given it any days off. */
export interface CalendarYear {
  readonly year: number;
  readonly version: number;
  /** By date. */
  readonly holidays: readonly Holiday[];
}
