// The table of anchors, and the entries that they stand for. Called by the job, the queries and the verification.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import type { Anchor, DayHead } from '../domain/logAnchor';

const COLUMNS = ['day', 'root', 'count', 'previous_root', 'key_id', 'signature', 'signed_at'];
export const ANCHOR_COLUMNS = COLUMNS.map((name) => `\`${name}\``).join(', ');
const SELECT = `SELECT ${ANCHOR_COLUMNS} FROM log_anchor`;

/** What reads: a manager, or the snapshot of a verification. */
export interface Reader {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

export interface AnchorRow {
  readonly day: string;
  readonly root: string;
  readonly count: number;
  readonly previous_root: string | null;
  readonly key_id: string;
  readonly signature: string;
  readonly signed_at: number;
}

async function readAnchors(reader: Reader, rest: string, parameters: unknown[] = []): Promise<Anchor[]> {
  return ((await reader.query(`${SELECT} ${rest}`, parameters)) as AnchorRow[]).map(toAnchor);
}

export function toAnchor(row: AnchorRow): Anchor {
  return {
    ...{ day: row.day, root: row.root, count: Number(row.count), previousRoot: row.previous_root },
    ...{ keyId: row.key_id, signature: row.signature, signedAt: Number(row.signed_at) },
  };
}

export async function findLastAnchor(reader: Reader): Promise<Anchor | null> {
  return (await readAnchors(reader, 'ORDER BY day DESC LIMIT 1'))[0] ?? null;
}

/** In the order of days. */
export function listAnchorsAfter(reader: Reader, day: string, limit: number): Promise<Anchor[]> {
  return readAnchors(reader, 'WHERE day > ? ORDER BY day LIMIT ?', [day, limit]);
}

/** As `listAnchorsAfter`, the day itself included. */
export function listAnchorsFrom(reader: Reader, day: string, limit: number): Promise<Anchor[]> {
  return readAnchors(reader, 'WHERE day >= ? ORDER BY day LIMIT ?', [day, limit]);
}

/** A day's first anchor stays; false: there is one already. */
export async function insertAnchor(tx: EntityManager, dialect: Dialect, anchor: Anchor): Promise<boolean> {
  const { day, root, count, previousRoot, keyId, signature, signedAt } = anchor;
  const touched = await dialect.execute(
    tx,
    `${dialect.insertIgnore} INTO log_anchor (${ANCHOR_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [day, root, count, previousRoot, keyId, signature, signedAt],
  );
  return touched === 1;
}

export async function findFirstEntryAt(reader: Reader): Promise<number | null> {
  const rows = (await reader.query('SELECT at FROM history WHERE at >= 0 ORDER BY at LIMIT 1')) as { at: number }[];
  return rows[0] === undefined ? null : Number(rows[0].at);
}

/** The last entry of each report within these milliseconds, in the order of report ids. */
export async function readHeadsBetween(reader: Reader, from: number, to: number): Promise<DayHead[]> {
  const sql = 'SELECT report_id, version, hash FROM history WHERE at >= ? AND at <= ?';
  const rows = (await reader.query(sql, [from, to])) as { report_id: string; version: number; hash: string }[];
  const heads = new Map<string, DayHead>();
  for (const { report_id: reportId, version: stored, hash } of rows) {
    const version = Number(stored);
    if ((heads.get(reportId)?.version ?? 0) < version) heads.set(reportId, { reportId, version, hash });
  }
  return [...heads.values()].sort((a, b) => (a.reportId < b.reportId ? -1 : 1));
}
