// How far an item has come (capaian): its actual against its target in the last quarter that has both.
import { QUARTERS, type Direction } from './actionPlan';

export interface PlannedQuarters {
  readonly direction: Direction;
  /** By quarter; null where nothing is planned. */
  readonly targets: readonly (number | null)[];
}

export interface ReportedAmount {
  readonly quarter: number;
  readonly amount: number | null;
}

/** Between 0 and 1: what is over-fulfilled at one place does not make up for what is missing at another. */
export function progressOf(actual: number, target: number, direction: Direction): number {
  const [reached, wanted] = direction === 'HIGHER_IS_BETTER' ? [actual, target] : [target, actual];
  return wanted === 0 ? 1 : Math.min(1, reached / wanted);
}

/** Null: nothing is reported against a target yet. */
export function latestProgress(
  { direction, targets }: PlannedQuarters,
  reported: readonly ReportedAmount[],
): number | null {
  for (const quarter of [...QUARTERS].reverse()) {
    const target = targets[quarter - 1] ?? null;
    const amount = reported.find((actual) => actual.quarter === quarter)?.amount ?? null;
    if (target !== null && amount !== null) return progressOf(amount, target, direction);
  }
  return null;
}

/** The quarter by whose actual a year is judged; null for an item without quarterly targets. */
export function lastTargetQuarter(targets: readonly (number | null)[]): number | null {
  return QUARTERS.findLast((quarter) => (targets[quarter - 1] ?? null) !== null) ?? null;
}
