// Composes names of people who do not exist, from lists of given and second names of eight regions.
// Called by operators.ts and reporters.ts. Family names of office holders are left out of the lists on purpose.
import { lazy } from './collections';
import { field, readReferenceCsv } from './csv';
import type { Random } from './random';

type Gender = 'M' | 'F';

interface NameList {
  readonly region: string;
  readonly given: Readonly<Record<Gender, readonly string[]>>;
  readonly second: Readonly<Record<Gender, readonly string[]>>;
}

function readNames(file: string, region: string, gender: Gender): string[] {
  return readReferenceCsv(file)
    .filter((row) => field(row, 'region') === region && ['*', gender].includes(field(row, 'gender')))
    .flatMap((row) => field(row, 'names').split(' '));
}

const lists = lazy((): NameList[] => {
  const regions = [...new Set(readReferenceCsv('given-names.csv').map((row) => field(row, 'region')))];
  return regions.map((region) => ({
    region,
    given: { M: readNames('given-names.csv', region, 'M'), F: readNames('given-names.csv', region, 'F') },
    second: { M: readNames('second-names.csv', region, 'M'), F: readNames('second-names.csv', region, 'F') },
  }));
});

const byRegion = lazy(() => new Map(lists().map((list) => [list.region, list])));

const regionsOfProvinces = lazy(
  () => new Map(readReferenceCsv('provinces.csv').map((row) => [field(row, 'code'), field(row, 'nameRegion')])),
);

// People move: a part of every province's names comes from elsewhere.
const LOCAL_SHARE = 0.65;
const TWO_GIVEN_NAMES_SHARE = 0.3;

function pickList(random: Random, provinceCode: string | null): NameList {
  const region = provinceCode === null ? undefined : regionsOfProvinces().get(provinceCode);
  const local = region === undefined ? undefined : byRegion().get(region);
  return local !== undefined && random.chance(LOCAL_SHARE) ? local : random.pick(lists());
}

/** `Ratna Wijayanti`, `I Made Sudarma`, `Dwi Agus Setiawan`; more often of the province's own region. */
export function composePersonName(random: Random, provinceCode: string | null): string {
  const list = pickList(random, provinceCode);
  const gender: Gender = random.chance(0.5) ? 'M' : 'F';
  const first = random.pick(list.given[gender]);
  const second = random.pick(list.second[gender]);
  if (list.region === 'BALI') return `${gender === 'M' ? 'I' : 'Ni'} ${first} ${second}`;
  const middle = random.chance(TWO_GIVEN_NAMES_SHARE) ? random.pick(list.given[gender]) : first;
  return middle === first ? `${first} ${second}` : `${first} ${middle} ${second}`;
}
