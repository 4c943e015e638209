// The leaves of each anchored day, in pieces, and what a proof reads of them. Called by the anchoring and by the loader of
// proofs.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { Anchor, DayHead } from '../domain/logAnchor';
import { ANCHOR_COLUMNS, toAnchor, type AnchorRow, type Reader } from './logAnchors';
import { placeholders } from './visibleReports';

/** Neighbouring leaves: a whole tree below the tree of the day, but for the last one. */
export interface LeafChunk {
  readonly firstReportId: string;
  readonly position: number;
  readonly leaves: readonly Buffer[];
}

export interface DayLeaves {
  readonly chunks: readonly LeafChunk[];
  readonly roots: readonly Buffer[];
}

/** The anchor of a day with the roots of its chunks; null while these are not stored. */
export interface AnchorWithRoots {
  readonly anchor: Anchor;
  readonly roots: readonly Buffer[] | null;
}

export interface ReportHead extends DayHead {
  readonly at: number;
}

/** Of 32 bytes in base64url. */
const HASH_LENGTH = 43;

export function packHashes(hashes: readonly Buffer[]): string {
  return hashes.map((hash) => hash.toString('base64url')).join('');
}

function unpackHashes(packed: string): Buffer[] {
  const count = packed.length / HASH_LENGTH;
  return Array.from({ length: count }, (_, index) =>
    Buffer.from(packed.slice(index * HASH_LENGTH, (index + 1) * HASH_LENGTH), 'base64url'),
  );
}

export async function insertChunks(tx: EntityManager, day: string, chunks: readonly LeafChunk[]): Promise<void> {
  const rows = chunks.map(({ firstReportId, position, leaves }) => [day, firstReportId, position, packHashes(leaves)]);
  await bulkInsert(tx, { table: 'log_leaves', columns: ['day', 'first_report_id', 'position', 'leaves'], rows });
}

/** False: another process was faster. */
export async function setRoots(tx: EntityManager, dialect: Dialect, day: string, roots: readonly Buffer[]) {
  const sql = 'UPDATE log_anchor SET chunk_roots = ? WHERE day = ? AND chunk_roots IS NULL';
  return (await dialect.execute(tx, sql, [packHashes(roots), day])) === 1;
}

/** Days that were anchored before leaves were stored. */
export async function listAnchorsWithoutLeaves(reader: Reader, after: string, limit: number): Promise<Anchor[]> {
  const sql = `SELECT ${ANCHOR_COLUMNS} FROM log_anchor WHERE day > ? AND chunk_roots IS NULL ORDER BY day LIMIT ?`;
  return ((await reader.query(sql, [after, limit])) as AnchorRow[]).map(toAnchor);
}

/**
 * Of each report the last entry up to `upTo`, for which there is an anchor; where all of them came later, its last. A report's
 * versions are as few as its steps.
 */
export async function findHeads(reader: Reader, reportIds: readonly string[], upTo: number): Promise<ReportHead[]> {
  const sql =
    'SELECT h.report_id, h.version, h.`at`, h.hash FROM history h JOIN (SELECT report_id, ' +
    'COALESCE(MAX(CASE WHEN `at` <= ? THEN version END), MAX(version)) AS version FROM history ' +
    `WHERE report_id IN (${placeholders(reportIds)}) GROUP BY report_id) m ` +
    'ON m.report_id = h.report_id AND m.version = h.version';
  const rows = (await reader.query(sql, [upTo, ...reportIds])) as {
    report_id: string;
    version: number;
    at: number;
    hash: string;
  }[];
  return rows.map((row) => ({
    ...{ reportId: row.report_id, version: Number(row.version), at: Number(row.at), hash: row.hash },
  }));
}

export async function findAnchorsOf(reader: Reader, days: readonly string[]): Promise<AnchorWithRoots[]> {
  if (days.length === 0) return [];
  const sql = `SELECT ${ANCHOR_COLUMNS}, chunk_roots FROM log_anchor WHERE day IN (${placeholders(days)})`;
  const rows = (await reader.query(sql, [...days])) as (AnchorRow & { chunk_roots: string | null })[];
  return rows.map((row) => ({
    anchor: toAnchor(row),
    roots: row.chunk_roots === null ? null : unpackHashes(row.chunk_roots),
  }));
}

export interface LeafPlace {
  readonly day: string;
  readonly reportId: string;
}

/** The chunk in which each report's leaf lies, by report: one seek in the key for each, in one statement. */
export async function findChunks(reader: Reader, places: readonly LeafPlace[]): Promise<Map<string, LeafChunk>> {
  if (places.length === 0) return new Map();
  const one = (_: LeafPlace, index: number): string =>
    `SELECT * FROM (SELECT ${index} AS place, first_report_id, position, leaves FROM log_leaves ` +
    `WHERE day = ? AND first_report_id <= ? ORDER BY first_report_id DESC LIMIT 1) p${index}`;
  const sql = places.map(one).join(' UNION ALL ');
  const parameters = places.flatMap(({ day, reportId }) => [day, reportId]);
  const rows = (await reader.query(sql, parameters)) as {
    place: number;
    first_report_id: string;
    position: number;
    leaves: string;
  }[];
  return new Map(
    rows.map((row) => [
      (places[Number(row.place)] as LeafPlace).reportId,
      {
        ...{ firstReportId: row.first_report_id, position: Number(row.position), leaves: unpackHashes(row.leaves) },
      },
    ]),
  );
}
