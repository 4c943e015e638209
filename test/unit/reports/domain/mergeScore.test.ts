// How alike two reports are said to be, part by part.
import { describe, expect, it } from '@jest/globals';
import { compareScores, NEAR_MS, scoreMerge, type Comparable } from '../../../../subgraphs/reports/domain/mergeScore';

const PARENTS: Readonly<Record<string, string>> = { POTHOLE: 'ROADS', LAMP: 'ROADS', CLINIC: 'HEALTH' };
const weighing = {
  weightOf: (term: string) => (term === 'rare' ? 6 : 1),
  parentOf: (code: string) => PARENTS[code] ?? null,
};
const AT = Date.parse('2026-03-02T02:00:00Z');

function comparable(given: Partial<Omit<Comparable, 'terms'>> & { readonly text?: string } = {}): Comparable {
  const { text = 'rare road hole', ...others } = given;
  const terms = new Set(text.split(' ').filter((term) => term !== ''));
  return { areaCode: '32.73', categoryCode: 'POTHOLE', submittedAt: AT, ...others, terms };
}

const score = (other: Parameters<typeof comparable>[0]) => scoreMerge(comparable(), comparable(other), weighing);

describe('the score of two reports', () => {
  it('is 1 for the same text, place, topic and time, and 0 for nothing shared', () => {
    expect(score({})).toEqual({ score: 1, textScore: 1, placeScore: 1, categoryScore: 1, timeScore: 1 });
    const far = { text: 'clinic', areaCode: '91.01', categoryCode: 'CLINIC', submittedAt: AT - NEAR_MS };
    expect(score(far)).toEqual({ score: 0, textScore: 0, placeScore: 0, categoryScore: 0, timeScore: 0 });
  });

  it('counts a shared rare word for more than shared common ones', () => {
    expect(score({ text: 'rare' }).textScore).toBeCloseTo(6 / 8);
    expect(score({ text: 'road hole' }).textScore).toBeCloseTo(2 / 8);
  });

  it.each([
    ['32.73', 1],
    ['32', 0.6],
    ['32.01', 0.4],
    ['33.73', 0],
    [null, null],
  ])('rates the area %s beside 32.73 with %s', (areaCode, expected) => {
    expect(score({ areaCode }).placeScore).toBe(expected);
  });

  it.each([
    ['POTHOLE', 1],
    ['LAMP', 0.5],
    ['ROADS', 0.5],
    ['CLINIC', 0],
    ['UNKNOWN', 0],
  ])('rates the topic %s beside POTHOLE with %s', (categoryCode, expected) => {
    expect(score({ categoryCode }).categoryScore).toBe(expected);
  });

  it('takes two root topics for strangers', () => {
    const [a, b] = [comparable({ categoryCode: 'ROADS' }), comparable({ categoryCode: 'HEALTH' })];
    expect(scoreMerge(a, b, weighing).categoryScore).toBe(0);
  });

  it.each([-15, 15])('halves the part of time %s days apart', (days) => {
    expect(score({ submittedAt: AT + days * 86_400_000 }).timeScore).toBeCloseTo(0.5);
  });

  it('leaves out what is not known instead of counting it against the two', () => {
    expect(score({ areaCode: null })).toMatchObject({ score: 1, placeScore: null });
    expect(score({ text: '' })).toMatchObject({ score: 1, textScore: null });
    expect(score({ areaCode: null, categoryCode: 'CLINIC' }).score).toBeCloseTo(0.65 / 0.8);
  });

  it('puts a near-identical text from elsewhere before other words of the same place', () => {
    const same = score({ areaCode: '91.01', categoryCode: 'CLINIC', submittedAt: AT - NEAR_MS });
    const near = score({ text: 'rare road lamp' });
    expect(near.score).toBeGreaterThan(same.score);
    expect([near, same].sort(compareScores)).toEqual([same, near]);
  });
});
