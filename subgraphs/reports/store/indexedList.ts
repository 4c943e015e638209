// A page and a count of a list, after `listPlan.ts` has chosen the indexes. Called by listInbox.ts and listReports.ts.
import { chooseParts, isInListOrder, selectPart, TABLES } from './listPlan';
import type { Alias, ListOrder, ListPart, ListQuery, ListReader, PartBounds, Position } from './listPlan';
import { selectColumns, toRows, type EntityClass } from './readRows';
import type { SqlCondition } from './visibleReports';

/** Counting stops here; a list with more has no exact count. */
export const COUNT_LIMIT = 10_000;

export interface ListPage {
  readonly after: Position | null;
  readonly limit: number;
}

/** Whose rows a page is made of. */
export interface RowsOf {
  readonly entity: EntityClass;
  readonly alias: Alias;
}

export interface ListedPage<R> {
  readonly rows: readonly R[];
  /** The page is not full, and there may be more rows beyond what may be examined. */
  readonly isCutShort: boolean;
  /** Where it was cut short: what lies behind this position was not read. */
  readonly cutAt: Position | null;
}

export async function readPage<R>(
  list: ListReader,
  { entity, alias }: RowsOf,
  query: ListQuery,
  { after, limit }: ListPage,
): Promise<ListedPage<R>> {
  const { reader, dialect } = list;
  const { parts, horizon } = await chooseParts(list, query, after);
  const [first, ...others] = parts;
  if (!first) return { rows: [], isCutShort: false, cutAt: null };
  const bounds = { order: query.order, after, horizon, limit };
  // What has to be sorted is sorted as ids: whole rows, with their texts, would be carried through the sort.
  const isDirect = others.length === 0 && first.alias === alias && isInListOrder(first);
  const { sql, parameters } = isDirect ? selectPart(dialect, first, bounds) : joinPage(list, alias, parts, bounds);
  const raw: unknown = await reader.query(`SELECT ${selectColumns(reader, entity, alias)} ${sql}`, [...parameters]);
  const rows = toRows<R>(reader, entity, raw);
  const cutAt = horizon === null || rows.length >= limit ? null : behind(horizon, query.order);
  return { rows, isCutShort: cutAt !== null, cutAt };
}

/** All rows with the horizon's sort value are read: the position lies behind any id. Nothing lies behind the last value. */
function behind(horizon: number, { direction }: ListOrder): Position | null {
  if (direction === 'DESC') return [horizon, ''];
  return horizon >= Number.MAX_SAFE_INTEGER ? null : [horizon, '~'];
}

/** Null beyond COUNT_LIMIT, and where more rows than the bound would have to be examined. */
export async function countList(list: ListReader, alias: Alias, query: ListQuery): Promise<number | null> {
  const { parts, horizon } = await chooseParts(list, query, null);
  if (horizon !== null) return null;
  if (parts.length === 0) return 0;
  const limit = COUNT_LIMIT + 1;
  const { sql, parameters } = unionParts(list, alias, parts, { order: query.order, after: null, horizon, limit });
  const rows: { total: unknown }[] = await list.reader.query(
    `SELECT COUNT(*) AS total FROM (SELECT id FROM (${sql}) listed LIMIT ${limit}) counted`,
    [...parameters],
  );
  const total = Number(rows[0]?.total ?? 0);
  return total > COUNT_LIMIT ? null : total;
}

/** The rows of a page found in several parts; what is sorted here is one page of each at most. */
function joinPage(list: ListReader, alias: Alias, parts: readonly ListPart[], bounds: PartBounds): SqlCondition {
  const { sql, parameters } = unionParts(list, alias, parts, bounds);
  const { column, direction, ties } = bounds.order;
  const sorted = `${alias}.\`${column}\` ${direction}, ${alias}.\`${ties[alias]}\` ${direction}`;
  return {
    sql: `FROM (${sql}) page JOIN ${TABLES[alias]} ON ${alias}.id = page.id ORDER BY ${sorted} LIMIT ${bounds.limit}`,
    parameters,
  };
}

/** Ids of the list's rows, each once, in however many parts it lies. */
function unionParts(list: ListReader, alias: Alias, parts: readonly ListPart[], bounds: PartBounds): SqlCondition {
  const selected = parts.map((part) => {
    const id = part.alias === alias ? `${alias}.id` : 'a.report_id';
    const { sql, parameters } = selectPart(list.dialect, part, bounds);
    return { sql: `SELECT ${id} AS id ${sql}`, parameters };
  });
  return {
    sql: selected.map(({ sql }, n) => `SELECT id FROM (${sql}) part${n}`).join(' UNION '),
    parameters: selected.flatMap(({ parameters }) => parameters),
  };
}
