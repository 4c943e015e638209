// For whom a case counts: the nation, its area and province, its category and the root above it, its classification, its
// channel; an assignment also for its institution and its role. Called by the fold.
import { NO_AREA, SUPERVISORY, WHOLE_NATION } from './measures';
import { targetOf, type Target } from './counterDeltas';

/** Where a report stands in the dimensions. */
export interface Place {
  readonly categoryCode: string;
  readonly areaCode: string | null;
  readonly classification: string;
  readonly supervision: string | null;
  readonly channel: string;
}

/** The root above a category, from reference data. */
export type RootOf = (categoryCode: string) => string;

const MAX_KNOWN = 50_000;
/** The same few thousand places over and over: made once each. */
const known = new WeakMap<RootOf, Map<string, readonly Target[]>>();

export function targetsOf(place: Place, rootOf: RootOf): readonly Target[] {
  let places = known.get(rootOf);
  if (places === undefined) {
    places = new Map();
    known.set(rootOf, places);
  }
  const { categoryCode, areaCode, classification, supervision, channel } = place;
  const key = `${categoryCode} ${areaCode} ${classification} ${supervision} ${channel}`;
  let targets = places.get(key);
  if (targets === undefined) {
    targets = listTargets(place, rootOf);
    if (places.size >= MAX_KNOWN) places.clear();
    places.set(key, targets);
  }
  return targets;
}

function listTargets(place: Place, rootOf: RootOf): readonly Target[] {
  const { categoryCode, areaCode, classification, supervision, channel } = place;
  const targets: Target[] = [targetOf('NATION', WHOLE_NATION)];
  const root = rootOf(categoryCode);
  targets.push(targetOf('CATEGORY', root));
  if (root !== categoryCode) targets.push(targetOf('CATEGORY', categoryCode));
  // Codes of the Ministry of Home Affairs: `32` is a province, `32.73` a city in it.
  const province = areaCode === null ? NO_AREA : areaCode.slice(0, 2);
  targets.push(targetOf('AREA', province));
  if (areaCode !== null && areaCode !== province) targets.push(targetOf('AREA', areaCode));
  targets.push(targetOf('CLASSIFICATION', classification));
  if (supervision === SUPERVISORY) targets.push(targetOf('CLASSIFICATION', SUPERVISORY));
  targets.push(targetOf('CHANNEL', channel));
  return targets;
}

const owned = new Map<string, readonly Target[]>();

export function targetsOfAssignment({ agencyId, role }: { agencyId: string; role: string }): readonly Target[] {
  const key = `${agencyId} ${role}`;
  let targets = owned.get(key);
  if (targets === undefined) {
    targets = [targetOf('AGENCY', agencyId), targetOf('ROLE', role)];
    if (owned.size >= MAX_KNOWN) owned.clear();
    owned.set(key, targets);
  }
  return targets;
}

export function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.categoryCode === b.categoryCode &&
    a.areaCode === b.areaCode &&
    a.classification === b.classification &&
    a.supervision === b.supervision &&
    a.channel === b.channel
  );
}

/** The first without those that the second has, too. */
export function without(targets: readonly Target[], others: readonly Target[]): readonly Target[] {
  if (targets === others) return [];
  return targets.filter((target) => !others.includes(target));
}
