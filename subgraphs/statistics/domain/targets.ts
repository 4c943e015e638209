// For whom a report counts: the nation, its area and province, its category and the root above it.
import { NO_AREA, WHOLE_NATION } from './measures';
import type { Target } from './counterDeltas';

/** Where a report stands in the dimensions. */
export interface Place {
  readonly categoryCode: string;
  readonly areaCode: string | null;
}

/** The root above a category, from reference data. */
export type RootOf = (categoryCode: string) => string;

export function targetsOf({ categoryCode, areaCode }: Place, rootOf: RootOf): readonly Target[] {
  const targets: Target[] = [{ dimension: 'NATION', member: WHOLE_NATION }];
  const root = rootOf(categoryCode);
  targets.push({ dimension: 'CATEGORY', member: root });
  if (root !== categoryCode) targets.push({ dimension: 'CATEGORY', member: categoryCode });
  // Codes of the Ministry of Home Affairs: `32` is a province, `32.73` a city in it.
  const province = areaCode === null ? NO_AREA : areaCode.slice(0, 2);
  targets.push({ dimension: 'AREA', member: province });
  if (areaCode !== null && areaCode !== province) targets.push({ dimension: 'AREA', member: areaCode });
  return targets;
}
