// The first rows below each of many parents, in one statement: what a loader of nested connections runs.
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { EntityClass } from './database';

export interface ParentPages<E> {
  readonly entity: new () => E;
  /** Property that holds the parent's key, and the keys asked for. */
  readonly parent: keyof E & string;
  readonly parentKeys: readonly string[];
  /** Properties that give the order; the last one makes it total. */
  readonly order: readonly (keyof E & string)[];
  /** Rows per parent: a page and the one row more that proves another page. */
  readonly limit: number;
  /** Narrows the rows before they are numbered, such as to those behind a cursor. The alias is `w`. */
  narrow?(query: SelectQueryBuilder<E & object>): void;
}

/** Rows of all parents together, each parent's in order. A window function, as both engines have it. */
export function findPagesByParent<E extends object>(manager: EntityManager, pages: ParentPages<E>): Promise<E[]> {
  const { entity, parent, order } = pages;
  const windowOrder = order.map((property) => `w.${property}`).join(', ');
  const query = manager.createQueryBuilder(entity, 'a').innerJoin(
    (from: SelectQueryBuilder<object>) => {
      const ranked = from
        .select('w.id', 'ranked_id')
        .addSelect(`ROW_NUMBER() OVER (PARTITION BY w.${parent} ORDER BY ${windowOrder})`, 'place')
        .from(entity as EntityClass, 'w')
        .where(`w.${parent} IN (:...parentKeys)`);
      pages.narrow?.(ranked as unknown as SelectQueryBuilder<E>);
      return ranked;
    },
    'ranked',
    'ranked.ranked_id = a.id AND ranked.place <= :limit',
  );
  query.setParameters({ parentKeys: [...pages.parentKeys], limit: pages.limit });
  for (const property of order) query.addOrderBy(`a.${property}`);
  return query.getMany();
}
