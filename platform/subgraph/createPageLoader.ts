// Batches nested lists: the children of many parents at the same page size are one statement. Used by list verbs.
import DataLoader from 'dataloader';
import { groupByKey } from './context';

export interface ParentPage<A> {
  readonly parentKey: string;
  readonly after: A | null;
  readonly limit: number;
}

export interface ParentsPage<A> {
  readonly parentKeys: readonly string[];
  readonly after: A | null;
  readonly limit: number;
}

/** `find` reads the rows of all parents, each parent's in list order. */
export function createPageLoader<A, R>(
  find: (page: ParentsPage<A>) => Promise<R[]>,
  parentKeyOf: (row: R) => string | null,
): DataLoader<ParentPage<A>, R[], string> {
  const load = async (pages: readonly ParentPage<A>[]): Promise<R[][]> => {
    // Aliases may ask for several sizes or cursors: each of these is a list of its own.
    const shapes = [...new Set(pages.map(shapeOf))];
    const groups = groupByKey(shapes, pages, shapeOf);
    const found = new Map<ParentPage<A>, R[]>();
    await Promise.all(
      groups.map(async (group) => {
        const [{ after, limit }] = group as [ParentPage<A>];
        const parentKeys = group.map((page) => page.parentKey);
        const rows = await find({ parentKeys, after, limit });
        const byParent = groupByKey<string | null, R>(parentKeys, rows, parentKeyOf);
        group.forEach((page, index) => found.set(page, byParent[index] ?? []));
      }),
    );
    return pages.map((page) => found.get(page) ?? []);
  };
  return new DataLoader(load, { cacheKeyFn: (page) => `${page.parentKey} ${shapeOf(page)}` });
}

function shapeOf<A>({ after, limit }: ParentPage<A>): string {
  return JSON.stringify([after, limit]);
}
