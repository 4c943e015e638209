// Round numbers for an axis. Called by the charts.

/** Steps from 0 to the first one at or above `highest`, at most six of them. */
export function roundSteps(highest: number): number[] {
  const rough = Math.max(highest, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.ceil(Math.max(highest, 1) / step) + 1 }, (_, at) => at * step);
}

/** For coordinates in percent. */
export function percentAt(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
