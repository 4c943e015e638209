// Reads cases with their whole logs, page by page along the keys, from one snapshot. For the verification.
import type { Database } from '../../../platform/db/database';
import { LOGGED_TEXTS, type LoggedTextKind, type TextPlace } from './loggedTexts';

export interface HistoryEntryRow {
  readonly reportId: string;
  readonly version: number;
  readonly id: string;
  readonly at: number;
  readonly action: string;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly actorRole: string;
  readonly actorAgencyId: string | null;
  readonly actorOperatorId: string | null;
  readonly actorClientId: string | null;
  readonly assignmentId: string | null;
  readonly reason: string | null;
  readonly dues: string | null;
  readonly texts: string | null;
  readonly previousHash: string | null;
  readonly hash: string | null;
}

export interface CaseHead {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly logHead: string | null;
  readonly erasedAt: number | null;
}

export interface StoredText {
  readonly kind: LoggedTextKind;
  readonly id: string;
  readonly text: string | null;
  readonly salt: string | null;
}

/** `report` is null where only a log is left. */
export interface LoggedCase {
  readonly reportId: string;
  readonly report: CaseHead | null;
  readonly entries: readonly HistoryEntryRow[];
  readonly texts: readonly StoredText[];
  /** Due date by clock. */
  readonly dues: ReadonlyMap<number, number>;
}

export interface CaseSelection {
  /** This one report alone. */
  readonly reportId?: string;
  /** Only reports that have changed since then. */
  readonly since?: number;
}

/** All reads of a verification see one state, while others go on writing. */
export interface LogSnapshot {
  query(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

type Row = Record<string, string | number | null>;

const PAGE = 500;
const LAST_ID = '~';
const HISTORY_COLUMNS =
  'report_id, version, id, at, action, from_status, to_status, actor_role, actor_agency_id, actor_operator_id, ' +
  'actor_client_id, assignment_id, reason, dues, texts, prev_hash, hash';

export async function openLogSnapshot({ dialect, reader }: Database): Promise<LogSnapshot> {
  const runner = reader.connection.createQueryRunner();
  if (dialect.engine !== 'sqlite') await runner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await runner.query(dialect.engine === 'sqlite' ? 'BEGIN' : 'START TRANSACTION WITH CONSISTENT SNAPSHOT');
  return {
    query: async (sql, parameters = []) => (await runner.query(sql, [...parameters])) as Row[],
    async close() {
      await runner.query('COMMIT');
      await runner.release();
    },
  };
}

/** In the order of their ids. */
export async function* readLoggedCases(snapshot: LogSnapshot, selection: CaseSelection): AsyncGenerator<LoggedCase> {
  let after = '';
  for (;;) {
    const heads = await readHeads(snapshot, selection, after);
    const isLast = heads.length < PAGE;
    // A log whose report is gone lies between the others, or behind the last.
    const upTo = isLast ? LAST_ID : (heads.at(-1)?.id ?? LAST_ID);
    yield* await readPage(snapshot, heads, rangeOf(selection, heads, { after, upTo }));
    if (isLast) return;
    after = upTo;
  }
}

async function readHeads(
  snapshot: LogSnapshot,
  { reportId, since }: CaseSelection,
  after: string,
): Promise<CaseHead[]> {
  const conditions = ['id > ?', ...(since === undefined ? [] : ['updated_at >= ?']), ...(reportId ? ['id = ?'] : [])];
  const parameters = [after, ...(since === undefined ? [] : [since]), ...(reportId ? [reportId] : [])];
  const sql = `SELECT id, version, status, log_head, erased_at FROM report WHERE ${conditions.join(' AND ')} ORDER BY id LIMIT ${PAGE}`;
  return (await snapshot.query(sql, parameters)).map((row) => ({
    ...{ id: String(row.id), version: Number(row.version), status: String(row.status) },
    ...{ logHead: row.log_head as string | null, erasedAt: toNumber(row.erased_at) },
  }));
}

interface Range {
  readonly sql: (column: string) => string;
  readonly parameters: readonly string[];
}

function rangeOf(
  { reportId, since }: CaseSelection,
  heads: readonly CaseHead[],
  { after, upTo }: { readonly after: string; readonly upTo: string },
): Range {
  if (reportId) return { sql: (column) => `${column} = ?`, parameters: [reportId] };
  if (since === undefined) return { sql: (column) => `${column} > ? AND ${column} <= ?`, parameters: [after, upTo] };
  const ids = heads.map(({ id }) => id);
  return { sql: (column) => `${column} IN (${ids.map(() => '?').join(', ') || 'NULL'})`, parameters: ids };
}

async function readPage(snapshot: LogSnapshot, heads: readonly CaseHead[], range: Range): Promise<LoggedCase[]> {
  const select = (columns: string, table: string, order: string, key = 'report_id'): Promise<Row[]> =>
    snapshot.query(`SELECT ${columns} FROM ${table} WHERE ${range.sql(key)} ORDER BY ${order}`, range.parameters);
  const entries = groupBy((await select(HISTORY_COLUMNS, 'history', 'report_id, version')).map(toEntry));
  const clocks = groupBy(
    (await select('report_id, seq, due_at', 'clock', 'report_id, seq')).map((row) => ({
      ...{ reportId: String(row.report_id), seq: Number(row.seq), dueAt: Number(row.due_at) },
    })),
  );
  const texts = groupBy(await readTexts(select));
  const reports = new Map(heads.map((head) => [head.id, head]));
  const ids = [...new Set([...reports.keys(), ...entries.keys()])].sort();
  return ids.map((reportId) => ({
    reportId,
    report: reports.get(reportId) ?? null,
    entries: entries.get(reportId) ?? [],
    texts: texts.get(reportId) ?? [],
    dues: new Map((clocks.get(reportId) ?? []).map(({ seq, dueAt }) => [seq, dueAt])),
  }));
}

type Select = (columns: string, table: string, order: string, key: string) => Promise<Row[]>;
type OwnedText = StoredText & { readonly reportId: string };

async function readTexts(select: Select): Promise<OwnedText[]> {
  const places = Object.entries(LOGGED_TEXTS) as [LoggedTextKind, TextPlace][];
  const tables = [...new Set(places.map(([, { table }]) => table))];
  const found: OwnedText[] = [];
  for (const table of tables) {
    const own = places.filter(([, place]) => place.table === table);
    const key = (own[0] as (typeof own)[number])[1].reportColumn;
    const columns = new Set(own.flatMap(([, { column, saltColumn }]) => [column, saltColumn]));
    const selected = `${key} AS owner_id, id AS row_id, ${[...columns].join(', ')}`;
    for (const row of await select(selected, table, key === 'id' ? 'id' : `${key}, id`, key))
      for (const [kind, { column, saltColumn }] of own) {
        const ids = { reportId: String(row.owner_id), id: String(row.row_id) };
        found.push({ kind, ...ids, text: row[column] as string | null, salt: row[saltColumn] as string | null });
      }
  }
  return found;
}

function toEntry(row: Row): HistoryEntryRow {
  return {
    ...{ reportId: String(row.report_id), version: Number(row.version), id: String(row.id), at: Number(row.at) },
    ...{ action: String(row.action), fromStatus: toText(row.from_status), toStatus: String(row.to_status) },
    ...{ actorRole: String(row.actor_role), actorAgencyId: toText(row.actor_agency_id) },
    ...{ actorOperatorId: toText(row.actor_operator_id), actorClientId: toText(row.actor_client_id) },
    ...{ assignmentId: toText(row.assignment_id), reason: toText(row.reason) },
    ...{ dues: toText(row.dues), texts: toText(row.texts) },
    ...{ previousHash: toText(row.prev_hash), hash: toText(row.hash) },
  };
}

const toText = (value: string | number | null | undefined): string | null => (value ?? null) as string | null;
const toNumber = (value: string | number | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

function groupBy<T extends { readonly reportId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const own = groups.get(row.reportId);
    if (own) own.push(row);
    else groups.set(row.reportId, [row]);
  }
  return groups;
}
