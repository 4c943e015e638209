// The period in an address: what is one, what is none, and which comes before.
import { describe, expect, it } from '@jest/globals';
import {
  formatPeriod,
  latestPublishedMonth,
  parsePeriod,
  previousOf,
  toPeriodInput,
  type Period,
} from '../../../gateway/dashboard/data/period';

/** In Jakarta it is December already. */
const NOW = Date.parse('2026-11-30T17:30:00Z');

describe('a period', () => {
  it.each([
    ['2026', '2025', { year: 2026 }, '2026-01-01', '2026-12-31'],
    ['2026-Q1', '2025-Q4', { year: 2026, quarter: 1 }, '2026-01-01', '2026-03-31'],
    ['2026-01', '2025-12', { year: 2026, month: 1 }, '2026-01-01', '2026-01-31'],
    ['2024-02', '2024-01', { year: 2024, month: 2 }, '2024-02-01', '2024-02-29'],
    ['2026-W01', '2025-W52', { week: '2026-W01' }, '2025-12-29', '2026-01-04'],
    ['2020-W53', '2020-W52', { week: '2020-W53' }, '2020-12-28', '2021-01-03'],
    ['2026-03-01', '2026-02-28', { day: '2026-03-01' }, '2026-03-01', '2026-03-01'],
    ['2026-12', '2026-11', { year: 2026, month: 12 }, '2026-12-01', '2026-12-31'],
  ])('%s follows %s', (text, before, input, firstDay, lastDay) => {
    const period = parsePeriod(text, NOW) as Period;
    expect(period).toMatchObject({ firstDay, lastDay });
    expect([formatPeriod(period), formatPeriod(previousOf(period)), toPeriodInput(period)]).toEqual([
      text,
      before,
      input,
    ]);
  });

  it.each([
    '',
    '26',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2025-W53',
    '2026-W00',
    '2026-02-30',
    '2011',
    '2027',
    '2026-12-02',
    ' 2026',
  ])('%j is none that has begun', (text) => {
    expect(parsePeriod(text, NOW)).toBeNull();
  });

  it('is first the month that was published last, which takes an hour', () => {
    expect(formatPeriod(latestPublishedMonth(NOW))).toBe('2026-10');
    expect(formatPeriod(latestPublishedMonth(NOW + 3_600_000))).toBe('2026-11');
  });
});
