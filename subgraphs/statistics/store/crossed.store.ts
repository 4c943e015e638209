// Two dimensions crossed: counted from the facts, a row a case. Read interface: `readCrossed`, by codes as the facts hold them
// (the caller adds up to roots, provinces and kinds). Bounded: more cases than `limit` in the period are not read.
import type { EntityManager } from 'typeorm';

/** What a case can be told apart by. AGENCY and ROLE are of assignments; the others of their report. */
export const CROSSED_DIMENSIONS = [
  ...(['AGENCY', 'ROLE', 'AREA', 'CATEGORY', 'CLASSIFICATION', 'CHANNEL', 'FINDING', 'STATUS', 'MONTH'] as const),
] as const;
export type CrossedDimension = (typeof CROSSED_DIMENSIONS)[number];

export interface CrossedQuery {
  readonly rows: CrossedDimension;
  readonly columns: CrossedDimension;
  /** WIB days on which the cases were received. */
  readonly from: string;
  readonly to: string;
  /** Assignments of these institutions; null for all, and then reports unless AGENCY or ROLE is asked for. */
  readonly agencyIds: readonly string[] | null;
  /** Most cases that are read. */
  readonly limit: number;
}

/** Of the cases received in the period, by now. */
export interface CrossedCell {
  readonly row: string;
  readonly column: string;
  readonly received: number;
  readonly followedUp: number;
  readonly responded: number;
  readonly closed: number;
  /** Not at rest: a report that is not closed, archived, merged or withdrawn; an assignment its institution still has. */
  readonly open: number;
}

/** Null: the period holds more cases than `limit`. */
export async function readCrossed(manager: EntityManager, query: CrossedQuery): Promise<CrossedCell[] | null> {
  const { from, to, agencyIds, limit } = query;
  if (agencyIds?.length === 0) return [];
  const isOfAssignments = agencyIds !== null || [query.rows, query.columns].some(isOfAssignment);
  const day = isOfAssignments ? 'f.assigned_day' : 'f.submitted_day';
  const scope = agencyIds === null ? '' : ` AND f.agency_id IN (${agencyIds.map(() => '?').join(', ')})`;
  const where = `${day} >= ? AND ${day} <= ?${scope}`;
  const parameters = [from, to, ...(agencyIds ?? [])];
  const table = isOfAssignments ? 'counted_assignment' : 'counted_report';
  const counted = (await manager.query(
    `SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${table} f WHERE ${where} LIMIT ${limit + 1}) bounded`,
    parameters,
  )) as { found: number }[];
  if (Number(counted[0]?.found) > limit) return null;
  const report = isOfAssignments ? 'r' : 'f';
  const [row, column] = [query.rows, query.columns].map((dimension) => columnOf(dimension, { day, report }));
  const join = isOfAssignments ? ' JOIN counted_report r ON r.report_id = f.report_id' : '';
  const facts = isOfAssignments ? ASSIGNMENT_FACTS : REPORT_FACTS;
  const sql = `SELECT ${row} AS row_code, ${column} AS column_code, ${facts} FROM ${table} f${join} WHERE ${where} GROUP BY ${row}, ${column}`;
  const rows = (await manager.query(sql, parameters)) as FactRow[];
  return rows.map(toCell);
}

const sumOf = (condition: string, name: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`;
const COMMON_FACTS = [
  'COUNT(*) AS received',
  sumOf('f.responded_day IS NOT NULL', 'followed_up'),
  sumOf('f.answered_day IS NOT NULL', 'responded'),
  sumOf('f.ended_day IS NULL', 'still_open'),
];
const REPORT_FACTS = [...COMMON_FACTS, sumOf("f.status = 'CLOSED'", 'closed')].join(', ');
const ASSIGNMENT_FACTS = [...COMMON_FACTS, sumOf("f.status = 'DONE' AND r.status = 'CLOSED'", 'closed')].join(', ');

function isOfAssignment(dimension: CrossedDimension): boolean {
  return dimension === 'AGENCY' || dimension === 'ROLE';
}

/** The day of the facts' period, and what the report is called. */
interface Names {
  readonly day: string;
  readonly report: 'r' | 'f';
}

/** Facts of the report are those of now, also after it was recategorised. */
function columnOf(dimension: CrossedDimension, { day, report }: Names): string {
  switch (dimension) {
    case 'AGENCY':
      return 'f.agency_id';
    case 'ROLE':
      return 'f.role';
    case 'AREA':
      return `COALESCE(${report}.area_code, '-')`;
    case 'CATEGORY':
      return `${report}.category_code`;
    case 'CLASSIFICATION':
      return `CASE WHEN ${report}.supervision = 'SUPERVISORY' THEN ${report}.supervision ELSE ${report}.classification END`;
    case 'CHANNEL':
      return `${report}.channel`;
    case 'FINDING':
      return "COALESCE(f.finding, '-')";
    case 'STATUS':
      return 'f.status';
    case 'MONTH':
      return `SUBSTR(${day}, 1, 7)`;
  }
}

type FactRow = Record<'row_code' | 'column_code', string> &
  Record<'received' | 'followed_up' | 'responded' | 'closed' | 'still_open', number | string>;

function toCell(row: FactRow): CrossedCell {
  return {
    row: row.row_code,
    column: row.column_code,
    received: Number(row.received),
    followedUp: Number(row.followed_up),
    responded: Number(row.responded),
    closed: Number(row.closed),
    open: Number(row.still_open),
  };
}
