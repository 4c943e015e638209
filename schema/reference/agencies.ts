// Every institution (instansi, K/L/D) the seed knows: 657 connected ones, the local governments not connected yet, and
// child institutions that do not count among the 657. Called by the agencies subgraph's seed and by all other seeds.
import { lazy } from './collections';
import type { AgencyKind, TimeZone } from '../contract/events';
import { drawLocalLoad, NATIONAL_REPORTS_PER_YEAR } from './agencyLoads';
import { getArea, loadAreas, type SeedArea } from './areas';
import { field, readReferenceCsv } from './csv';
import { seedId } from './ids';
import { createRandom } from './random';

export interface SeedAgency {
  readonly id: string;
  /** Stable and upper-case: `KEMENPUPR`, `BPOM`, `PEMPROV-32`, `PEMKAB-3201`, `PEMKOT-3273`, `BUMN-PLN`. */
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: AgencyKind;
  readonly parentCode: string | null;
  readonly areaCode: string | null;
  readonly provinceCode: string | null;
  readonly timeZone: TimeZone;
  readonly connectedSince: number | null;
  readonly isActive: boolean;
  /** One of the 657 institutions of the national figures. */
  readonly isCounted: boolean;
  /** Expected reports of a year at national scale; all together 195,438. Zero when not connected. */
  readonly loadWeight: number;
}

const CONNECTED_REGENCIES = 395;
const CONNECTED_CITIES = 94;
const LOCAL = {
  PROVINCE: { code: 'PEMPROV', long: 'Pemerintah Provinsi', short: 'Pemprov', from: 2013 },
  REGENCY: { code: 'PEMKAB', long: 'Pemerintah', short: 'Pemkab', from: 2015 },
  CITY: { code: 'PEMKOT', long: 'Pemerintah', short: 'Pemkot', from: 2014 },
} as const;
const LAST_CONNECTED_YEAR = 2020;
const WIB_OFFSET_MS = 7 * 3_600_000;

/** A working-hours-free midnight WIB; everybody of the 657 was there when the 2020 figures were taken. */
function drawConnectedSince(code: string, firstYear: number): number {
  const random = createRandom(`connected:${code}`);
  const year = random.between(firstYear, LAST_CONNECTED_YEAR);
  return Date.UTC(year, random.int(12), random.between(1, 28)) - WIB_OFFSET_MS;
}

function loadNational(file: string, kind: 'MINISTRY' | 'INSTITUTION', firstYear: number): SeedAgency[] {
  return readReferenceCsv(file).map((row) => {
    const code = field(row, 'code');
    return {
      ...{ id: seedId('agency', code), code, name: field(row, 'name'), shortName: field(row, 'shortName'), kind },
      ...{ parentCode: null, areaCode: null, provinceCode: null, timeZone: 'WIB', isActive: true, isCounted: true },
      connectedSince: drawConnectedSince(code, firstYear),
      loadWeight: Number(field(row, 'yearlyReports')),
    };
  });
}

// Aceh's government is officially called so, without the word for province (Undang-Undang 11/2006).
const OFFICIAL_NAMES = new Map([['PEMPROV-11', 'Pemerintah Aceh']]);

function fromArea(area: SeedArea): SeedAgency {
  const { code: prefix, long, short, from } = LOCAL[area.kind];
  const code = `${prefix}-${area.code.replace('.', '')}`;
  return {
    ...{ id: seedId('agency', code), code, kind: area.kind, areaCode: area.code, provinceCode: area.provinceCode },
    name: OFFICIAL_NAMES.get(code) ?? `${long} ${area.name}`,
    shortName: `${short} ${area.name.replace(/^(Kabupaten|Kota) /, '')}`,
    parentCode: area.parentCode === null ? null : `${LOCAL.PROVINCE.code}-${area.parentCode}`,
    ...{ timeZone: area.timeZone, isActive: true, isCounted: true },
    connectedSince: drawConnectedSince(code, from),
    loadWeight: drawLocalLoad(code, area.kind, area.code),
  };
}

/** Connected are those with the most reports; which ones the others are is a draw of this seed, no statement about them. */
function limitConnected(agencies: SeedAgency[], limit: number): SeedAgency[] {
  const ranked = agencies.toSorted((x, y) => y.loadWeight - x.loadWeight || (x.code < y.code ? -1 : 1));
  const connected = new Set(ranked.slice(0, limit).map((agency) => agency.code));
  return agencies.map((agency) =>
    connected.has(agency.code) ? agency : { ...agency, connectedSince: null, isCounted: false, loadWeight: 0 },
  );
}

function loadChildren(): SeedAgency[] {
  return readReferenceCsv('child-institutions.csv').map((row) => {
    const code = field(row, 'code');
    return {
      ...{ id: seedId('agency', code), code, name: field(row, 'name'), shortName: field(row, 'shortName') },
      ...{ kind: field(row, 'kind') as AgencyKind, parentCode: field(row, 'parentCode') },
      ...{ areaCode: null, provinceCode: null, timeZone: 'WIB', connectedSince: null },
      ...{ isActive: true, isCounted: false, loadWeight: 0 },
    };
  });
}

/** All institutions, parents before their children: ministries, institutions, provinces, regencies, cities, child institutions. */
export const loadAgencies: () => readonly SeedAgency[] = lazy(() => {
  const local = (kind: SeedArea['kind']) =>
    loadAreas()
      .filter((area) => area.kind === kind)
      .map(fromArea);
  const all = [
    ...loadNational('ministries.csv', 'MINISTRY', 2012),
    ...loadNational('institutions.csv', 'INSTITUTION', 2013),
    ...local('PROVINCE'),
    ...limitConnected(local('REGENCY'), CONNECTED_REGENCIES),
    ...limitConnected(local('CITY'), CONNECTED_CITIES),
    ...loadChildren(),
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
  const area = getArea(areaCode);
  return getAgency(`${LOCAL[area.kind].code}-${area.code.replace('.', '')}`);
}
