// What due dates are counted by: the calendar and the limits that hold now. Handed to the rules of a case by whoever asks
// them, so that the domain reads no database and a correction reaches the next transition.
import type { WorkingCalendar } from './calendar';
import type { LimitBook } from './policy';

export interface ClockRules {
  readonly calendar: WorkingCalendar;
  readonly limits: LimitBook;
}
