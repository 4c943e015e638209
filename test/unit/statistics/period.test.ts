// Periods of the figures: exactly one form, the real calendar, and the one before.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { monthsOf, parsePeriod, previousPeriod } from '../../../subgraphs/statistics/domain/period';
import { addDaysTo } from '../../../subgraphs/statistics/domain/wibDay';

const boundsOf = (wish: Parameters<typeof parsePeriod>[0]) => {
  const period = parsePeriod(wish);
  return period && `${period.unit} ${period.from} ${period.to}`;
};

describe('a period', () => {
  it.each([
    [{ year: 2026 }, 'YEAR 2026-01-01 2026-12-31'],
    [{ year: 2028, month: 2 }, 'MONTH 2028-02-01 2028-02-29'],
    [{ year: 2026, quarter: 4 }, 'QUARTER 2026-10-01 2026-12-31'],
    [{ week: '2026-W47' }, 'WEEK 2026-11-16 2026-11-22'],
    [{ week: '2026-W01' }, 'WEEK 2025-12-29 2026-01-04'],
    [{ week: '2026-W53' }, 'WEEK 2026-12-28 2027-01-03'],
    [{ day: '2026-11-23' }, 'DAY 2026-11-23 2026-11-23'],
  ])('%j is %s', (wish, expected) => {
    expect(boundsOf(wish)).toBe(expected);
  });

  it.each([
    ...[{}, { month: 3 }, { year: 2026, month: 13 }, { year: 2026, month: 0 }, { year: 1900 }, { year: 2026.5 }],
    ...[
      { year: 2026, month: 3, quarter: 1 },
      { year: 2026, quarter: 5 },
      { year: 2026, week: '2026-W03' },
    ],
    ...[{ week: '2025-W53' }, { week: '2026-W00' }, { week: '2026-W54' }, { week: '2026-3' }, { week: '1999-W10' }],
    ...[{ day: '2026-03-01', week: '2026-W10' }, { day: '1999-03-01' }, { day: '2026-03-01', month: 3 }],
  ])('%j is none', (wish) => {
    expect(boundsOf(wish)).toBeNull();
  });

  it('follows the one before without a gap, in every unit', () => {
    const wishes = fc.oneof(
      fc.record({ year: fc.integer({ min: 2012, max: 2100 }) }),
      fc.record({ year: fc.integer({ min: 2012, max: 2100 }), month: fc.integer({ min: 1, max: 12 }) }),
      fc.record({ year: fc.integer({ min: 2012, max: 2100 }), quarter: fc.integer({ min: 1, max: 4 }) }),
      fc.integer({ min: 0, max: 30_000 }).map((n) => ({ day: addDaysTo('2012-01-01', n) })),
      fc
        .tuple(fc.integer({ min: 2012, max: 2100 }), fc.integer({ min: 1, max: 52 }))
        .map(([year, week]) => ({ week: `${year}-W${String(week).padStart(2, '0')}` })),
    );
    fc.assert(
      fc.property(wishes, (wish) => {
        const period = parsePeriod(wish);
        if (period === null) throw new Error(`${JSON.stringify(wish)} is a period.`);
        const before = previousPeriod(period);
        expect([before.unit, addDaysTo(before.to, 1)]).toEqual([period.unit, period.from]);
        expect(monthsOf(before)).toHaveLength(monthsOf(period).length);
      }),
      { numRuns: 300, seed: 20273 },
    );
  });
});
