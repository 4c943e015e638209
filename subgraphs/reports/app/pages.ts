// Page arguments of this subgraph's lists: sizes, and cursors that fit one viewer, list, filter and order only.
import { checkPageSize, toConnection, type Connection } from '../../../platform/graphql/connection';
import { createCursorSealer, type CursorSealer } from '../../../platform/graphql/cursor';
import type { ReportsContext } from './context';

export interface PageRequest {
  readonly first: number;
  readonly after?: string | null;
}

/** The sort value of a row and its id. */
export type Position = readonly [number, string];

export interface PagePlan {
  readonly first: number;
  /** Asked of the store: a page, and one row more that proves another page. */
  readonly limit: number;
  readonly after: Position | null;
  readonly cursor: string | null;
  readonly sealer: CursorSealer;
}

export interface Counted {
  /** Asked only when the field is selected; null beyond 10,000. */
  readTotalCount(): Promise<number | null>;
}

/** `binding` names the list, its filter and its order. */
export function planPage(ctx: ReportsContext, { first, after }: PageRequest, binding: readonly unknown[]): PagePlan {
  checkPageSize(first);
  const { kind, id, agencyId, roles } = ctx.principal;
  const sealer = createCursorSealer(ctx.services.keys.cursor, [kind, id, agencyId, roles, ...binding]);
  const cursor = after ?? null;
  return {
    first,
    limit: first + 1,
    after: cursor === null ? null : (sealer.open(cursor) as unknown as Position),
    cursor,
    sealer,
  };
}

export function connect<T>(rows: readonly T[], plan: PagePlan, keyOf: (row: T) => Position): Connection<T> {
  const { first, cursor: after, sealer } = plan;
  return toConnection({ rows, first, after, sealer, keyOf });
}
