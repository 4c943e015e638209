// Median and 90th percentile with the still open counted, against a naive estimator over single cases.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cohort } from '../../../subgraphs/statistics/domain/cohort';
import { estimateDurations } from '../../../subgraphs/statistics/domain/kaplanMeier';

interface Case {
  readonly days: number;
  readonly fate: 'ended' | 'open' | 'left';
}

const cases: fc.Arbitrary<Case[]> = fc.array(
  fc.record({ days: fc.nat({ max: 70 }), fate: fc.constantFrom<Case['fate'][]>('ended', 'ended', 'open', 'left') }),
  { maxLength: 60 },
);

const toCohort = (all: readonly Case[]): Cohort => {
  const binsOf = (fate: Case['fate']) =>
    all.filter((each) => each.fate === fate).map(({ days }) => ({ days, count: 1 }));
  return { ended: binsOf('ended'), open: binsOf('open'), left: binsOf('left') };
};

/** Exact fractions, day by day: what is left after each day is multiplied by the share of those at risk that did not end. */
function findNaively(
  all: readonly Case[],
  share: [number, number],
): { workingDays: number; isReached: boolean } | null {
  if (all.length === 0) return null;
  let [left, of] = [1n, 1n];
  for (let day = 0; day <= 70; day += 1) {
    const atRisk = all.filter(({ days }) => days >= day).length;
    const ended = all.filter(({ days, fate }) => fate === 'ended' && days === day).length;
    if (ended === 0) continue;
    [left, of] = [left * BigInt(atRisk - ended), of * BigInt(atRisk)];
    if (left * BigInt(share[1]) <= of * BigInt(share[1] - share[0])) return { workingDays: day, isReached: true };
  }
  return { workingDays: Math.max(...all.map(({ days }) => days)), isReached: false };
}

describe('durations of a cohort', () => {
  it('are those of a naive estimator over single cases', () => {
    fc.assert(
      fc.property(cases, (all) => {
        const found = estimateDurations(toCohort(all));
        expect(found.median).toEqual(findNaively(all, [1, 2]));
        expect(found.p90).toEqual(findNaively(all, [9, 10]));
        expect([found.n, found.stillOpen]).toEqual([all.length, all.filter(({ fate }) => fate === 'open').length]);
      }),
      { numRuns: 500, seed: 20271 },
    );
  });

  it('do not depend on how the cases are put into bins', () => {
    fc.assert(
      fc.property(cases, (all) => {
        const single = toCohort(all);
        const merge = (bins: Cohort['ended']) =>
          [...new Set(bins.map(({ days }) => days))].map((days) => ({
            days,
            count: bins.filter((bin) => bin.days === days).length,
          }));
        const merged = { ended: merge(single.ended), open: merge(single.open), left: merge(single.left) };
        expect(estimateDurations(merged)).toEqual(estimateDurations(single));
      }),
      { numRuns: 200, seed: 20272 },
    );
  });

  it('with nothing open are the plain median and 90th percentile', () => {
    const ended = Array.from({ length: 10 }, (_each, index) => ({ days: index + 1, count: 1 }));
    expect(estimateDurations({ ended, open: [], left: [] })).toEqual({
      ...{ n: 10, stillOpen: 0 },
      ...{ median: { workingDays: 5, isReached: true }, p90: { workingDays: 9, isReached: true } },
    });
  });

  it('say when too many are still open to tell, and what is the least it can be', () => {
    const found = estimateDurations({ ended: [{ days: 3, count: 4 }], open: [{ days: 12, count: 6 }], left: [] });
    expect(found.median).toEqual({ workingDays: 12, isReached: false });
  });

  it('are longer when cases wait than when those cases are left out', () => {
    const ended = [
      { days: 2, count: 6 },
      { days: 9, count: 2 },
    ];
    const leftOut = estimateDurations({ ended, open: [], left: [] });
    const counted = estimateDurations({ ended, open: [{ days: 8, count: 8 }], left: [] });
    expect([leftOut.median?.workingDays, counted.median?.workingDays]).toEqual([2, 9]);
  });

  it('of no case do not exist', () => {
    expect(estimateDurations({ ended: [], open: [], left: [] })).toEqual({
      n: 0,
      stillOpen: 0,
      median: null,
      p90: null,
    });
  });
});
