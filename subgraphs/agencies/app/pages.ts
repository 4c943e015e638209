// Page arguments and connections of this subgraph's lists: sizes, sealed cursors, and what continues each list.
import { checkPageSize, toConnection, type Connection } from '../../../platform/graphql/connection';
import { createCursorSealer, type CursorSealer } from '../../../platform/graphql/cursor';
import type { AfterName, AreaRow } from '../store/rows';
import type { AgenciesContext } from './context';

export interface PageRequest {
  readonly first: number;
  readonly after?: string | null;
}

export interface PagePlan<A> {
  readonly first: number;
  /** Asked of the store: a page, and one row more that proves another page. */
  readonly limit: number;
  readonly after: A | null;
  readonly cursor: string | null;
  readonly sealer: CursorSealer;
}

/** `binding` names the list and its filter. The viewer is not part of it: everybody reads the same rows. */
export function planPageByName(ctx: AgenciesContext, page: PageRequest, binding: unknown): PagePlan<AfterName> {
  return planPage(ctx, page, binding, ([nameKey, id]) => ({ nameKey: nameKey as string, id: id as string }));
}

export function planPageByCode(ctx: AgenciesContext, page: PageRequest, binding: unknown): PagePlan<string> {
  return planPage(ctx, page, binding, ([code]) => code as string);
}

export function connectByName<T extends AfterName>(rows: readonly T[], plan: PagePlan<AfterName>): Connection<T> {
  const { first, cursor: after, sealer } = plan;
  return toConnection({ rows, first, after, sealer, keyOf: (row) => [row.nameKey, row.id] });
}

export function connectByCode(rows: readonly AreaRow[], plan: PagePlan<string>): Connection<AreaRow> {
  const { first, cursor: after, sealer } = plan;
  return toConnection({ rows, first, after, sealer, keyOf: (row) => [row.code] });
}

export function planPage<A>(
  ctx: AgenciesContext,
  { first, after: cursor = null }: PageRequest,
  binding: unknown,
  read: (values: readonly unknown[]) => A,
): PagePlan<A> {
  checkPageSize(first);
  const sealer = createCursorSealer(ctx.services.cursorKey, binding);
  return { first, limit: first + 1, after: cursor === null ? null : read(sealer.open(cursor)), cursor, sealer };
}
