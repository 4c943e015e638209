// The committed list of holidays: its form, its counts by decree, and that proposals are marked as such.
import { describe, expect, it } from '@jest/globals';
import { holidayDates, listHolidays } from '../../../../schema/reference/holidays';
import { dayOfDate } from '../../../../subgraphs/reports/domain/calendar';

const countOf = (year: number, kind: string): number =>
  listHolidays().filter((entry) => entry.date.startsWith(`${year}-`) && entry.kind === kind).length;

describe('holidays', () => {
  it('are real dates, each once, in order', () => {
    const dates = listHolidays().map(({ date }) => date);
    for (const date of dates) expect(dayOfDate(date)).toBeGreaterThan(0);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(holidayDates().size).toBe(dates.length);
  });

  it('have joint leave on weekdays only, since a day off already needs none', () => {
    const weekend = listHolidays().filter(
      (entry) => entry.kind === 'JOINT_LEAVE' && [2, 3].includes(dayOfDate(entry.date) % 7),
    );
    expect(weekend).toEqual([]);
  });

  it.each([
    [2023, 16, 11],
    [2024, 19, 10],
    [2025, 17, 11],
    [2026, 17, 8],
  ])('of %i are as many as decreed', (year, national, joint) => {
    expect([countOf(year, 'NATIONAL'), countOf(year, 'JOINT_LEAVE')]).toEqual([national, joint]);
  });

  it('name their source, and never mix proposals with decrees in one year', () => {
    const sources = new Map<string, Set<boolean>>();
    for (const { date, source, name } of listHolidays()) {
      expect([name, source]).not.toContain('');
      const year = date.slice(0, 4);
      sources.set(year, (sources.get(year) ?? new Set<boolean>()).add(source.includes('proposed')));
    }
    expect([...sources].filter(([, kinds]) => kinds.size > 1)).toEqual([]);
  });
});
