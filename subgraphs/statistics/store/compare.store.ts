// Where two sets of counters differ, and where the counters differ from a recount. Called by the verification.
import type { EntityManager } from 'typeorm';
import { MEASURES, STORED_DIMENSIONS } from '../domain/measures';
import type { RecountedRow } from '../domain/recount';
import { ASSIGNMENT_COLUMNS, REPORT_COLUMNS } from './counted.store';
import { nameOf, type CounterTable, type Generation } from './generation';
import { MONTHLY_COLUMNS, NOW } from './projection.store';

interface Compared {
  readonly table: CounterTable;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** What a row that is missing comes to. */
  readonly nothing: "''" | '0' | null;
}

const COMPARED: readonly Compared[] = [
  { table: 'daily_count', key: ['dimension', 'day', 'member'], columns: MEASURES, nothing: '0' },
  { table: 'monthly_count', key: ['dimension', 'month', 'member'], columns: MONTHLY_COLUMNS, nothing: '0' },
  { table: 'open_due', key: ['dimension', 'due_day', 'member'], columns: ['open_count'], nothing: '0' },
  { table: 'cohort_count', key: ['dimension', 'measure', 'month', 'member'], columns: ['counts'], nothing: "''" },
  { table: 'counted_report', key: ['report_id'], columns: REPORT_COLUMNS, nothing: null },
  { table: 'counted_assignment', key: ['report_id', 'assignment_id'], columns: ASSIGNMENT_COLUMNS, nothing: null },
];

/** At most so many are told of each table. */
const MAX_TOLD = 20;
/** No value is written like this. */
const ABSENT = "'?'";

/** What the current counters say, and what the log gives. */
export async function compareGenerations(tx: EntityManager): Promise<string[]> {
  const differences: string[] = [];
  for (const compared of COMPARED) {
    differences.push(...(await listMissing(tx, compared, ['current', 'next'])));
    differences.push(...(await listMissing(tx, compared, ['next', 'current'], true)));
  }
  return differences;
}

async function listMissing(
  tx: EntityManager,
  { table, key, columns, nothing }: Compared,
  [left, right]: readonly [Generation, Generation],
  isOnlyAbsent = false,
): Promise<string[]> {
  const absent = nothing ?? ABSENT;
  const value = (alias: string, column: string): string => `COALESCE(${alias}.${column}, ${absent})`;
  const on = key.map((column) => `a.${column} = b.${column}`).join(' AND ');
  const differs = columns.map((column) => `${value('a', column)} <> ${value('b', column)}`).join(' OR ');
  const isAbsent = isOnlyAbsent ? `b.${key[0]} IS NULL AND ` : '';
  const rows = (await tx.query(
    `SELECT ${[...key, ...columns].map((column) => `a.${column} AS ${column}, b.${column} AS other_${column}`).join(', ')} FROM ${nameOf(table, left)} a LEFT JOIN ${nameOf(table, right)} b ON ${on} WHERE ${isAbsent}(${differs}) LIMIT ${MAX_TOLD}`,
  )) as Record<string, unknown>[];
  return rows.map((row) => {
    const place = key.map((column) => String(row[column])).join(' ');
    const told = columns
      .filter((column) => (row[column] ?? absent) !== (row[`other_${column}`] ?? absent))
      .map((column) => {
        const [counted, expected] = isOnlyAbsent
          ? [row[`other_${column}`], row[column]]
          : [row[column], row[`other_${column}`]];
        return `${column} ${tell(counted)}, by the log ${tell(expected)}`;
      });
    return `${table} ${place}: ${told.join('; ')}`;
  });
}

const tell = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint' ? String(value) : 'nothing';

/** The same words as a recount of the published states (`domain/recount.ts`), read from the current counters. */
export async function readRecountable(tx: EntityManager): Promise<RecountedRow[]> {
  const facts = ['received', 'verified', 'followed_up', 'responded'] as const;
  const days = (await tx.query(
    `SELECT day, ${facts.join(', ')} FROM daily_count WHERE dimension = 'NATION'`,
  )) as Record<string, unknown>[];
  const dimensions = STORED_DIMENSIONS.filter((dimension) => dimension !== 'ROLE');
  const open = (await tx.query(
    `SELECT dimension, member, opened - ended AS found FROM monthly_count WHERE month = '${NOW}' AND dimension IN (${dimensions.map((dimension) => `'${dimension}'`).join(', ')})`,
  )) as Record<string, unknown>[];
  const due = (await tx.query("SELECT due_day, open_count FROM open_due WHERE dimension = 'NATION'")) as Record<
    string,
    unknown
  >[];
  return [
    ...days.flatMap((row) => facts.map((fact) => ({ name: `${fact} ${String(row.day)}`, count: Number(row[fact]) }))),
    ...open.map((row) => ({ name: `open ${String(row.dimension)} ${String(row.member)}`, count: Number(row.found) })),
    ...due.map((row) => ({ name: `due ${String(row.due_day)}`, count: Number(row.open_count) })),
  ];
}
