// Picks the account behind a seeded report: mostly somebody who lives where it happened. Called by draftCase.ts.
import { DEMO_REPORTER } from '../../../schema/reference/demo';
import { groupBy } from '../../../schema/reference/collections';
import type { Random } from '../../../schema/reference/random';
import { countReporters, getReporterArea, getReporterId, type Scale } from '../../../schema/reference/reporters';

const LOCAL_SHARE = 0.92;
const pools = new Map<Scale, ReadonlyMap<string, readonly number[]>>();

/** Numbers of the reporters by the code of their area; at national scale some megabytes, built once. */
function poolOf(scale: Scale): ReadonlyMap<string, readonly number[]> {
  const known = pools.get(scale);
  if (known) return known;
  const numbers = Array.from({ length: countReporters(scale) }, (_, n) => n);
  const pool = groupBy(numbers, (n) => getReporterArea(n).code);
  pools.set(scale, pool);
  return pool;
}

/** Never the demo reporter, whose reports are chosen by their states (`demoReports.ts`). */
export function pickReporterId(random: Random, areaCode: string, scale: Scale): string {
  const neighbours = random.chance(LOCAL_SHARE) ? poolOf(scale).get(areaCode) : undefined;
  const n = neighbours ? random.pick(neighbours) : random.int(countReporters(scale));
  return getReporterId(n === DEMO_REPORTER ? n + 1 : n);
}
