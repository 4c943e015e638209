// Cases by when they began to wait: written by the projection, read for durations and for the age of the backlog.
// Read interface: `readDurations` (ended, left and still open of a cohort, a member) and `readBacklogAges` (at any past day).
import type { EntityManager } from 'typeorm';
import { groupBy } from '../../../schema/reference/collections';
import { findAges, type BacklogAges } from '../domain/ages';
import { readCounts, sumCohort, writeCounts, type Cohort, type CohortMeasure, type CohortRow } from '../domain/cohort';
import type { DurationMeasure } from '../domain/cohort';
import type { CohortDelta } from '../domain/counterDeltas';
import { AGE_LIMITS, isRolledUp, type Dimension, type StoredDimension } from '../domain/measures';
import { addDaysTo } from '../domain/wibDay';
import { lastDayOf, listMonths, NO_CELLS, readCells } from './cells.store';
import { nameOf, type Target } from './generation';
import { addUpMembers, findParts } from './rollUp';
import { upsertRows } from './upsertRows';

/** No case is older than the road map's beginning (`FIRST_YEAR`). */
const FIRST_MONTH = '2012-01';
/** More members than these are not named in a statement: all of the dimension are read. */
const MAX_NAMED = 200;

interface StoredRow {
  readonly measure: CohortMeasure;
  readonly month: string;
  readonly member: string;
  readonly counts: string;
}

/** Reads the rows that the batch touches, adds to them, and writes them back: the cursor's lock makes that safe. */
export async function addCohorts(target: Target, deltas: readonly CohortDelta[]): Promise<void> {
  const { tx, dialect, generation } = target;
  const table = nameOf('cohort_count', generation);
  const rows: (string | number)[][] = [];
  for (const [dimension, group] of groupBy(deltas, (delta) => delta.dimension)) {
    const stored = new Map((await readRows(tx, table, { dimension, group })).map((row) => [keyOf(row), row.counts]));
    // In the order of the primary key: rows that lie together are written together.
    const keyed = group.map((delta) => ({ key: keyOf(delta), delta })).sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const { key, delta } of keyed) {
      const counts = readCounts(stored.get(key) ?? '');
      for (const [slot, by] of delta.slots) counts.set(slot, (counts.get(slot) ?? 0) + by);
      rows.push([dimension, delta.measure, delta.month, delta.member, writeCounts(counts)]);
    }
  }
  await upsertRows(tx, dialect, {
    table,
    columns: ['dimension', 'measure', 'month', 'member', 'counts'],
    rows,
    tail: dialect.upsertReplace(['dimension', 'measure', 'month', 'member'], ['counts']),
  });
}

const keyOf = ({ measure, month, member }: Pick<StoredRow, 'measure' | 'month' | 'member'>): string =>
  `${measure} ${month} ${member}`;
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

interface TouchedRows {
  readonly dimension: StoredDimension;
  readonly group: readonly CohortDelta[];
}

function readRows(tx: EntityManager, table: string, { dimension, group }: TouchedRows): Promise<StoredRow[]> {
  const measures = [...new Set(group.map(({ measure }) => measure))];
  const months = [...new Set(group.map(({ month }) => month))];
  const members = [...new Set(group.map(({ member }) => member))];
  const isNamed = members.length <= MAX_NAMED;
  return tx.query(
    `SELECT measure, month, member, counts FROM ${table} WHERE dimension = ? AND measure IN (${marks(measures)}) AND month IN (${marks(months)})${isNamed ? ` AND member IN (${marks(members)})` : ''}`,
    [dimension, ...measures, ...months, ...(isNamed ? members : [])],
  ) as Promise<StoredRow[]>;
}

export interface CohortQuery {
  readonly dimension: Dimension;
  /** Null for all. */
  readonly members: readonly string[] | null;
  readonly measure: CohortMeasure;
  /** 'YYYY-MM': the months in which the cases began to wait. */
  readonly months: readonly string[];
}

/** By member, the rows of the months; of a kind or a tree those of all its institutions. */
export async function readCohortRows(manager: EntityManager, query: CohortQuery): Promise<Map<string, CohortRow[]>> {
  const { dimension, members, measure, months } = query;
  if (members?.length === 0 || months.length === 0) return new Map();
  if (isRolledUp(dimension)) {
    const parts = await findParts(manager, dimension, members);
    const rows = await readCohortRows(manager, { ...query, dimension: 'AGENCY', members: [...parts.keys()] });
    return addUpMembers(parts, rows, (some, others) => [...some, ...others]);
  }
  const found = new Map<string, CohortRow[]>();
  const scope = members === null ? '' : ` AND member IN (${marks(members)})`;
  const rows = (await manager.query(
    `SELECT month, member, counts FROM cohort_count WHERE dimension = ? AND measure = ? AND month IN (${marks(months)})${scope}`,
    [dimension, measure, ...months, ...(members ?? [])],
  )) as Omit<StoredRow, 'measure'>[];
  for (const { member, month, counts } of rows) {
    const row = { month, counts: readCounts(counts) };
    const own = found.get(member);
    if (own) own.push(row);
    else found.set(member, [row]);
  }
  return found;
}

export interface DurationQuery {
  readonly dimension: Dimension;
  readonly members: readonly string[] | null;
  /** Institutions, kinds, trees and roles know no VERIFY: it is the national admins'. */
  readonly measure: DurationMeasure;
  /** 'YYYY-MM', the months in which the cases began to wait. */
  readonly fromMonth: string;
  readonly toMonth: string;
  /** The WIB day of the figures: what is still open is as old as on it. */
  readonly today: string;
}

/** One statement; at most twelve rows a member and year. Members without any case are left out. */
export async function readDurations(manager: EntityManager, query: DurationQuery): Promise<Map<string, Cohort>> {
  const { fromMonth, toMonth, today, ...scope } = query;
  const rows = await readCohortRows(manager, { ...scope, months: listMonths(fromMonth, toMonth) });
  return new Map([...rows].map(([member, own]) => [member, sumCohort(own, today)]));
}

export interface AgesQuery {
  readonly dimension: Dimension;
  readonly members: readonly string[];
  /** The backlog at the end of this day. */
  readonly at: string;
  readonly today: string;
}

/** The backlog (tunggakan) by age in calendar days, of now and of any past day. */
export async function readBacklogAges(
  manager: EntityManager,
  { dimension, members, at, today }: AgesQuery,
): Promise<Map<string, BacklogAges>> {
  const from = addDaysTo(at, 1);
  const months = listMonths(FIRST_MONTH, at.slice(0, 7));
  const [rows, after] = await Promise.all([
    readCohortRows(manager, { dimension, members, measure: 'OPEN', months }),
    readCells(manager, { dimension, members, from, to: lastDayOf(today < from ? from : today), today }),
  ]);
  return new Map(
    members.map((member) => {
      const cells = after.get(member) ?? NO_CELLS;
      const olderAfter = AGE_LIMITS.map((limit) =>
        cells.months.reduce((sum, { counters }) => sum + counters[`older_${limit}`], 0),
      );
      const ages = findAges({ at, openAt: cells.openBefore, backlog: rows.get(member) ?? [], olderAfter });
      return [member, ages];
    }),
  );
}
