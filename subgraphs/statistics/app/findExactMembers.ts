// Which members of a dimension the viewer sees exactly: the first question of every read below the nation.
import type { Dimension } from '../domain/measures';
import { findExactAgencies, mayAddUpTrees, seesEverything } from './rights';
import type { StatisticsContext } from './services';

const NONE: ReadonlySet<string> = new Set();

export async function findExactMembers(
  ctx: StatisticsContext,
  dimension: Dimension,
  members: readonly string[],
): Promise<ReadonlySet<string>> {
  // The totals of the country are exact and live for everybody.
  if (dimension === 'NATION') return new Set(members);
  if (dimension === 'AGENCY') return findExactAgencies(ctx, members);
  if (dimension === 'AGENCY_TREE') return mayAddUpTrees(ctx.principal) ? findExactAgencies(ctx, members) : NONE;
  return seesEverything(ctx.principal) ? new Set(members) : NONE;
}
