// The difference attack: somebody keeps every number that was ever published of one or two tables, knows the national totals,
// and solves for the cells that were not.
import type { FlowFigure } from '../../../../subgraphs/statistics/domain/measures';
import { MONTHS } from '../../../../subgraphs/statistics/domain/period';
import { MINIMUM_CELL } from '../../../../subgraphs/statistics/domain/suppressTable';
import { LinearSystem, type Range } from './linearSystem';
import { collectPublished, totalOf, type WorldTable } from './publishedWorld';

export interface AttackedCell extends Range {
  readonly dimension: string;
  readonly figure: FlowFigure;
  readonly member: string;
  readonly month: number;
  readonly value: number;
}

const SMALL_MAX = MINIMUM_CELL - 1;

interface Unknowns {
  readonly table: WorldTable;
  readonly figure: FlowFigure;
  /** By member and month. */
  readonly cells: ReadonlyMap<string, number>;
}

const nameOf = (member: string, month: number): string => `${member} ${month}`;
const valueOf = (table: WorldTable, figure: FlowFigure, member: number, month: number): number =>
  table.rows[member]?.months[month - 1]?.[figure] ?? 0;

type IsAttacked = (cell: { readonly member: string; readonly month: number }) => boolean;

/**
 * The ranges of all small cells of the tables, from everything that is published of both. Left out are months in which the
 * whole country counts less than k: that bounds every cell by itself, and no table can prevent it.
 */
export async function attackTables(
  tables: readonly WorldTable[],
  figure: FlowFigure,
  isAttacked: IsAttacked = () => true,
): Promise<AttackedCell[]> {
  const system = new LinearSystem();
  const known = tables.map((table) => addTable(system, table, figure));
  const [first, second] = known;
  if (first && second) joinTables(system, first, second);
  return findSmallCells(system, known, isAttacked);
}

/** With the knowledge that no case does the later before the earlier: up to each month, fewer have than could have. */
export function attackInOrder(
  table: WorldTable,
  [earlier, later]: readonly [FlowFigure, FlowFigure],
): Promise<AttackedCell[]> {
  const system = new LinearSystem();
  const known = [earlier, later].map((figure) => addTable(system, table, figure)) as [Unknowns, Unknowns];
  for (const { member } of table.rows) {
    for (const last of MONTHS) {
      const until = MONTHS.filter((month) => month <= last).map((month) => nameOf(member, month));
      const terms = known.flatMap(({ cells }, index) =>
        until.map((name) => [cells.get(name) as number, index === 0 ? 1 : -1] as const),
      );
      system.addRow(terms, 0, Infinity);
    }
  }
  return findSmallCells(system, known, () => true);
}

async function findSmallCells(
  system: LinearSystem,
  known: readonly Unknowns[],
  isAttacked: IsAttacked,
): Promise<AttackedCell[]> {
  const targets = known.flatMap(({ table, figure, cells }) =>
    table.rows.flatMap(({ member }, index) =>
      MONTHS.filter((month) => totalOf(table, figure, month) >= MINIMUM_CELL && isAttacked({ member, month }))
        .map((month) => ({
          ...{ dimension: table.dimension, figure, member, month },
          value: valueOf(table, figure, index, month),
        }))
        .filter(({ value }) => value <= SMALL_MAX)
        .map((cell) => ({ cell, unknown: cells.get(nameOf(member, cell.month)) as number })),
    ),
  );
  const ranges = await system.findRanges(targets.map(({ unknown }) => unknown));
  return targets.map(({ cell }, index) => ({ ...cell, ...(ranges[index] as Range) }));
}

function addTable(system: LinearSystem, table: WorldTable, figure: FlowFigure): Unknowns {
  const cells = new Map<string, number>();
  for (const { member } of table.rows)
    for (const month of MONTHS) cells.set(nameOf(member, month), system.addUnknown());
  const unknownOf = (member: string, month: number): number => cells.get(nameOf(member, month)) as number;
  for (const month of MONTHS) {
    system.addSum(
      table.rows.map(({ member }) => unknownOf(member, month)),
      totalOf(table, figure, month),
    );
  }
  for (const { member, months, value } of collectPublished(table, figure)) {
    system.addSum(
      months.map((month) => unknownOf(member, month)),
      value,
    );
  }
  return { table, figure, cells };
}

/** Each case stands in one cell of either table: some number of cases, never below 0, lies in every crossing of the two. */
function joinTables(system: LinearSystem, first: Unknowns, second: Unknowns): void {
  for (const month of MONTHS) {
    const crossing = first.table.rows.map(() => second.table.rows.map(() => system.addUnknown()));
    const add = (unknown: number, parts: readonly number[]): void =>
      system.addRow([[unknown, -1], ...parts.map((part) => [part, 1] as const)], 0, 0);
    first.table.rows.forEach(({ member }, index) =>
      add(first.cells.get(nameOf(member, month)) as number, crossing[index] as number[]),
    );
    second.table.rows.forEach(({ member }, index) =>
      add(
        second.cells.get(nameOf(member, month)) as number,
        crossing.map((parts) => parts[index] as number),
      ),
    );
  }
}
