// Due dates against a model that walks day by day, over year ends, zones, inserted holidays and pauses.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holidayDates } from '../../../../schema/reference/holidays';
import { createCalendar, dateOfDay, dayOfDate, localDateOf } from '../../../../subgraphs/reports/domain/calendar';
import { dueAfter, workingDaysBetween } from '../../../../subgraphs/reports/domain/dueDate';
import { pauseClock, resumeClock, startClock } from '../../../../subgraphs/reports/domain/clock';
import { CLOCK_POLICIES, createLimitBook } from '../../../../subgraphs/reports/domain/policy';

const HOURS = { WIB: 7, WITA: 8, WIT: 9 } as const;
type Zone = keyof typeof HOURS;

// The model: dates as text, one day at a time, nothing shared with the code under test.
function nextDate(date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}
function worksOn(date: string, off: ReadonlySet<string>): boolean {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !off.has(date);
}
function localDate(at: number, zone: Zone): string {
  return new Date(at + HOURS[zone] * 3_600_000).toISOString().slice(0, 10);
}
function lastMoment(date: string, zone: Zone): number {
  return Date.parse(`${date}T23:59:59.999+0${HOURS[zone]}:00`);
}
function walk(from: string, days: number, off: ReadonlySet<string>): string {
  let date = from;
  for (let left = days; left > 0;) {
    date = nextDate(date);
    if (worksOn(date, off)) left -= 1;
  }
  return date;
}

const zone = fc.constantFrom<Zone>('WIB', 'WITA', 'WIT');
const instant = fc.integer({ min: Date.UTC(2022, 11, 1), max: Date.UTC(2028, 1, 1) });
const inserted = fc
  .array(fc.integer({ min: dayOfDate('2022-12-01'), max: dayOfDate('2028-12-31') }), { maxLength: 40 })
  .map((days) => new Set([...holidayDates(), ...days.map(dateOfDay)]));

describe('due dates', () => {
  it('equal the naive walk over any holidays, zone, start and limit', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), zone, inserted, (at, limit, where, off) => {
        const due = dueAfter(at, { limit, unit: 'WORKING_DAY', zone: where, calendar: createCalendar(off) });
        expect(due).toBe(lastMoment(walk(localDate(at, where), limit, off), where));
      }),
      { numRuns: 150 },
    );
  });

  it('lie on working days, grow with the limit and are used up exactly on time', () => {
    const calendar = createCalendar(holidayDates());
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 59 }), zone, (at, limit, where) => {
        const rule = { unit: 'WORKING_DAY', zone: where, calendar } as const;
        const due = dueAfter(at, { ...rule, limit });
        expect(calendar.isWorkingDay(localDateOf(due, where))).toBe(true);
        expect(dueAfter(at, { ...rule, limit: limit + 1 })).toBeGreaterThan(due);
        expect(workingDaysBetween(at, due, where, calendar)).toBe(limit);
        expect(workingDaysBetween(at, due + 1, where, calendar)).toBeGreaterThanOrEqual(limit);
      }),
    );
  });

  it('count working days between two instants like the naive walk', () => {
    const off = holidayDates();
    const calendar = createCalendar(off);
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 90 * 86_400_000 }), zone, (from, span, where) => {
        let days = 0;
        for (let date = localDate(from, where); date < localDate(from + span, where);) {
          date = nextDate(date);
          if (worksOn(date, off)) days += 1;
        }
        expect(workingDaysBetween(from, from + span, where, calendar)).toBe(days);
      }),
    );
  });

  it('keep the remaining working days over a pause, whenever it begins and however long it takes', () => {
    const off = holidayDates();
    const calendar = createCalendar(off);
    const rules = { calendar, limits: createLimitBook(CLOCK_POLICIES) };
    const subject = { classification: 'COMPLAINT', supervision: 'NON_SUPERVISORY' } as const;
    const span = fc.integer({ min: 0, max: 40 * 86_400_000 });
    fc.assert(
      fc.property(instant, span, span, zone, (at, wait, length, where) => {
        const start = { seq: 1, kind: 'RESOLVE', assignmentId: 'a', zone: where, subject, at } as const;
        const clock = startClock(start, rules);
        const paused = at + wait;
        const resumed = paused + length;
        const result = resumeClock(pauseClock(clock, paused, rules), resumed, rules);
        expect(result.dueAt).toBe(duePaused(clock.dueAt, [at, paused, resumed], where, off));
        expect(result.pausedAt).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });
});

/** The model of a pause: days after the day it began, up to the day it ended, use nothing up. */
function duePaused(
  plain: number,
  [at, paused, resumed]: [number, number, number],
  where: Zone,
  off: ReadonlySet<string>,
): number {
  if (paused > plain) return plain;
  const [pauseDay, resumeDay] = [localDate(paused, where), localDate(resumed, where)];
  let left = 14;
  let date = localDate(at, where);
  while (left > 0) {
    date = nextDate(date);
    const isFrozen = date > pauseDay && date <= resumeDay;
    if (worksOn(date, off) && !isFrozen) left -= 1;
  }
  if (date !== pauseDay) return lastMoment(date, where);
  date = resumeDay; // its last day had come when it paused: it gets one to finish
  while (!worksOn(date, off)) date = nextDate(date);
  return lastMoment(date, where);
}

describe('due dates of the domain', () => {
  const calendar = createCalendar(holidayDates());
  const due = (at: string, limit: number, where: Zone) =>
    new Date(dueAfter(Date.parse(at), { limit, unit: 'WORKING_DAY', zone: where, calendar })).toISOString();

  it('a complaint disposed on Friday 16:00 WIT is due five working days later at the end of Friday in WIT', () => {
    expect(due('2026-10-02T16:00:00+09:00', 5, 'WIT')).toBe('2026-10-09T14:59:59.999Z');
  });

  it('the same instant is already Saturday in WIT and still Friday in WIB, and is due on the same Friday', () => {
    expect(due('2026-10-02T23:30:00+07:00', 5, 'WIB')).toBe('2026-10-09T16:59:59.999Z');
    expect(due('2026-10-02T23:30:00+07:00', 5, 'WIT')).toBe('2026-10-09T14:59:59.999Z');
  });

  it('one second before and after midnight WIT differ by a working day', () => {
    expect(due('2026-10-05T23:59:59+09:00', 3, 'WIT')).toBe('2026-10-08T14:59:59.999Z');
    expect(due('2026-10-06T00:00:00+09:00', 3, 'WIT')).toBe('2026-10-09T14:59:59.999Z');
  });

  it('Idul Fitri 2025 with its joint leave moves three working days from Thursday over eleven days off', () => {
    expect(due('2025-03-26T10:00:00+07:00', 3, 'WIB')).toBe('2025-04-09T16:59:59.999Z');
  });

  it('the end of 2026 passes Christmas, its joint leave and New Year', () => {
    expect(due('2026-12-23T09:00:00+08:00', 5, 'WITA')).toBe('2027-01-04T15:59:59.999Z');
  });

  it('thirty calendar days count weekends and holidays', () => {
    const at = Date.parse('2026-03-01T08:00:00+07:00');
    const end = dueAfter(at, { limit: 30, unit: 'CALENDAR_DAY', zone: 'WIB', calendar });
    expect(new Date(end).toISOString()).toBe('2026-03-31T16:59:59.999Z');
  });

  it('refuses dates that do not exist and years beyond the calendar', () => {
    expect(() => createCalendar(['2026-02-30'])).toThrow('not a date');
    expect(() => dueAfter(Date.UTC(2099, 11, 31), { limit: 5, unit: 'WORKING_DAY', zone: 'WIB', calendar })).toThrow(
      'outside the calendar',
    );
  });
});
