// National holidays and joint leave (cuti bersama) from `holidays/holidays.csv`: the calendar behind every due date.
// Read by reports (due dates), statistics (durations) and the seed; how to correct it stands in holidays/README.md.
import { projectPath } from '../../platform/projectPath';
import { field, readCsv } from './csv';
import { lazy } from './collections';
import type { CsvRow } from './csv';

export const HOLIDAY_KINDS = ['NATIONAL', 'JOINT_LEAVE'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

export interface Holiday {
  /** `YYYY-MM-DD`, the same day in all three zones. */
  readonly date: string;
  readonly name: string;
  readonly kind: HolidayKind;
  /** The decree the row rests on, or `date-holidays (proposed)`. */
  readonly source: string;
}

function toHoliday(row: CsvRow): Holiday {
  const kind = field(row, 'kind');
  if (kind !== 'NATIONAL' && kind !== 'JOINT_LEAVE') throw new Error(`holidays.csv: unknown kind ${kind}.`);
  return { date: field(row, 'date'), name: field(row, 'name'), kind, source: field(row, 'source') };
}

/** All rows, ordered by date. */
export const listHolidays = lazy((): readonly Holiday[] =>
  readCsv(projectPath('schema', 'reference', 'holidays', 'holidays.csv')).map(toHoliday),
);

/** The days that are not worked although they may fall on Monday to Friday. */
export const holidayDates = lazy((): ReadonlySet<string> => new Set(listHolidays().map((holiday) => holiday.date)));
