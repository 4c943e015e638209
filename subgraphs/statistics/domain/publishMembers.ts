// One published table: the flows of a dimension's members by month, each figure suppressed by itself. Pure, so that the
// difference attack of the tests runs on what is really published. Called by app/publishTable.ts.
import type { VisibleFlows } from './figures';
import { FLOW_FIGURES, type FlowFigure, type Flows } from './measures';
import { monthsOf, type Period } from './period';
import { suppressTable, type RowVerdict, type Secrets } from './suppressTable';

/** A member's flows for each closed month of the year, January first. */
export interface MemberFlows {
  readonly member: string;
  readonly group: string;
  readonly months: readonly Flows[];
}

export interface Publication {
  /** What is published of a member for a period of the year. */
  find(member: string, period: Period): VisibleFlows;
}

export const NOTHING_VISIBLE = mapFigures(() => null);

export function publishMembers(rows: readonly MemberFlows[], secretsOf: (figure: FlowFigure) => Secrets): Publication {
  const closedMonths = rows[0]?.months.length ?? 0;
  const byMember = new Map(rows.map((row) => [row.member, row]));
  const verdicts = new Map<FlowFigure, Map<string, RowVerdict>>();
  for (const figure of FLOW_FIGURES) {
    const table = rows.map(({ member, group, months }) => ({
      member,
      group,
      values: months.map((flows) => flows[figure]),
    }));
    verdicts.set(figure, suppressTable(table, secretsOf(figure)));
  }
  return {
    find(member, period) {
      const row = byMember.get(member);
      const wanted = monthsOf(period).filter((month) => month <= closedMonths);
      if (row === undefined || wanted.length === 0) return NOTHING_VISIBLE;
      return mapFigures((figure) => {
        const verdict = verdicts.get(figure)?.get(member);
        if (verdict === undefined || !isShown(verdict, wanted, period)) return null;
        return wanted.reduce((sum, month) => sum + (row.months[month - 1]?.[figure] ?? 0), 0);
      });
    },
  };
}

/** A year has a verdict of its own; a quarter is shown where it is the sum of shown months, and so tells nothing new. */
function isShown(verdict: RowVerdict, months: readonly number[], { unit }: Period): boolean {
  return unit === 'YEAR' ? verdict.year : months.every((month) => verdict.months[month - 1]);
}

function mapFigures(valueOf: (figure: FlowFigure) => number | null): VisibleFlows {
  return Object.fromEntries(FLOW_FIGURES.map((figure) => [figure, valueOf(figure)])) as Record<
    FlowFigure,
    number | null
  >;
}
