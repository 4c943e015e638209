// Who gets a seeded report, about what and where: institutions by load, topics by their published share, both at once.
// Called by the seed of reports.
import { groupBy, lazy } from './collections';
import { loadConnectedAgencies, type SeedAgency } from './agencies';
import { loadAreas, type SeedArea } from './areas';
import { isCategoryValidOn, loadCategories, type SeedCategory } from './categories';
import { createWeightedPicker, type Picker, type Random } from './random';

export interface ReportTarget {
  readonly agency: SeedAgency;
  readonly category: SeedCategory;
}

/** Does the institution handle this topic by its kind or by name? */
export function isHandledBy(category: SeedCategory, agency: SeedAgency): boolean {
  return category.handlerKinds.includes(agency.kind) || category.handlerCodes.includes(agency.code);
}

// Every institution also gets some reports of the general topic; without this a few would handle nothing.
const GENERAL_TOPIC = 'LAINNYA';
const GENERAL_SHARE = 0.05;
const FITTING_ROUNDS = 25;

function startWeight(category: SeedCategory, agency: SeedAgency): number {
  if (isHandledBy(category, agency)) return category.ownWeight;
  return category.rootCode === GENERAL_TOPIC ? category.ownWeight * GENERAL_SHARE : 0;
}

/**
 * Shares (institution × topic) that respect both the load of institutions and the share of topics, by iterative proportional
 * fitting. Institutions are fitted last and so exactly; topics as closely as the handlers allow.
 */
function fitShares(agencies: readonly SeedAgency[], categories: readonly SeedCategory[]): Float64Array[] {
  const rows = agencies.map((agency) => Float64Array.from(categories, (category) => startWeight(category, agency)));
  for (let round = 0; round < FITTING_ROUNDS; round++) {
    const columns = new Float64Array(categories.length);
    for (const row of rows) for (let c = 0; c < row.length; c++) columns[c]! += row[c]!;
    for (const [i, row] of rows.entries()) {
      let sum = 0;
      for (let c = 0; c < row.length; c++) {
        row[c] = columns[c]! > 0 ? (row[c]! * categories[c]!.ownWeight) / columns[c]! : 0;
        sum += row[c]!;
      }
      const factor = agencies[i]!.loadWeight / sum;
      for (let c = 0; c < row.length; c++) row[c]! *= factor;
    }
  }
  return rows;
}

const pickAgency = lazy(() => createWeightedPicker(loadConnectedAgencies(), (agency) => agency.loadWeight));

const fitted = lazy(() => {
  const agencies = loadConnectedAgencies();
  const rows = fitShares(agencies, loadCategories());
  return new Map(agencies.map((agency, i) => [agency.code, rows[i]!]));
});

interface Validity {
  readonly key: string;
  readonly flags: readonly boolean[];
}

const validityByDay = new Map<string, Validity>();

function findValidity(day: string): Validity {
  const known = validityByDay.get(day);
  if (known !== undefined) return known;
  const flags = loadCategories().map((category) => isCategoryValidOn(category, day));
  const validity = { key: flags.map(Number).join(''), flags };
  validityByDay.set(day, validity);
  return validity;
}

// By institution and set of valid topics: topics begin and end on few days, so there are few sets.
const categoryPickers = new Map<string, Picker<SeedCategory>>();

function findCategoryPicker(agency: SeedAgency, day: string): Picker<SeedCategory> {
  const { key: validKey, flags } = findValidity(day);
  const key = `${agency.code}:${validKey}`;
  const known = categoryPickers.get(key);
  if (known !== undefined) return known;
  const shares = fitted().get(agency.code);
  if (shares === undefined) throw new Error(`${agency.code} is not connected.`);
  const choices = loadCategories().map((category, c) => ({ category, share: flags[c] === true ? shares[c]! : 0 }));
  const pick = createWeightedPicker(choices, (choice) => choice.share);
  const picker: Picker<SeedCategory> = (random) => pick(random).category;
  categoryPickers.set(key, picker);
  return picker;
}

/** A topic that this institution gets, valid on the day (`YYYY-MM-DD`). */
export function pickCategoryFor(random: Random, agency: SeedAgency, day: string): SeedCategory {
  return findCategoryPicker(agency, day)(random);
}

/** The competent institution and the topic of a report of this day (`YYYY-MM-DD`). */
export function pickReportTarget(random: Random, day: string): ReportTarget {
  const agency = pickAgency()(random);
  return { agency, category: pickCategoryFor(random, agency, day) };
}

const regencies = lazy(() => loadAreas().filter((area) => area.kind !== 'PROVINCE'));
const pickAnywhere = lazy(() => createWeightedPicker(regencies(), (area) => area.weight));
const byProvince = lazy(() => groupBy(regencies(), (area) => area.provinceCode));

/** Where it happened, a regency or city: a local government's own area, a province's parts, the whole nation. */
export function pickIncidentArea(random: Random, agency: SeedAgency): SeedArea {
  if (agency.provinceCode === null) return pickAnywhere()(random);
  const inside = byProvince().get(agency.provinceCode) ?? [];
  return inside.find((area) => area.code === agency.areaCode) ?? random.pick(inside);
}
