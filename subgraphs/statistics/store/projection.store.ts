// Writes the counters of a batch in one upsert a table. Called by the projection inside the transaction that moves its cursor.
import { CLOCK_MEASURES, MEASURES, STORED_DIMENSIONS, type Measure } from '../domain/measures';
import type { CounterDelta, CounterDeltas, DueDelta } from '../domain/counterDeltas';
import { nameOf, type Target, type Transaction } from './generation';
import { upsertRows } from './upsertRows';

/** The row of `monthly_count` that tells what is now: all that was ever opened and ended, and what is overdue. */
export const NOW = 'now';
export const MONTHLY_COLUMNS = [...MEASURES, 'overdue'] as const;
const WIDTH = MONTHLY_COLUMNS.length;
const OVERDUE = WIDTH - 1;
const indexOf = (measure: Measure): number => MEASURES.indexOf(measure);
const CLOCKS = CLOCK_MEASURES.map(indexOf);
const STOCK = [indexOf('opened'), indexOf('ended')];

export async function addCounters(target: Target, deltas: CounterDeltas): Promise<void> {
  const { tx, dialect, generation } = target;
  const daily = deltas.listCounters();
  const dues = deltas.listDues();
  const settledDay = await readSettledDay(target);
  await upsertRows(tx, dialect, {
    table: nameOf('daily_count', generation),
    columns: ['dimension', 'day', 'member', ...MEASURES],
    rows: sortByKey(daily).map(({ dimension, member, day, values }) => [dimension, day, member, ...values]),
    tail: dialect.upsertIncrement(['dimension', 'day', 'member'], MEASURES),
  });
  await upsertRows(tx, dialect, {
    table: nameOf('monthly_count', generation),
    columns: ['dimension', 'month', 'member', ...MONTHLY_COLUMNS],
    rows: sortByKey(sumByMonth(daily, dues, settledDay)).map(({ dimension, member, day, values }) => [
      ...[dimension, day, member],
      ...values,
    ]),
    tail: dialect.upsertIncrement(['dimension', 'month', 'member'], MONTHLY_COLUMNS),
  });
  await upsertRows(tx, dialect, {
    table: nameOf('open_due', generation),
    columns: ['dimension', 'due_day', 'member', 'open_count'],
    rows: sortByKey(dues.map((due) => ({ ...due, day: due.dueDay }))).map(({ dimension, member, day, by }) => [
      ...[dimension, day, member, by],
    ]),
    tail: dialect.upsertIncrement(['dimension', 'due_day', 'member'], ['open_count']),
  });
}

/** Rows that came to nothing say as much as none; which of them there are depends on how the events fell into batches. */
export async function dropEmptyCounters({ tx, generation }: Pick<Target, 'tx' | 'generation'>): Promise<void> {
  const isEmpty = (columns: readonly string[]): string => columns.map((column) => `${column} = 0`).join(' AND ');
  await tx.query(`DELETE FROM ${nameOf('daily_count', generation)} WHERE ${isEmpty(MEASURES)}`);
  await tx.query(`DELETE FROM ${nameOf('monthly_count', generation)} WHERE ${isEmpty(MONTHLY_COLUMNS)}`);
  await tx.query(`DELETE FROM ${nameOf('open_due', generation)} WHERE open_count = 0`);
  await tx.query(`DELETE FROM ${nameOf('cohort_count', generation)} WHERE counts = ''`);
}

/** How far the events of each source are counted, in order of source. */
export async function readCursors(manager: Transaction): Promise<{ source: string; seq: number }[]> {
  const rows = (await manager.query('SELECT source, seq FROM event_cursor ORDER BY source')) as Record<
    string,
    unknown
  >[];
  return rows.map(({ source, seq }) => ({ source: String(source), seq: Number(seq) }));
}

/** Whether anything was ever counted here. */
export async function hasProjected(manager: Transaction): Promise<boolean> {
  const rows = (await manager.query('SELECT seq FROM event_cursor WHERE source = ? AND seq > 0', [
    'reports',
  ])) as unknown[];
  return rows.length > 0;
}

/** Clocks due on this day or later are not judged yet, and not in the counters of months. */
export async function readSettledDay({ tx, generation }: Pick<Target, 'tx' | 'generation'>): Promise<string> {
  const rows = (await tx.query(
    `SELECT value FROM ${nameOf('projection_state', generation)} WHERE name = 'settled_day'`,
  )) as { value: string }[];
  return rows[0]?.value ?? '';
}

/** Keeps two processes, and the batches of the projection, from writing at the same time. Returns the last event counted. */
export async function lockCursor({ tx, dialect, generation }: Target): Promise<number> {
  const cursor = nameOf('event_cursor', generation);
  await tx.query(`${dialect.insertIgnore} INTO ${cursor} (source, seq) VALUES ('reports', 0)`);
  const rows = (await tx.query(`SELECT seq FROM ${cursor} WHERE source = 'reports' ${dialect.lockRow}`)) as {
    seq: number;
  }[];
  return Number(rows[0]?.seq ?? 0);
}

/**
 * Takes the days before `today` into the counters of months: the clocks that fell due on them are judged, and what was due
 * is overdue. Once a day, and the same for all members, so that no read has to look at the days ahead.
 */
export async function settleDays(target: Target, today: string): Promise<void> {
  const { tx, dialect, generation } = target;
  await lockCursor(target);
  const settledDay = await readSettledDay(target);
  if (today <= settledDay) return;
  const monthly = nameOf('monthly_count', generation);
  const dimensions = `dimension IN (${STORED_DIMENSIONS.map((dimension) => `'${dimension}'`).join(', ')})`;
  const head = `INSERT INTO ${monthly} (dimension, month, member, ${MONTHLY_COLUMNS.join(', ')}) `;
  const key = ['dimension', 'month', 'member'];
  const isClock = new Set<string>(CLOCK_MEASURES);
  const clocks = MONTHLY_COLUMNS.map((column) => (isClock.has(column) ? `SUM(${column})` : '0')).join(', ');
  await tx.query(
    `${head}SELECT dimension, SUBSTR(day, 1, 7), member, ${clocks} FROM ${nameOf('daily_count', generation)} WHERE ${dimensions} AND day >= ? AND day < ? GROUP BY dimension, SUBSTR(day, 1, 7), member ${dialect.upsertIncrement(key, CLOCK_MEASURES)}`,
    [settledDay, today],
  );
  const overdue = MONTHLY_COLUMNS.map((column) => (column === 'overdue' ? 'SUM(open_count)' : '0')).join(', ');
  await tx.query(
    `${head}SELECT dimension, '${NOW}', member, ${overdue} FROM ${nameOf('open_due', generation)} WHERE ${dimensions} AND due_day >= ? AND due_day < ? GROUP BY dimension, member ${dialect.upsertIncrement(key, ['overdue'])}`,
    [settledDay, today],
  );
  await tx.query(
    `INSERT INTO ${nameOf('projection_state', generation)} (name, value) VALUES ('settled_day', ?) ${dialect.upsertReplace(['name'], ['value'])}`,
    [today],
  );
}

type Row = Pick<CounterDelta, 'dimension' | 'member' | 'day'> & { readonly values: number[] };

function sumByMonth(daily: readonly CounterDelta[], dues: readonly DueDelta[], settledDay: string): Row[] {
  const months = new Map<string, Row>();
  const rowOf = ({ dimension, member }: Pick<Row, 'dimension' | 'member'>, month: string): number[] => {
    const key = `${dimension} ${month} ${member}`;
    let row = months.get(key);
    if (row === undefined) {
      row = { dimension, member, day: month, values: new Array<number>(WIDTH).fill(0) };
      months.set(key, row);
    }
    return row.values;
  };
  const add = (sum: number[], index: number, by: number): void => void (sum[index] = (sum[index] ?? 0) + by);
  for (const delta of daily) {
    const sum = rowOf(delta, delta.day.slice(0, 7));
    const isAhead = delta.day >= settledDay;
    delta.values.forEach((by, index) => {
      if (by !== 0 && !(isAhead && CLOCKS.includes(index))) add(sum, index, by);
    });
    if (STOCK.every((index) => delta.values[index] === 0)) continue;
    const now = rowOf(delta, NOW);
    for (const index of STOCK) add(now, index, delta.values[index] ?? 0);
  }
  for (const due of dues) if (due.dueDay < settledDay) add(rowOf(due, NOW), OVERDUE, due.by);
  return [...months.values()].filter(({ values }) => values.some((value) => value !== 0));
}

/** In the order of the primary key: rows that lie together are written together. */
function sortByKey<T extends Pick<CounterDelta, 'dimension' | 'member' | 'day'>>(rows: readonly T[]): T[] {
  const keyed = rows.map((row) => ({ key: `${row.dimension} ${row.day} ${row.member}`, row }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
}
