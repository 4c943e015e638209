// Reads counters: all figures of any number of members for a period in one statement, at most twelve rows a member.
import type { EntityManager } from 'typeorm';
import { CLOCK_MEASURES, MEASURES, NO_COUNTERS, type Counters, type Dimension } from '../domain/measures';
import { lastDayOfMonth } from '../domain/period';

/** What reads; app/ passes it on without knowing how it works. */
export type Reader = EntityManager;

export interface CellQuery {
  readonly dimension: Dimension;
  /** Null for all. */
  readonly members: readonly string[] | null;
  /** First and last day of the period: whole months, or days within them. */
  readonly from: string;
  readonly to: string;
  /** The WIB day of the figures: clocks due on it or later are not judged yet. */
  readonly today: string;
}

export interface MonthCell {
  readonly month: string;
  readonly counters: Counters;
}

export interface MemberCells {
  readonly months: readonly MonthCell[];
  /** Open before the period; overdue today. */
  readonly openBefore: number;
  readonly overdue: number;
}

export const NO_CELLS: MemberCells = Object.freeze({ months: [], openBefore: 0, overdue: 0 });

interface Row extends Record<string, unknown> {
  readonly member: string;
  readonly bucket: string;
}

interface Branch {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** The bucket of what belongs to no month of the period. */
const STOCK = '';

const CLOCKS: readonly string[] = CLOCK_MEASURES;
const asCounted = MEASURES.join(', ');
const asSums = MEASURES.map((measure) => `SUM(${measure}) AS ${measure}`).join(', ');
const asNothing = MEASURES.map(() => '0').join(', ');
const asNotYetJudged = MEASURES.map((measure) => (CLOCKS.includes(measure) ? `-SUM(${measure})` : '0')).join(', ');
/** Of one member the days ahead are few enough to be added up here, and need no sorting in SQL. */
const byMonth = 'member, SUBSTR(day, 1, 7)';
const byDay = 'member, day';

/** Each branch is summed along its own key; what they say of one month is added up here: a sum over all of them in SQL took twice as long. */
export async function readCells(manager: EntityManager, query: CellQuery): Promise<Map<string, MemberCells>> {
  if (query.members?.length === 0) return new Map();
  const branches = listBranches(query);
  const rows = (await manager.query(
    branches.map(({ sql }) => sql).join(' UNION ALL '),
    branches.flatMap(({ parameters }) => parameters),
  )) as Row[];
  return groupRows(rows);
}

function listBranches(query: CellQuery): Branch[] {
  const { dimension, members, from, to, today } = query;
  const scope =
    members === null ? 'dimension = ?' : `dimension = ? AND member IN (${members.map(() => '?').join(', ')})`;
  const parameters = [dimension, ...(members ?? [])];
  const branches = isOfWholeMonths(query) ? listMonthBranches(query, scope) : listDayBranches(query, scope);
  if (to >= today) {
    branches.push({
      sql: `SELECT member, SUBSTR(day, 1, 7), ${asNotYetJudged}, 0, 0 FROM daily_count WHERE ${scope} AND day >= ? AND day <= ? GROUP BY ${members?.length === 1 ? byDay : byMonth}`,
      parameters: [today > from ? today : from, to],
    });
    branches.push({
      sql: `SELECT member, '${STOCK}', ${asNothing}, 0, SUM(open_count) FROM open_due WHERE ${scope} AND due_day < ? GROUP BY member`,
      parameters: [today],
    });
  }
  return branches.map((branch) => ({ sql: branch.sql, parameters: [...parameters, ...branch.parameters] }));
}

function isOfWholeMonths({ from, to }: CellQuery): boolean {
  const lastDay = lastDayOfMonth(Number(to.slice(0, 4)), Number(to.slice(5, 7)));
  return from.endsWith('-01') && to === lastDay;
}

function listMonthBranches({ from, to }: CellQuery, scope: string): Branch[] {
  const [firstMonth, lastMonth] = [from.slice(0, 7), to.slice(0, 7)];
  return [
    {
      sql: `SELECT member, month AS bucket, ${asCounted}, 0 AS open_count, 0 AS overdue FROM monthly_count WHERE ${scope} AND month >= ? AND month <= ?`,
      parameters: [firstMonth, lastMonth],
    },
    openBeforeMonth(firstMonth, scope),
  ];
}

/** A week or a day: at most seven rows a member, and those of its month before it for what was open. */
function listDayBranches({ from, to }: CellQuery, scope: string): Branch[] {
  const month = from.slice(0, 7);
  return [
    {
      sql: `SELECT member, SUBSTR(day, 1, 7) AS bucket, ${asSums}, 0 AS open_count, 0 AS overdue FROM daily_count WHERE ${scope} AND day >= ? AND day <= ? GROUP BY ${byMonth}`,
      parameters: [from, to],
    },
    openBeforeMonth(month, scope),
    {
      sql: `SELECT member, '${STOCK}', ${asNothing}, SUM(opened - ended), 0 FROM daily_count WHERE ${scope} AND day >= ? AND day < ? GROUP BY member`,
      parameters: [`${month}-01`, from],
    },
  ];
}

function openBeforeMonth(month: string, scope: string): Branch {
  return {
    sql: `SELECT member, '${STOCK}', ${asNothing}, SUM(opened - ended), 0 FROM monthly_count WHERE ${scope} AND month < ? GROUP BY member`,
    parameters: [month],
  };
}

interface Collected {
  readonly months: Map<string, Counters>;
  openBefore: number;
  overdue: number;
}

function groupRows(rows: readonly Row[]): Map<string, MemberCells> {
  const members = new Map<string, Collected>();
  for (const row of rows) {
    const cells = members.get(row.member) ?? { months: new Map<string, Counters>(), openBefore: 0, overdue: 0 };
    members.set(row.member, cells);
    if (row.bucket === STOCK) {
      cells.openBefore += Number(row.open_count);
      cells.overdue += Number(row.overdue);
    } else {
      cells.months.set(row.bucket, addUp(cells.months.get(row.bucket) ?? NO_COUNTERS, toCounters(row)));
    }
  }
  return new Map(
    [...members].map(([member, { months, ...stock }]) => [
      member,
      { ...stock, months: [...months].map(([month, counters]) => ({ month, counters })) },
    ]),
  );
}

function addUp(some: Counters, others: Counters): Counters {
  return Object.fromEntries(
    MEASURES.map((measure) => [measure, some[measure] + others[measure]]),
  ) as typeof NO_COUNTERS;
}

function toCounters(row: Row): Counters {
  return Object.fromEntries(MEASURES.map((measure) => [measure, Number(row[measure])])) as typeof NO_COUNTERS;
}
