// The units (unit kerja, OPD) below each institution: 4 to 40, by kind, with the ministries' own directorates.
// Called by the agencies subgraph's seed, by operators.ts, and by the seed of reports to pick who handles a topic.
import { groupBy, lazy } from './collections';
import { loadAgencies, type SeedAgency } from './agencies';
import { field, readReferenceCsv, type CsvRow } from './csv';
import { seedId } from './ids';
import { createRandom } from './random';

export interface SeedUnit {
  readonly id: string;
  readonly agencyId: string;
  readonly agencyCode: string;
  /** Unique within its agency: `DPUPR`. */
  readonly code: string;
  readonly name: string;
  /** Codes of the root categories that this unit answers for. */
  readonly categories: readonly string[];
}

interface UnitPattern {
  readonly code: string;
  readonly name: string;
  readonly categories: readonly string[];
}

function readPattern(row: CsvRow): UnitPattern {
  const categories = field(row, 'categories')
    .split(' ')
    .filter((code) => code !== '');
  return { code: field(row, 'code'), name: field(row, 'name'), categories };
}

function readPatterns(file: string, column: string): Map<string, UnitPattern[]> {
  const groups = groupBy(readReferenceCsv(file), (row) => field(row, column));
  return new Map([...groups].map(([key, rows]) => [key, rows.map(readPattern)]));
}

const byKind = lazy(() => readPatterns('units.csv', 'kind'));
const byAgency = lazy(() => readPatterns('agency-units.csv', 'agencyCode'));

// Every local government has at least these many of its kind's list; the list puts what everybody has first.
const SMALLEST_LOCAL = 12;
const SMALLEST_NATIONAL = 4;

/** Ministries and institutions keep their own directorates and a part of the general list; local ones a part of theirs. */
function choosePatterns(agency: SeedAgency): UnitPattern[] {
  const general = byKind().get(agency.kind) ?? [];
  const own = byAgency().get(agency.code) ?? [];
  const smallest = agency.areaCode === null ? SMALLEST_NATIONAL : SMALLEST_LOCAL;
  const random = createRandom(`units:${agency.code}`);
  const isLarge = agency.loadWeight > 300;
  const count = isLarge ? general.length : random.between(Math.min(smallest, general.length), general.length);
  return [...general.slice(0, count), ...own];
}

const unitsByAgency = new Map<string, readonly SeedUnit[]>();

/** The units of one agency, in a fixed order; computed at first use. */
export function listUnits(agency: SeedAgency): readonly SeedUnit[] {
  const known = unitsByAgency.get(agency.code);
  if (known !== undefined) return known;
  const units = choosePatterns(agency).map((pattern) => ({
    id: seedId('unit', `${agency.code}/${pattern.code}`),
    agencyId: agency.id,
    agencyCode: agency.code,
    ...pattern,
  }));
  unitsByAgency.set(agency.code, units);
  return units;
}

/** All units of all institutions, in the order of `loadAgencies`. */
export function* seedUnits(): Generator<SeedUnit> {
  for (const agency of loadAgencies()) yield* listUnits(agency);
}

/** The unit that answers for a root category; the first unit (the secretariat) where no other does. */
export function findUnitFor(agency: SeedAgency, rootCategory: string): SeedUnit {
  const units = listUnits(agency);
  const unit = units.findLast((candidate) => candidate.categories.includes(rootCategory)) ?? units[0];
  if (unit === undefined) throw new Error(`${agency.code} has no units.`);
  return unit;
}
