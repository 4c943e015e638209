// Reads of the tree of topics: from memory, open to everybody.
import { isId } from '../../../platform/ids';
import type { Connection } from '../../../platform/graphql/connection';
import { localDateOf } from '../domain/calendar';
import type { CategoryRow } from '../store/categoryTree';
import type { ReportsContext } from './context';
import { connect, planPage, type PageRequest } from './pages';

export interface CategoryKey {
  readonly id?: unknown;
  readonly code?: unknown;
}

export function findCategory({ services }: ReportsContext, { id, code }: CategoryKey): CategoryRow | null {
  if (isId(id)) return services.categories.getById(id);
  return typeof code === 'string' ? services.categories.get(code) : null;
}

/** Right below one, or the root topics. */
export function listCategories(
  ctx: ReportsContext,
  parentCode: string | null,
  page: PageRequest,
): Connection<CategoryRow> {
  const plan = planPage(ctx, page, ['categories', parentCode]);
  const rows = ctx.services.categories.childrenOf(parentCode).filter((row) => isBehind(row, plan.after));
  return connect(rows.slice(0, plan.limit), plan, ({ position, code }) => [position, code]);
}

function isBehind({ position, code }: CategoryRow, after: readonly [number, string] | null): boolean {
  if (after === null) return true;
  return position > after[0] || (position === after[0] && code > after[1]);
}

/** Can a report of today (WIB) be filed under it? */
export function isActiveCategory({ services, clock }: ReportsContext, { code }: CategoryRow): boolean {
  return services.categories.isValidOn(code, localDateOf(clock.now(), 'WIB'));
}
