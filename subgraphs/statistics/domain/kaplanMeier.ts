// How long cases take when some have not ended yet: the Kaplan–Meier estimator over working days. A case still open counts
// as "at least its present age" instead of being left out, which would make slow institutions look fast.
// Those that left without having been served (returned, archived) count the same way: they waited at least so long.
// Called for the durations of a cohort: the cases that began in one period.
import type { Cohort, DurationBin } from './cohort';

export interface Quantile {
  /** Working days by which that share of the cases has ended; the least it can be where it is not reached. */
  readonly workingDays: number;
  readonly isReached: boolean;
}

export interface Durations {
  /** All cases of the cohort, however they fared. */
  readonly n: number;
  readonly stillOpen: number;
  readonly median: Quantile | null;
  readonly p90: Quantile | null;
}

interface Step {
  readonly days: number;
  /** Share of the cases that take longer. */
  readonly remaining: number;
}

/** A share that is reached exactly must not be missed by a rounding error. */
const TOLERANCE = 1e-9;

export function estimateDurations(cohort: Cohort): Durations {
  const stillOpen = countAll(cohort.open);
  const notEnded = [...cohort.open, ...cohort.left];
  const n = countAll(cohort.ended) + countAll(notEnded);
  const steps = listSteps({ ended: cohort.ended, notEnded }, n);
  const longest = Math.max(0, ...[...cohort.ended, ...notEnded].filter(isCounted).map(({ days }) => days));
  return {
    n,
    stillOpen,
    median: findQuantile(steps, 0.5, { n, longest }),
    p90: findQuantile(steps, 0.9, { n, longest }),
  };
}

/** At each duration: of those that have come so far, the share that ended there. The others leave after the time they waited. */
function listSteps({ ended, notEnded }: Record<'ended' | 'notEnded', readonly DurationBin[]>, n: number): Step[] {
  const endings = sumByDays(ended);
  const leavings = sumByDays(notEnded);
  const steps: Step[] = [];
  let [atRisk, remaining] = [n, 1];
  for (const days of [...new Set([...endings.keys(), ...leavings.keys()])].sort((a, b) => a - b)) {
    const endedHere = endings.get(days) ?? 0;
    if (endedHere > 0) {
      remaining *= 1 - endedHere / atRisk;
      steps.push({ days, remaining });
    }
    atRisk -= endedHere + (leavings.get(days) ?? 0);
  }
  return steps;
}

/** Where too many are still open to tell, the answer is longer than the longest that was seen. */
function findQuantile(steps: readonly Step[], share: number, seen: { n: number; longest: number }): Quantile | null {
  if (seen.n === 0) return null;
  const reached = steps.find(({ remaining }) => remaining <= 1 - share + TOLERANCE);
  return reached ? { workingDays: reached.days, isReached: true } : { workingDays: seen.longest, isReached: false };
}

function sumByDays(bins: readonly DurationBin[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { days, count } of bins.filter(isCounted)) sums.set(days, (sums.get(days) ?? 0) + count);
  return sums;
}

function countAll(bins: readonly DurationBin[]): number {
  return bins.reduce((sum, { count }) => sum + count, 0);
}

function isCounted({ count }: DurationBin): boolean {
  return count > 0;
}
