// Every institution (instansi, K/L/D) the seed knows: 657 connected ones, the local governments not connected yet, and
// child institutions that do not count among the 657. Called by the agencies subgraph's seed and by all other seeds.
import { NATIONAL_REPORTS_PER_YEAR } from './agencyLoads';
import { buildLocal, getLocalCode, readChildren, readNational, type SeedAgency } from './agencySources';
import { getArea, loadAreas, type SeedArea } from './areas';
import { lazy } from './collections';

export type { SeedAgency };

const CONNECTED_REGENCIES = 395;
const CONNECTED_CITIES = 94;

/** Connected are those with the most reports; which ones the others are is a draw of this seed, no statement about them. */
function limitConnected(agencies: SeedAgency[], limit: number): SeedAgency[] {
  const ranked = agencies.toSorted((x, y) => y.loadWeight - x.loadWeight || (x.code < y.code ? -1 : 1));
  const connected = new Set(ranked.slice(0, limit).map((agency) => agency.code));
  return agencies.map((agency) =>
    connected.has(agency.code) ? agency : { ...agency, connectedSince: null, isCounted: false, loadWeight: 0 },
  );
}

/** All institutions, parents before their children: ministries, institutions, provinces, regencies, cities, child institutions. */
export const loadAgencies: () => readonly SeedAgency[] = lazy(() => {
  const local = (kind: SeedArea['kind']) =>
    loadAreas()
      .filter((area) => area.kind === kind)
      .map(buildLocal);
  const all = [
    ...readNational('ministries.csv', 'MINISTRY', 2012),
    ...readNational('institutions.csv', 'INSTITUTION', 2013),
    ...local('PROVINCE'),
    ...limitConnected(local('REGENCY'), CONNECTED_REGENCIES),
    ...limitConnected(local('CITY'), CONNECTED_CITIES),
    ...readChildren(),
  ];
  const drawn = all.reduce((sum, agency) => sum + agency.loadWeight, 0);
  // Rounded, so that the last bits of Math.exp, which engines may choose, never reach the seeded rows.
  const scale = (load: number) => Math.round((load * NATIONAL_REPORTS_PER_YEAR * 1000) / drawn) / 1000;
  return all.map((agency) => ({ ...agency, loadWeight: scale(agency.loadWeight) }));
});

/** The 657, in the order of `loadAgencies`. */
export const loadConnectedAgencies: () => readonly SeedAgency[] = lazy(() =>
  loadAgencies().filter((agency) => agency.isCounted),
);

const byCode = lazy(() => new Map(loadAgencies().map((agency) => [agency.code, agency])));
const byId = lazy(() => new Map(loadAgencies().map((agency) => [agency.id, agency])));

export const findAgency = (code: string): SeedAgency | undefined => byCode().get(code);
export const findAgencyById = (id: string): SeedAgency | undefined => byId().get(id);

/** The agency, which must exist. */
export function getAgency(code: string): SeedAgency {
  const agency = findAgency(code);
  if (agency === undefined) throw new Error(`There is no agency ${code}.`);
  return agency;
}

/** Ids from the root down to the agency itself, joined by `/`, as `AgencyPublished.parentPath` wants it. */
export function buildParentPath(agency: SeedAgency): string {
  return agency.parentCode === null ? agency.id : `${buildParentPath(getAgency(agency.parentCode))}/${agency.id}`;
}

/** The local government of an area; every area has one. */
export function getLocalAgency(areaCode: string): SeedAgency {
  return getAgency(getLocalCode(getArea(areaCode)));
}
