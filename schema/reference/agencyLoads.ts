// How many of the nation's 195,438 reports of a year an institution gets; very uneven, as the published figures say.
// Called by agencies.ts. Named figures are assumptions of this seed, not statistics of the institutions.
import { lazy } from './collections';
import type { AgencyKind } from '../contract/events';
import { getArea } from './areas';
import { field, readReferenceCsv } from './csv';
import { createRandom } from './random';

/** Reports handed in during 2020 (Kementerian PANRB); the sum of all loads. */
export const NATIONAL_REPORTS_PER_YEAR = 195_438;

// Median of a local government that is not named, before scaling to the national sum.
const MEDIAN: Partial<Record<AgencyKind, number>> = { PROVINCE: 210, CITY: 85, REGENCY: 60 };
const SPREAD = 0.75;
const REGENCY_OF_AVERAGE_SIZE = 526;

const named = lazy(
  () =>
    new Map(
      readReferenceCsv('local-loads.csv').map((row) => [field(row, 'code'), Number(field(row, 'yearlyReports'))]),
    ),
);

/** Local governments: the named figure, else log-normal around the median of the kind, more where more people live. */
export function drawLocalLoad(code: string, kind: AgencyKind, areaCode: string): number {
  const known = named().get(code);
  if (known !== undefined) return known;
  // Jakarta's cities and its regency are administrative: the province governs, few reports go to them.
  if (areaCode.startsWith('31.')) return createRandom(`load:${code}`).between(1, 9);
  const people = kind === 'PROVINCE' ? 1 : Math.sqrt(getArea(areaCode).weight / REGENCY_OF_AVERAGE_SIZE);
  return (MEDIAN[kind] ?? 50) * people * Math.exp(SPREAD * createRandom(`load:${code}`).normal());
}
