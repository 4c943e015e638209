// Goes through the whole case log, or the part that is asked for, and gives the first thing that does not fit: in the
// chains, in what the cases say today, in the anchors. One page of cases and a few hashes a day are all it keeps.
// Called by `lapor log verify`.
import type { Database } from '../../../../platform/db/database';
import { hashLeaf, MerkleRoot } from '../../../../platform/merkle';
import { anchorDayOf, boundsOf, encodeHead, headsByDay, type Anchor } from '../../domain/logAnchor';
import { openLogSnapshot, readLoggedCases, type LogSnapshot } from '../../store/caseLogReader';
import { listAnchorsAfter, readHeadsBetween } from '../../store/logAnchors';
import { checkAnchors } from './checkAnchors';
import { checkCase, type LogBreak } from './checkCase';
import type { LogKeys } from './logKeys';

export interface VerifyRequest {
  readonly keys: LogKeys;
  /** What the file beside the database says. */
  readonly fileAnchors: readonly Anchor[];
  readonly reportId?: string;
  /** Only what has changed since this day, `YYYY-MM-DD` in WIB. */
  readonly from?: string;
  readonly onProgress?: (entries: number) => void;
}

export interface Verification {
  readonly broken: LogBreak | null;
  readonly reports: number;
  readonly entries: number;
  readonly anchors: number;
  /** The last day with an anchor: what came later is proved by the chains alone. */
  readonly anchoredUntil: string | null;
}

export async function verifyCaseLog(db: Database, request: VerifyRequest): Promise<Verification> {
  const snapshot = await openLogSnapshot(db);
  try {
    return await verify(snapshot, request);
  } finally {
    await snapshot.close();
  }
}

async function verify(snapshot: LogSnapshot, request: VerifyRequest): Promise<Verification> {
  const { reportId, from, onProgress } = request;
  const since = from === undefined ? undefined : boundsOf(from)[0];
  const anchors = await readAllAnchors(snapshot, from);
  const result = { reports: 0, entries: 0, anchors: anchors.length, anchoredUntil: anchors.at(-1)?.day ?? null };
  const days = new Map<string, MerkleRoot>();
  for await (const logged of readLoggedCases(snapshot, { reportId, since })) {
    result.reports += 1;
    result.entries += logged.entries.length;
    const broken = checkCase(logged);
    if (broken !== null) return { broken, ...result };
    for (const [day, head] of headsByDay(logged.entries)) {
      if (since !== undefined && day < (from ?? '')) continue;
      const tree = days.get(day) ?? new MerkleRoot();
      tree.add(hashLeaf(encodeHead(head)));
      days.set(day, tree);
    }
    onProgress?.(result.entries);
  }
  if (reportId !== undefined) await readWholeDays(snapshot, days, reportId);
  const isAll = reportId === undefined;
  return { broken: checkAnchors({ ...request, anchors, days, isAll, isFromStart: from === undefined }), ...result };
}

/** Of a single report: the days on which it changed have other reports' entries, too. */
async function readWholeDays(snapshot: LogSnapshot, days: Map<string, MerkleRoot>, reportId: string): Promise<void> {
  for (const day of days.keys()) {
    const tree = new MerkleRoot();
    const heads = await readHeadsBetween(asReader(snapshot), ...boundsOf(day));
    if (!heads.some((head) => head.reportId === reportId)) throw new Error(`${reportId} has no entry on ${day}.`);
    for (const head of heads) tree.add(hashLeaf(encodeHead(head)));
    days.set(day, tree);
  }
}

const PAGE = 1_000;

async function readAllAnchors(snapshot: LogSnapshot, from: string | undefined): Promise<Anchor[]> {
  const all: Anchor[] = [];
  let after = from === undefined ? '' : anchorDayOf(boundsOf(from)[0] - 1);
  for (;;) {
    const page = await listAnchorsAfter(asReader(snapshot), after, PAGE);
    all.push(...page);
    if (page.length < PAGE) return all;
    after = page.at(-1)?.day ?? after;
  }
}

function asReader(snapshot: LogSnapshot) {
  return { query: (sql: string, parameters: unknown[] = []) => snapshot.query(sql, parameters) };
}
