// The areas and categories that make the published tables, from the reference data that all subgraphs share.
import { loadAreas } from '../../../schema/reference/areas';
import { findCategory, loadCategories } from '../../../schema/reference/categories';
import { lazy } from '../../../schema/reference/collections';
import { NO_AREA } from '../domain/measures';

const provinces = lazy(() =>
  loadAreas()
    .filter((area) => area.kind === 'PROVINCE')
    .map((area) => area.code)
    .sort(),
);

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

/** The root above a category; itself for a root, and for one that this reference data does not know. */
export function rootOfCategory(code: string): string {
  return findCategory(code)?.rootCode ?? code;
}
