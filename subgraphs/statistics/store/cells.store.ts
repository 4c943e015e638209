// Reads counters. Read interface: `readCells` (all figures of members for a period, one cell a month), `readDayCells` (one
// cell a day). A member's month is a row; what is open and overdue is told by the row 'now' and the months after the period.
import type { EntityManager } from 'typeorm';
import { CLOCK_MEASURES, isRolledUp, MEASURES, NO_COUNTERS, type Counters, type Dimension } from '../domain/measures';
import type { StoredDimension } from '../domain/measures';
import { addDaysTo } from '../domain/wibDay';
import { NOW } from './projection.store';
import { addUpMembers, findParts } from './rollUp';

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
  /** Flows alone: `openBefore` and `overdue` are 0, and no later month is read. */
  readonly hasStock?: boolean;
}

export interface MonthCell {
  readonly month: string;
  readonly counters: Counters;
}

export interface DayCell {
  readonly day: string;
  readonly counters: Counters;
}

export interface MemberCells {
  /** Of a week or a day: what of each month lies in it. */
  readonly months: readonly MonthCell[];
  /** Open before the period; overdue today. */
  readonly openBefore: number;
  readonly overdue: number;
}

export const NO_CELLS: MemberCells = Object.freeze({ months: [], openBefore: 0, overdue: 0 });

interface Row extends Record<string, unknown> {
  readonly member: string;
  /** A month, a day, or NOW. */
  readonly bucket: string;
}

interface Branch {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

const COLUMNS = MEASURES.join(', ');
const CLOCKS: ReadonlySet<string> = new Set(CLOCK_MEASURES);
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

export async function readCells(manager: EntityManager, query: CellQuery): Promise<Map<string, MemberCells>> {
  const { dimension, members } = query;
  if (members?.length === 0) return new Map();
  if (!isRolledUp(dimension)) return readStored(manager, { ...query, dimension });
  const parts = await findParts(manager, dimension, members);
  const cells = await readStored(manager, { ...query, dimension: 'AGENCY', members: [...parts.keys()] });
  return addUpMembers(parts, cells, addUpCells);
}

/** Each day of at most some months; days without anything have no cell. */
export async function readDayCells(manager: EntityManager, query: CellQuery): Promise<Map<string, DayCell[]>> {
  const { dimension, members } = query;
  if (members?.length === 0) return new Map();
  if (isRolledUp(dimension)) {
    const parts = await findParts(manager, dimension, members);
    const cells = await readDayCells(manager, { ...query, dimension: 'AGENCY', members: [...parts.keys()] });
    return addUpMembers(parts, cells, addUpDays);
  }
  const { sql, parameters } = dayBranch({ ...query, dimension }, query.to);
  const days = new Map<string, DayCell[]>();
  for (const row of (await manager.query(sql, [...parameters])) as Row[]) {
    const cell = { day: row.bucket, counters: toJudged(row, query.today) };
    const own = days.get(row.member);
    if (own) own.push(cell);
    else days.set(row.member, [cell]);
  }
  return days;
}

type StoredQuery = CellQuery & { readonly dimension: StoredDimension };

async function readStored(manager: EntityManager, query: StoredQuery): Promise<Map<string, MemberCells>> {
  const { from, to } = query;
  // Days to the end of the month in which whole months begin; a week that ends within a month is read by days alone.
  const lastDay = lastDayOf(to === lastDayOf(to) ? from : to);
  const branches =
    from.endsWith('-01') && to === lastDayOf(to)
      ? [monthBranch(query, from.slice(0, 7))]
      : [dayBranch(query, lastDay), monthBranch(query, nextMonth(lastDay))];
  const rows = (await manager.query(
    branches.map(({ sql }) => sql).join(' UNION ALL '),
    branches.flatMap(({ parameters }) => parameters),
  )) as Row[];
  return groupRows(rows, query);
}

/** From the first month on up to now, and the row of now: the open of the period's end is that of now less what came after. */
function monthBranch({ dimension, members, to, today, hasStock = true }: StoredQuery, firstMonth: string): Branch {
  const lastMonth = hasStock && today > to ? today.slice(0, 7) : to.slice(0, 7);
  const months = [...listMonths(firstMonth, lastMonth), ...(hasStock ? [NOW] : [])];
  if (months.length === 0) months.push('-');
  const scope = members === null ? '' : ` AND member IN (${marks(members)})`;
  return {
    sql: `SELECT member, month AS bucket, ${COLUMNS}, overdue FROM monthly_count WHERE dimension = ? AND month IN (${marks(months)})${scope}`,
    parameters: [dimension, ...months, ...(members ?? [])],
  };
}

function dayBranch({ dimension, members, from }: StoredQuery, until: string): Branch {
  const days = listDays(from, until);
  const scope = members === null ? '' : ` AND member IN (${marks(members)})`;
  return {
    sql: `SELECT member, day AS bucket, ${COLUMNS}, 0 AS overdue FROM daily_count WHERE dimension = ? AND day IN (${marks(days)})${scope}`,
    parameters: [dimension, ...days, ...(members ?? [])],
  };
}

interface Collected {
  readonly months: Map<string, Counters>;
  openBefore: number;
  overdue: number;
}

function groupRows(rows: readonly Row[], { from, to, today }: StoredQuery): Map<string, MemberCells> {
  const members = new Map<string, Collected>();
  const isDay = (bucket: string): boolean => bucket.length === 10;
  for (const row of rows) {
    const { member, bucket } = row;
    let cells = members.get(member);
    if (cells === undefined) {
      cells = { months: new Map<string, Counters>(), openBefore: 0, overdue: 0 };
      members.set(member, cells);
    }
    const net = Number(row.opened) - Number(row.ended);
    if (bucket === NOW) {
      cells.openBefore += net;
      cells.overdue += Number(row.overdue);
      continue;
    }
    cells.openBefore -= net;
    const isInside = isDay(bucket) ? bucket >= from && bucket <= to : bucket <= to.slice(0, 7);
    if (!isInside) continue;
    const month = bucket.slice(0, 7);
    const counters = isDay(bucket) ? toJudged(row, today) : toCounters(row);
    const known = cells.months.get(month);
    cells.months.set(month, known === undefined ? counters : addUp(known, counters));
  }
  return new Map(
    [...members].map(([member, { months, ...stock }]) => [
      member,
      { ...stock, months: [...months].map(([month, counters]) => ({ month, counters })) },
    ]),
  );
}

export function addUp(some: Counters, others: Counters): Counters {
  const sum: Record<string, number> = {};
  for (const measure of MEASURES) sum[measure] = some[measure] + others[measure];
  return sum as Counters;
}

function toCounters(row: Row): Counters {
  const counters: Record<string, number> = {};
  for (const measure of MEASURES) counters[measure] = Number(row[measure]);
  return counters as Counters;
}

/** A clock that is due today or later may still be met. */
function toJudged(row: Row, today: string): Counters {
  const counters = toCounters(row);
  if (row.bucket < today) return counters;
  return { ...counters, ...Object.fromEntries([...CLOCKS].map((measure) => [measure, 0])) };
}

function addUpCells(some: MemberCells, others: MemberCells): MemberCells {
  const months = new Map(some.months.map(({ month, counters }) => [month, counters]));
  for (const { month, counters } of others.months) months.set(month, addUp(months.get(month) ?? NO_COUNTERS, counters));
  return {
    months: [...months].map(([month, counters]) => ({ month, counters })),
    openBefore: some.openBefore + others.openBefore,
    overdue: some.overdue + others.overdue,
  };
}

function addUpDays(some: DayCell[], others: DayCell[]): DayCell[] {
  const days = new Map(some.map(({ day, counters }) => [day, counters]));
  for (const { day, counters } of others) days.set(day, addUp(days.get(day) ?? NO_COUNTERS, counters));
  return [...days].map(([day, counters]) => ({ day, counters }));
}

export function listMonths(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(`${month}-01`)) months.push(month);
  return months;
}

function nextMonth(day: string): string {
  return addDaysTo(`${day.slice(0, 7)}-01`, 31).slice(0, 7);
}

/** Of its month. */
export function lastDayOf(day: string): string {
  return addDaysTo(`${nextMonth(day)}-01`, -1);
}

function listDays(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDaysTo(day, 1)) days.push(day);
  return days;
}
