// Builds the institutions from their three sources: national lists, areas, child institutions. Called only by agencies.ts.
import type { AgencyKind, TimeZone } from '../contract/events';
import { drawLocalLoad } from './agencyLoads';
import type { SeedArea } from './areas';
import { field, readReferenceCsv, type CsvRow } from './csv';
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

const LOCAL_GOVERNMENTS = {
  PROVINCE: { code: 'PEMPROV', long: 'Pemerintah Provinsi', short: 'Pemprov', from: 2013 },
  REGENCY: { code: 'PEMKAB', long: 'Pemerintah', short: 'Pemkab', from: 2015 },
  CITY: { code: 'PEMKOT', long: 'Pemerintah', short: 'Pemkot', from: 2014 },
} as const;
const LAST_CONNECTED_YEAR = 2020;
const WIB_OFFSET_MS = 7 * 3_600_000;

/** Midnight WIB of a drawn day; everybody of the 657 was there when the 2020 figures were taken. */
function drawConnectedSince(code: string, firstYear: number): number {
  const random = createRandom(`connected:${code}`);
  const year = random.between(firstYear, LAST_CONNECTED_YEAR);
  return Date.UTC(year, random.int(12), random.between(1, 28)) - WIB_OFFSET_MS;
}

function readNamed(row: CsvRow, kind: AgencyKind): SeedAgency {
  const code = field(row, 'code');
  return {
    id: seedId('agency', code),
    code,
    name: field(row, 'name'),
    shortName: field(row, 'shortName'),
    kind,
    parentCode: null,
    areaCode: null,
    provinceCode: null,
    timeZone: 'WIB',
    connectedSince: null,
    isActive: true,
    isCounted: false,
    loadWeight: 0,
  };
}

export function readNational(file: string, kind: 'MINISTRY' | 'INSTITUTION', firstYear: number): SeedAgency[] {
  return readReferenceCsv(file).map((row) => ({
    ...readNamed(row, kind),
    connectedSince: drawConnectedSince(field(row, 'code'), firstYear),
    isCounted: true,
    loadWeight: Number(field(row, 'yearlyReports')),
  }));
}

export function readChildren(): SeedAgency[] {
  return readReferenceCsv('child-institutions.csv').map((row) => ({
    ...readNamed(row, field(row, 'kind') as AgencyKind),
    parentCode: field(row, 'parentCode'),
  }));
}

export function getLocalCode(area: SeedArea): string {
  return `${LOCAL_GOVERNMENTS[area.kind].code}-${area.code.replace('.', '')}`;
}

// Aceh's government is officially called so, without the word for province (Undang-Undang 11/2006).
const OFFICIAL_NAMES = new Map([['PEMPROV-11', 'Pemerintah Aceh']]);

export function buildLocal(area: SeedArea): SeedAgency {
  const { long, short, from } = LOCAL_GOVERNMENTS[area.kind];
  const code = getLocalCode(area);
  return {
    id: seedId('agency', code),
    code,
    name: OFFICIAL_NAMES.get(code) ?? `${long} ${area.name}`,
    shortName: `${short} ${area.name.replace(/^(Kabupaten|Kota) /, '')}`,
    kind: area.kind,
    parentCode: area.parentCode === null ? null : `${LOCAL_GOVERNMENTS.PROVINCE.code}-${area.parentCode}`,
    areaCode: area.code,
    provinceCode: area.provinceCode,
    timeZone: area.timeZone,
    connectedSince: drawConnectedSince(code, from),
    isActive: true,
    isCounted: true,
    loadWeight: drawLocalLoad(code, area.kind, area.code),
  };
}
