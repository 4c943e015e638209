// The 38 provinces and 514 regencies and cities, from idn-area-data (data under ODbL, see README.md), with their time zones.
// Called by agencies (which publishes areas) and by the seeds of reports and users.
import { lazy } from './collections';
import type { TimeZone } from '../contract/events';
import { field, readCsv, readReferenceCsv } from './csv';
import { seedId } from './ids';

export type AreaKind = 'PROVINCE' | 'REGENCY' | 'CITY';

export interface SeedArea {
  readonly id: string;
  /** Ministry of Home Affairs code as officially written: `32` for a province, `32.01` below it. */
  readonly code: string;
  /** As people write it: `Jawa Barat`, `Kabupaten Bogor`, `Kota Bandung`. */
  readonly name: string;
  readonly kind: AreaKind;
  readonly parentCode: string | null;
  readonly provinceCode: string;
  readonly timeZone: TimeZone;
  /** Share in draws by area, from the 2020 census: a province's people, spread evenly over its regencies and cities. */
  readonly weight: number;
}

const spellings = lazy(
  () => new Map(readReferenceCsv('area-spellings.csv').map((row) => [field(row, 'written'), field(row, 'spelling')])),
);

/** `OGAN KOMERING ULU` → `Ogan Komering Ulu`, with the exceptions of area-spellings.csv. */
function spell(upper: string): string {
  const known = spellings().get(upper);
  if (known !== undefined) return known;
  return upper
    .split(' ')
    .map((word) => (word === 'DAN' ? 'dan' : word.charAt(0) + word.slice(1).toLowerCase()))
    .join(' ');
}

/** The names of regencies and cities carry their kind in front. */
function spellRegency(upper: string): string {
  const prefix = /^(KABUPATEN|KOTA)( ADMINISTRASI)? /.exec(upper)?.[0];
  if (prefix === undefined) throw new Error(`${upper} is neither KABUPATEN nor KOTA.`);
  return `${spell(prefix.trim())} ${spell(upper.slice(prefix.length))}`;
}

function loadProvinces(): SeedArea[] {
  const facts = new Map(readReferenceCsv('provinces.csv').map((row) => [field(row, 'code'), row]));
  return readCsv(require.resolve('idn-area-data/data/provinces.csv')).map((row) => {
    const code = field(row, 'code');
    const fact = facts.get(code);
    if (fact === undefined) throw new Error(`provinces.csv does not know province ${code}.`);
    return {
      id: seedId('area', code),
      code,
      name: spell(field(row, 'name')),
      kind: 'PROVINCE',
      parentCode: null,
      provinceCode: code,
      timeZone: field(fact, 'timeZone') as TimeZone,
      weight: Number(field(fact, 'populationThousands')),
    };
  });
}

function loadRegencies(provinces: readonly SeedArea[]): SeedArea[] {
  const byCode = new Map(provinces.map((province) => [province.code, province]));
  const rows = readCsv(require.resolve('idn-area-data/data/regencies.csv'));
  const counts = new Map<string, number>();
  for (const row of rows) {
    const code = field(row, 'province_code');
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return rows.map((row) => {
    const code = field(row, 'code');
    const province = byCode.get(field(row, 'province_code'));
    if (province === undefined) throw new Error(`${code} has no province.`);
    const written = field(row, 'name');
    return {
      id: seedId('area', code),
      code,
      name: spellRegency(written),
      kind: written.startsWith('KOTA ') ? 'CITY' : 'REGENCY',
      parentCode: province.code,
      provinceCode: province.code,
      timeZone: province.timeZone,
      weight: province.weight / (counts.get(province.code) ?? 1),
    };
  });
}

/** All 552 areas: provinces first, then regencies and cities, each in order of code. */
export const loadAreas: () => readonly SeedArea[] = lazy(() => {
  const provinces = loadProvinces();
  return [...provinces, ...loadRegencies(provinces)];
});

const byCode = lazy(() => new Map(loadAreas().map((area) => [area.code, area])));

export function findArea(code: string): SeedArea | undefined {
  return byCode().get(code);
}

/** The area, which must exist. */
export function getArea(code: string): SeedArea {
  const area = findArea(code);
  if (area === undefined) throw new Error(`There is no area ${code}.`);
  return area;
}
