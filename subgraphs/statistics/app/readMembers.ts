// Figures of any members of one dimension for one period: exact for those the viewer is entitled to, published for the rest.
// The one way to figures below the nation; called by the loaders and the lists.
import { buildFigures, type Figures } from '../domain/figures';
import { NO_COUNTERS, toFlows, type Dimension } from '../domain/measures';
import { yearOf, type Period } from '../domain/period';
import { isPublished } from '../domain/publishedTables';
import { NOTHING_VISIBLE } from '../domain/publishMembers';
import { addUp, NO_CELLS, readCells, type MemberCells } from '../store/cells.store';
import { countPublishedMonths, coverExact, coverPublished, today, type Coverage } from './coverage';

import type { StatisticsContext } from './services';

/** Whose figures, and when: what a further question about the same member goes out from. */
export interface FigureScope {
  readonly dimension: Dimension;
  readonly member: string;
  readonly period: Period;
}

export interface MemberFigures {
  readonly coverage: Coverage;
  readonly figures: Figures;
}

export interface MembersQuery {
  readonly dimension: Dimension;
  readonly members: readonly string[];
  readonly period: Period;
  readonly exact: ReadonlySet<string>;
}

type CellsQuery = Pick<MembersQuery, 'dimension' | 'period'> & { readonly members: readonly string[] | null };

/** One statement for all exact members; the published ones come from a table that is made once. In the order of `members`. */
export async function readMembers(ctx: StatisticsContext, query: MembersQuery): Promise<MemberFigures[]> {
  const { members, exact } = query;
  const cells = await readExactCells(ctx, { ...query, members: members.filter((member) => exact.has(member)) });
  const findPublished = exact.size >= members.length ? null : await openPublication(ctx, query);
  return members.map((member) =>
    exact.has(member) || findPublished === null
      ? showExact(ctx, query.period, cells.get(member) ?? NO_CELLS)
      : findPublished(member),
  );
}

/** @param members null for all of the dimension */
export function readExactCells(
  ctx: StatisticsContext,
  { dimension, members, period }: CellsQuery,
): Promise<Map<string, MemberCells>> {
  const { from, to } = period;
  return readCells(ctx.db.reader, { dimension, members, from, to, today: today(ctx) });
}

export function showExact(ctx: StatisticsContext, period: Period, cells: MemberCells): MemberFigures {
  const counters = cells.months.reduce((sum, cell) => addUp(sum, cell.counters), NO_COUNTERS);
  const open = cells.openBefore + counters.opened - counters.ended;
  const now = today(ctx);
  const isRunning = period.from <= now && now <= period.to;
  const overdue = isRunning ? cells.overdue : undefined;
  return { coverage: coverExact(ctx, period), figures: buildFigures(toFlows(counters), { open, overdue, counters }) };
}

async function openPublication(
  ctx: StatisticsContext,
  { dimension, period }: MembersQuery,
): Promise<(member: string) => MemberFigures> {
  const coverage = coverPublished(ctx, period);
  const closedMonths = countPublishedMonths(ctx, yearOf(period));
  const isEmpty = coverage.until === null || !isPublished(dimension);
  const publication = isEmpty
    ? null
    : await ctx.services.publications.get(ctx.db.reader, { dimension, year: yearOf(period), closedMonths });
  return (member) => ({
    coverage,
    figures: buildFigures(publication?.find(member, period) ?? NOTHING_VISIBLE, null),
  });
}
