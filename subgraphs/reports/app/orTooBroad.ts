// A page that may be incomplete is refused, not shown: the reader would take it for the whole (`docs/decisions/0014`).
import { CodedError } from '../../../platform/errors';
import type { ListedPage } from '../store/indexedList';

/** @throws CodedError FILTER_TOO_BROAD that says with what the filter becomes narrow enough */
export function orTooBroad<R>({ rows, isCutShort }: ListedPage<R>, narrower: string): readonly R[] {
  if (!isCutShort) return rows;
  throw new CodedError(
    'FILTER_TOO_BROAD',
    `Among the rows that may be examined too few fit this filter for a page. Narrow it: add ${narrower}, or ask for a smaller page.`,
  );
}
