// Makes one published table: reads a year's closed months of all members and suppresses each figure's table.
import type { VisibleFlows } from '../domain/figures';
import { FLOW_FIGURES, NO_COUNTERS, toFlows, type Dimension, type FlowFigure, type Flows } from '../domain/measures';
import { lastDayOfMonth, MONTHS, monthKey, monthsOf, type Period } from '../domain/period';
import { suppressTable, type RowVerdict, type Secrets } from '../domain/suppressTable';
import { listAllAgencyRefs } from '../store/agencyRef.store';
import { readCells, type Reader } from '../store/cells.store';
import { listProvinceMembers, listRootCategories } from './referenceMembers';
import type { Publication, PublicationKey } from './publicationCache';

/** A member's flows for each closed month. */
interface MemberFlows {
  readonly member: string;
  readonly group: string;
  readonly months: readonly Flows[];
}

export const NOTHING_VISIBLE = Object.freeze(
  Object.fromEntries(FLOW_FIGURES.map((figure) => [figure, null])) as Record<FlowFigure, null>,
);

export async function publishTable(
  manager: Reader,
  key: PublicationKey,
  secretsOf: (figure: FlowFigure) => Secrets,
): Promise<Publication> {
  const rows = await readMemberFlows(manager, key);
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
      const wanted = monthsOf(period).filter((month) => month <= key.closedMonths);
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

async function readMemberFlows(manager: Reader, key: PublicationKey): Promise<MemberFlows[]> {
  const { dimension, year, closedMonths } = key;
  if (closedMonths === 0) return [];
  const months = MONTHS.slice(0, closedMonths).map((month) => monthKey(year, month));
  const cells = await readCells(manager, {
    dimension,
    members: null,
    from: `${year}-01-01`,
    to: lastDayOfMonth(year, closedMonths),
    // Closed months hold no clock that is still to be judged.
    today: `${year + 1}-12-31`,
  });
  const members = await listMembers(manager, dimension);
  return members.map(({ member, group }) => {
    const counted = new Map(cells.get(member)?.months.map((cell) => [cell.month, cell.counters]));
    return { member, group, months: months.map((month) => toFlows(counted.get(month) ?? NO_COUNTERS)) };
  });
}

/** All members of the declared table, those without any report too. */
async function listMembers(manager: Reader, dimension: Dimension): Promise<{ member: string; group: string }[]> {
  if (dimension === 'AREA') return listProvinceMembers().map((member) => ({ member, group: member }));
  if (dimension === 'CATEGORY') return listRootCategories().map((member) => ({ member, group: member }));
  const agencies = await listAllAgencyRefs(manager);
  return agencies.map(({ agencyId, parentPath }) => ({
    member: agencyId,
    group: parentPath.split('/')[0] ?? agencyId,
  }));
}
