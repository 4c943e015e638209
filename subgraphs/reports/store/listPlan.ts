// How a list is read without ever touching more than a bounded number of rows (`docs/decisions/0014`): as a union of
// parts, each along one named index in list order. Called by indexedList.ts, which turns the choice into a page.
import type { Database } from '../../../platform/db/database';
import { quote, type Dialect } from '../../../platform/db/dialect';
import { allOf, isAfter, when } from './conditions';
import type { SqlCondition } from './visibleReports';

export interface ListReader extends Pick<Database, 'reader' | 'dialect'> {
  /** Other than EXAMINED_LIMIT: for tests. */
  readonly examinedLimit?: number;
  /** Other than the search's MATCH_LIMIT: for tests. */
  readonly matchLimit?: number;
}
export type Position = readonly [number, string];

/** Of both tables' rows, in the aliases that every condition uses. */
export const TABLES = { r: 'report r', a: 'assignment a' } as const;
const TABLE_NAMES = { r: 'report', a: 'assignment' } as const;
export type Alias = keyof typeof TABLES;

/** Rows that lie together, in list order, in one index. */
export interface ListPart {
  readonly alias: Alias;
  /** Null: found by primary key, so few that they may be sorted; so are those found by the index `assignment_report`. */
  readonly index: string | null;
  readonly where: SqlCondition;
}

export function isInListOrder({ index }: ListPart): boolean {
  return index !== null && index !== 'assignment_report';
}

/** One way to a source: its parts hold every row of it, `rest` says which of them are wanted (null: all of them). */
export interface Candidate {
  readonly parts: readonly ListPart[];
  readonly rest: SqlCondition | null;
}

export interface ListOrder {
  readonly column: 'due_sort' | 'submitted_at';
  readonly direction: 'ASC' | 'DESC';
  /** What breaks ties: in each table the last column of the indexes. */
  readonly ties: Readonly<Record<Alias, string>>;
}

/** A list is the union of its sources; each may be read in any of its ways. */
export interface ListQuery {
  readonly order: ListOrder;
  readonly sources: readonly (readonly Candidate[])[];
}

export interface ListChoice {
  readonly parts: readonly ListPart[];
  /** Rows beyond this sort value are not read: no way to them examines few enough. */
  readonly horizon: number | null;
}

/** Index entries that one way of reading may examine to find those that fit a filter without an index. */
const EXAMINED_LIMIT = 10_000;
/** Parts share the limit, but each may examine at least this share of it. */
const LEAST_SHARE = 1 / 20;

/** Costs a statement only where a filter has no index of its own. */
export async function chooseParts(
  list: ListReader,
  { order, sources }: ListQuery,
  after: Position | null,
): Promise<ListChoice> {
  const open = sources.filter((source) => source.every(({ rest }) => rest !== null));
  const horizons = await findHorizons(list, open.flat(), order, after);
  const parts: ListPart[] = [];
  let horizon: number | null = null;
  for (const source of sources) {
    const chosen = source.find(({ rest }) => rest === null) ?? pickFarthest(source, horizons, order);
    horizon = nearer(horizon, horizons.get(chosen) ?? null, order);
    parts.push(...chosen.parts.map((part) => ({ ...part, where: allOf(part.where, chosen.rest) })));
  }
  return { parts, horizon };
}

export interface PartBounds {
  readonly order: ListOrder;
  readonly after: Position | null;
  readonly horizon: number | null;
  readonly limit: number;
}

/** FROM to LIMIT: the rows of a part behind `after`, in list order along its index. */
export function selectPart(
  dialect: Dialect,
  part: ListPart,
  { order, after, horizon, limit }: PartBounds,
): SqlCondition {
  const { alias, index } = part;
  const { direction } = order;
  const column = `${alias}.${quote(order.column)}`;
  const tie = `${alias}.${quote(order.ties[alias])}`;
  const within = horizon === null ? null : when(`${column} ${direction === 'ASC' ? '<=' : '>='} ?`, horizon);
  const { sql, parameters } = allOf(part.where, isAfter({ column, id: tie, direction }, after), within);
  const hint = index === null ? dialect.usePrimaryKey(TABLE_NAMES[alias]) : dialect.useIndex(index);
  return {
    sql: `FROM ${TABLES[alias]} ${hint} WHERE ${sql} ORDER BY ${column} ${direction}, ${tie} ${direction} LIMIT ${limit}`,
    parameters,
  };
}

type Horizons = ReadonlyMap<Candidate, number | null>;

/** By way of reading: the last sort value that it may examine; null if it may examine all of its rows. */
async function findHorizons(
  { reader, dialect, examinedLimit = EXAMINED_LIMIT }: ListReader,
  candidates: readonly Candidate[],
  order: ListOrder,
  after: Position | null,
): Promise<Horizons> {
  const probes = candidates.flatMap((candidate) => {
    const limit = Math.ceil(examinedLimit * Math.max(LEAST_SHARE, 1 / candidate.parts.length));
    return candidate.parts.map((part) => ({
      candidate,
      limit,
      column: `${part.alias}.${quote(order.column)}`,
      ...selectPart(dialect, part, { order, after, horizon: null, limit }),
    }));
  });
  const horizons = new Map<Candidate, number | null>();
  if (probes.length === 0) return horizons;
  const last = order.direction === 'ASC' ? 'MAX' : 'MIN';
  const rows: { probe: unknown; total: unknown; sorted: unknown }[] = await reader.query(
    probes
      .map(
        ({ column, sql }, n) =>
          `SELECT ${n} AS probe, COUNT(*) AS total, ${last}(sorted) AS sorted FROM (SELECT ${column} AS sorted ${sql}) p${n}`,
      )
      .join(' UNION ALL '),
    probes.flatMap(({ parameters }) => parameters),
  );
  for (const { probe, total, sorted } of rows) {
    const { candidate, limit } = probes[Number(probe)] as (typeof probes)[number];
    const reached = Number(total) < limit ? null : Number(sorted);
    horizons.set(candidate, nearer(horizons.get(candidate) ?? null, reached, order));
  }
  return horizons;
}

/** Of two horizons the one that comes first in the list; null is none at all. */
function nearer(a: number | null, b: number | null, { direction }: ListOrder): number | null {
  if (a === null || b === null) return a ?? b;
  return direction === 'ASC' ? Math.min(a, b) : Math.max(a, b);
}

function pickFarthest(source: readonly Candidate[], horizons: Horizons, order: ListOrder): Candidate {
  return source.reduce((best, candidate) => {
    const [known, other] = [horizons.get(best) ?? null, horizons.get(candidate) ?? null];
    const isFarther = known !== null && (other === null || nearer(known, other, order) === known);
    return isFarther && known !== other ? candidate : best;
  });
}
