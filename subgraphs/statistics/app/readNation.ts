// The totals of the whole country month by month: exact and live for everybody (one statement).
import { WHOLE_NATION } from '../domain/measures';
import { monthKey, monthPeriod, monthsOf, yearOf, type Period } from '../domain/period';
import { NO_CELLS, type MemberCells } from '../store/cells.store';
import { today } from './coverage';
import { readExactCells, showExact, type MemberFigures } from './readMembers';
import type { StatisticsContext } from './services';

export interface MonthFigures extends MemberFigures {
  readonly month: number;
}

/** The months of the period that have begun, in order; at most twelve, and none of a week or a day. */
export async function readNationByMonth(ctx: StatisticsContext, period: Period): Promise<MonthFigures[]> {
  const now = today(ctx);
  const year = yearOf(period);
  const begun = monthsOf(period).filter((month) => monthPeriod(year, month).from <= now);
  if (begun.length === 0) return [];
  const cells = await readNationCells(ctx, period);
  let openBefore = cells.openBefore;
  return begun.map((month) => {
    const own = cells.months.filter((cell) => cell.month === monthKey(year, month));
    const shown = showExact(ctx, monthPeriod(year, month), { ...cells, openBefore, months: own });
    openBefore += own.reduce((sum, { counters }) => sum + counters.opened - counters.ended, 0);
    return { month, ...shown };
  });
}

async function readNationCells(ctx: StatisticsContext, period: Period): Promise<MemberCells> {
  const cells = await readExactCells(ctx, { dimension: 'NATION', members: [WHOLE_NATION], period });
  return cells.get(WHOLE_NATION) ?? NO_CELLS;
}
