// The areas and categories that make the published tables, from the reference data that all subgraphs share.
import { loadAreas } from '../../../schema/reference/areas';
import { findCategory, loadCategories } from '../../../schema/reference/categories';
import { groupBy, lazy } from '../../../schema/reference/collections';
import { NO_AREA } from '../domain/measures';

const provinces = lazy(() =>
  loadAreas()
    .filter((area) => area.kind === 'PROVINCE')
    .map((area) => area.code)
    .sort(),
);

const childrenOfProvinces = lazy(() =>
  groupCodes(loadAreas().map(({ code }) => [code, code.includes('.') ? code.slice(0, 2) : null])),
);

const childrenOfCategories = lazy(() => groupCodes(loadCategories().map(({ code, parentCode }) => [code, parentCode])));

function groupCodes(pairs: readonly (readonly [code: string, parent: string | null])[]): Map<string, string[]> {
  const groups = groupBy(pairs, ([, parent]) => parent ?? '');
  return new Map([...groups].map(([parent, members]) => [parent, members.map(([code]) => code).sort()]));
}

/** The provinces in order of code, then the member of the reports that name no area. */
export function listProvinceMembers(): readonly string[] {
  return [...provinces(), NO_AREA];
}

export const listRootCategories: () => readonly string[] = lazy(() =>
  loadCategories()
    .filter((category) => category.parentCode === null)
    .map((category) => category.code)
    .sort(),
);

/** The regencies and cities of a province, in order of code; none of a regency or of the reports that name no area. */
export function listRegencies(provinceCode: string): readonly string[] {
  return childrenOfProvinces().get(provinceCode) ?? [];
}

/** The categories directly below one, in order of code. */
export function listSubcategories(code: string): readonly string[] {
  return childrenOfCategories().get(code) ?? [];
}

/** The root above a category; itself for a root, and for one that this reference data does not know. */
export function rootOfCategory(code: string): string {
  return findCategory(code)?.rootCode ?? code;
}
