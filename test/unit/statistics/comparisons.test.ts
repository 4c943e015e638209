// Rankings and quartiles of institutions: small and new ones are not compared, ties share a rank.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findQuartiles } from '../../../subgraphs/statistics/domain/quartiles';
import { MINIMUM_N, rankMembers, type Candidate } from '../../../subgraphs/statistics/domain/rankMembers';

const candidate = (code: string, value: number | null, n: number | null = 100): Candidate => ({
  ...{ member: `id-${code}`, code, value, n, isConnectedThroughout: true },
});
const namesOf = (candidates: readonly Candidate[], order: 'HIGHEST_FIRST' | 'LOWEST_FIRST') =>
  rankMembers(candidates, order).ranked.map(({ rank, member }) => `${rank} ${member}`);

describe('a ranking', () => {
  it('gives equal values one rank and goes on counting, in order of code', () => {
    const all = [candidate('D', 0.5), candidate('B', 0.9), candidate('A', 0.5), candidate('C', 0.1)];
    expect(namesOf(all, 'HIGHEST_FIRST')).toEqual(['1 id-B', '2 id-A', '2 id-D', '4 id-C']);
    expect(namesOf(all, 'LOWEST_FIRST')).toEqual(['1 id-C', '2 id-A', '2 id-D', '4 id-B']);
  });

  it('leaves out who has too few cases, was connected later, or may not be shown, and says how many', () => {
    const all = [
      ...[candidate('A', 1, MINIMUM_N - 1), candidate('B', 0.7, MINIMUM_N), candidate('C', null, null)],
      { ...candidate('D', 0.8), isConnectedThroughout: false },
    ];
    expect(rankMembers(all, 'HIGHEST_FIRST')).toEqual({
      ranked: [{ rank: 1, member: 'id-B', value: 0.7, n: MINIMUM_N }],
      notRanked: 3,
    });
  });
});

describe('quartiles', () => {
  it('are values of the group, with at least their share of it at or below them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 40 }), (values) => {
        const found = findQuartiles(values);
        for (const [value, share] of [
          [found?.lower, 0.25],
          [found?.median, 0.5],
          [found?.upper, 0.75],
        ] as const) {
          expect(values).toContain(value);
          const below = values.filter((each) => each <= (value as number)).length;
          const under = values.filter((each) => each < (value as number)).length;
          expect(below).toBeGreaterThanOrEqual(share * values.length);
          expect(under).toBeLessThan(share * values.length);
        }
      }),
      { numRuns: 300, seed: 20274 },
    );
  });

  it('of nobody do not exist', () => {
    expect(findQuartiles([])).toBeNull();
  });
});
