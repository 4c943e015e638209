// A page of a search that examined all it may and is not full: it says so, and goes on behind what it has read. Without
// words a list would rather refuse (`orTooBroad.ts`): whoever searches knows that a search can be continued.
import type { Connection } from '../../../platform/graphql/connection';
import type { Position } from '../store/listPlan';
import type { ListedPage } from '../store/indexedList';
import type { Search } from '../store/searchedList';
import { orTooBroad } from './orTooBroad';
import type { PagePlan } from './pages';

/** Fields of a connection that may be partial. */
export interface Searched {
  readonly isPartial: boolean;
  /** How far a partial page has read, in the list's order. */
  readonly searchedUntil: number | null;
}

/** @throws CodedError FILTER_TOO_BROAD for a page without a search that would be partial */
export function rowsOfPage<R>(page: ListedPage<R>, search: Search | null, narrower: string): readonly R[] {
  return search === null ? orTooBroad(page, narrower) : page.rows;
}

export function markPartial<C extends Pick<Connection<unknown>, 'pageInfo'>>(
  connection: C,
  plan: PagePlan,
  cutAt: Position | null,
): C & Searched {
  if (cutAt === null) return { ...connection, isPartial: false, searchedUntil: null };
  const pageInfo = { ...connection.pageInfo, hasNextPage: true, endCursor: plan.sealer.seal(cutAt) };
  return { ...connection, pageInfo, isPartial: true, searchedUntil: cutAt[0] };
}
