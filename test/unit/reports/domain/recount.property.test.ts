// Lives of a clock against a model that walks day by day: calendars corrected, cases reclassified, paused and resumed in any
// order, in three zones and over year ends. The model works on dates as text and shares nothing with the code under test.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holidayDates } from '../../../../schema/reference/holidays';
import { createCalendar } from '../../../../subgraphs/reports/domain/calendar';
import { recountFrom } from '../../../../subgraphs/reports/domain/calendarCorrection';
import type { ClockState } from '../../../../subgraphs/reports/domain/caseState';
import {
  pauseClock,
  recomputeClock,
  recountClock,
  resumeClock,
  startClock,
} from '../../../../subgraphs/reports/domain/clock';
import { CLOCK_POLICIES, createLimitBook, type LimitSubject } from '../../../../subgraphs/reports/domain/policy';

const HOURS = { WIB: 7, WITA: 8, WIT: 9 } as const;
type Zone = keyof typeof HOURS;
const DAY_MS = 86_400_000;
const LIMITS = { SUPERVISORY: 60, NON_SUPERVISORY: 14, INFORMATION_REQUEST: 5 } as const;
type Class = keyof typeof LIMITS;
const SUBJECTS: Readonly<Record<Class, LimitSubject>> = {
  SUPERVISORY: { classification: 'COMPLAINT', supervision: 'SUPERVISORY' },
  NON_SUPERVISORY: { classification: 'COMPLAINT', supervision: 'NON_SUPERVISORY' },
  INFORMATION_REQUEST: { classification: 'INFORMATION_REQUEST', supervision: null },
};

function shift(date: string, days: number): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
function works(date: string, off: ReadonlySet<string>): boolean {
  return ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()) && !off.has(date);
}
function search(date: string, step: 1 | -1, off: ReadonlySet<string>): string {
  let found = date;
  while (!works(found, off)) found = shift(found, step);
  return found;
}
/** `days` working days after `from`; with 0 the next day to work from then on; below 0 so many days back. */
function walk(from: string, days: number, off: ReadonlySet<string>): string {
  if (days === 0) return search(from, 1, off);
  let date = days > 0 ? from : search(from, -1, off);
  const step = days > 0 ? 1 : -1;
  for (let left = Math.abs(days); left > 0; left -= 1) date = search(shift(date, step), step, off);
  return date;
}
function countWork(from: string, until: string, off: ReadonlySet<string>): number {
  let count = 0;
  for (let date = from; date < until;) {
    date = shift(date, 1);
    if (works(date, off)) count += 1;
  }
  for (let date = until; date < from; date = shift(date, 1)) if (works(shift(date, 1), off)) count -= 1;
  return count;
}

class Model {
  private pausedOn: string | null = null;
  private remaining: number | null = null;
  private from: string;
  private days: number;
  due: string;

  constructor(
    at: number,
    private readonly zone: Zone,
    private kind: Class,
    private off: ReadonlySet<string>,
  ) {
    this.from = this.dateOf(at);
    this.days = LIMITS[kind];
    this.due = walk(this.from, this.days, off);
  }

  get dueAt(): number {
    return Date.parse(`${this.due}T23:59:59.999+0${HOURS[this.zone]}:00`);
  }

  private dateOf(at: number): string {
    return new Date(at + HOURS[this.zone] * 3_600_000).toISOString().slice(0, 10);
  }

  private keepRemaining(): void {
    const isMissed = this.pausedOn !== null && this.pausedOn > this.due;
    this.remaining = this.pausedOn === null || isMissed ? null : countWork(this.pausedOn, this.due, this.off);
  }

  correct(off: ReadonlySet<string>): void {
    this.off = off;
    if (this.pausedOn === null) this.due = walk(this.from, this.days, off);
  }

  reclassify(kind: Class): void {
    if (kind === this.kind) return;
    this.days += LIMITS[kind] - LIMITS[this.kind];
    this.kind = kind;
    this.due = walk(this.from, this.days, this.off);
    this.keepRemaining();
  }

  pause(at: number): void {
    this.pausedOn = this.dateOf(at);
    this.keepRemaining();
  }

  resume(at: number): void {
    this.pausedOn = null;
    if (this.remaining === null) return this.correct(this.off);
    this.from = this.dateOf(at);
    this.due = walk(this.from, this.remaining, this.off);
    this.days = countWork(this.from, this.due, this.off);
  }
}

const zone = fc.constantFrom<Zone>('WIB', 'WITA', 'WIT');
const kind = fc.constantFrom<Class>('SUPERVISORY', 'NON_SUPERVISORY', 'INFORMATION_REQUEST');
/** Most clocks cross a year end: there lie Christmas, its joint leave and New Year. */
const start = fc.integer({ min: Date.UTC(2025, 9, 1), max: Date.UTC(2026, 2, 1) });
const wait = fc.integer({ min: 0, max: 25 * DAY_MS });
/** Days around the clock that turn from work to rest, or back. */
const toggled = fc.array(fc.integer({ min: -40, max: 120 }), { minLength: 1, maxLength: 12 });
const step = fc.oneof(
  fc.record({ do: fc.constant('correct' as const), days: toggled }),
  fc.record({ do: fc.constant('reclassify' as const), kind }),
  fc.record({ do: fc.constant('pause' as const), wait }),
);
const life = fc.record({ start, zone, kind, steps: fc.array(step, { minLength: 1, maxLength: 8 }) });
const limits = createLimitBook(CLOCK_POLICIES);

function toggle(off: ReadonlySet<string>, at: number, days: readonly number[]): ReadonlySet<string> {
  const next = new Set(off);
  for (const day of days) {
    const date = new Date(at + day * DAY_MS).toISOString().slice(0, 10);
    if (!next.delete(date)) next.add(date);
  }
  return next;
}

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** Plays the life on both, and compares after each step. `look` sees each correction of a clock that runs. */
function play(
  drawn: Life,
  look: (before: ClockState, after: ClockState, first: string, at: number) => void = () => {},
) {
  const own = { seq: 1, kind: 'RESOLVE', assignmentId: 'a', zone: drawn.zone, at: drawn.start } as const;
  let off: ReadonlySet<string> = holidayDates();
  let rules = { calendar: createCalendar(off), limits };
  let at = drawn.start;
  let clock = startClock({ ...own, subject: SUBJECTS[drawn.kind] }, rules);
  const model = new Model(at, drawn.zone, drawn.kind, off);
  for (const each of drawn.steps) {
    at += 3 * DAY_MS;
    if (each.do === 'correct') {
      const corrected = toggle(off, at, each.days);
      const changed = [...off, ...corrected].filter((date) => off.has(date) !== corrected.has(date)).sort();
      off = corrected;
      rules = { calendar: createCalendar(off), limits };
      model.correct(off);
      const before = clock;
      clock = recountClock(clock, rules);
      expect(recountClock(clock, rules)).toBe(clock);
      if (changed[0] !== undefined && before.pausedAt === null) look(before, clock, changed[0], at);
    } else if (each.do === 'reclassify') {
      model.reclassify(each.kind);
      clock = recomputeClock(clock, SUBJECTS[each.kind], rules);
    } else if (clock.pausedAt === null) {
      model.pause(at);
      clock = pauseClock(clock, at, rules);
    } else {
      at += each.wait;
      model.resume(at);
      clock = resumeClock(clock, at, rules);
    }
    expect(new Date(clock.dueAt).toISOString()).toBe(new Date(model.dueAt).toISOString());
  }
}

describe('a clock under corrections, reclassifications and pauses', () => {
  it('is due when the walk day by day says so, and never depends on a day that the recount begins behind', () => {
    let moved = 0;
    fc.assert(
      fc.property(life, (drawn) =>
        play(drawn, (before, after, first, at) => {
          if (before === after) return;
          moved += 1;
          expect(before.dueAt).toBeGreaterThanOrEqual(recountFrom(first, at));
        }),
      ),
      { numRuns: 200 },
    );
    expect(moved).toBeGreaterThan(50);
  });

  it('counts back past the day that it was counted from, when a reclassification took more days than were left', () => {
    const at = (text: string) => Date.parse(`${text}T10:00:00+07:00`);
    const off = new Set<string>();
    const rules = { calendar: createCalendar(off), limits };
    const start = { seq: 1, kind: 'RESOLVE', assignmentId: 'a', zone: 'WIB', at: at('2026-04-06') } as const;
    const running = startClock({ ...start, subject: SUBJECTS.NON_SUPERVISORY }, rules);
    // Ten of 14 days used, four left; nine fewer by the other limit: the fifth day back.
    const resumed = resumeClock(pauseClock(running, at('2026-04-20'), rules), at('2026-06-10'), rules);
    const clock = recomputeClock(resumed, SUBJECTS.INFORMATION_REQUEST, rules);
    expect(new Date(clock.dueAt).toISOString()).toBe('2026-06-03T16:59:59.999Z');
    const corrected = { calendar: createCalendar(['2026-06-08']), limits };
    expect(new Date(recountClock(clock, corrected).dueAt).toISOString()).toBe('2026-06-02T16:59:59.999Z');
    expect(clock.dueAt).toBeGreaterThanOrEqual(recountFrom('2026-06-08', at('2026-06-15')));
  });
});
