// Median and quartiles of a group of institutions: the values of at least half (a quarter) of them are not above it.
// Called for the peers (lembaga sejenis) of an institution.

export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** Null for an empty group. Values of the group itself, never one between two of them. */
export function findQuartiles(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] as number;
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}
