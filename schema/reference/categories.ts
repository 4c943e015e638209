// The tree of topics (kategori): 31 published roots with their real share, and sub-topics of our own, each with validity dates.
// Called by the reports subgraph (which owns Category), by statistics and by all seeds.
import { lazy } from './collections';
import type { AgencyKind } from '../contract/events';
import { field, readReferenceCsv, type CsvRow } from './csv';
import { seedId } from './ids';

export interface SeedCategory {
  readonly id: string;
  /** Stable, UPPER_SNAKE: `PU_JALAN_RUSAK`. */
  readonly code: string;
  readonly parentCode: string | null;
  readonly rootCode: string;
  readonly name: string;
  /** Reports in the published sample of 3,278, sub-topics included; for a sub-topic our assumption. */
  readonly weight: number;
  /** The part of `weight` that is filed under this topic itself. */
  readonly ownWeight: number;
  /** First and last day, `YYYY-MM-DD`; null: no end. Topics are seasonal. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  /** Local governments of these kinds handle it … */
  readonly handlerKinds: readonly AgencyKind[];
  /** … and these national institutions. */
  readonly handlerCodes: readonly string[];
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

function readCategory(row: CsvRow, rows: ReadonlyMap<string, CsvRow>): SeedCategory {
  const code = field(row, 'code');
  const parentCode = field(row, 'parent') || null;
  const parent = parentCode === null ? row : rows.get(parentCode);
  if (parent === undefined) throw new Error(`categories.csv: ${code} has an unknown parent.`);
  const weight = Number(field(row, 'weight'));
  const children = [...rows.values()].filter((other) => field(other, 'parent') === code);
  const below = children.reduce((sum, child) => sum + Number(field(child, 'weight')), 0);
  return {
    ...{ id: seedId('category', code), code, parentCode, rootCode: parentCode ?? code, name: field(row, 'name') },
    ...{ weight, ownWeight: weight - below },
    validFrom: field(row, 'validFrom'),
    validUntil: field(row, 'validUntil') || null,
    // A sub-topic goes to its root's kinds of local government; its own list of national institutions comes before the root's.
    handlerKinds: words(field(parent, 'handlerKinds')) as AgencyKind[],
    handlerCodes: words(field(row, 'handlerCodes') || field(parent, 'handlerCodes')),
  };
}

/** All topics, a root before its sub-topics. The tree has two levels. */
export const loadCategories: () => readonly SeedCategory[] = lazy(() => {
  const rows = new Map(readReferenceCsv('categories.csv').map((row) => [field(row, 'code'), row]));
  return [...rows.values()].map((row) => readCategory(row, rows));
});

const byCode = lazy(() => new Map(loadCategories().map((category) => [category.code, category])));

export function findCategory(code: string): SeedCategory | undefined {
  return byCode().get(code);
}

/** The category, which must exist. */
export function getCategory(code: string): SeedCategory {
  const category = findCategory(code);
  if (category === undefined) throw new Error(`There is no category ${code}.`);
  return category;
}

/** May a report of this day (`YYYY-MM-DD`) be filed under the topic? */
export function isCategoryValidOn(category: SeedCategory, day: string): boolean {
  return category.validFrom <= day && (category.validUntil === null || day <= category.validUntil);
}
