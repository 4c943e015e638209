// Proofs that a report's log stands behind a signed anchor (bukti catatan kasus), batched over a page of reports: four
// statements, whatever its size. Called by `Report.logProof` and `TimelineEntry.hash`.
import DataLoader from 'dataloader';
import { alignByKey, loaderOf } from '../../../../platform/subgraph/context';
import { anchorableFrom, anchorDayOf, boundsOf, type Anchor } from '../../domain/logAnchor';
import { findLastAnchor } from '../../store/logAnchors';
import { findAnchorsOf, findChunks, findHeads, type AnchorWithRoots, type ReportHead } from '../../store/logLeaves';
import type { ReportRow } from '../../store/rows';
import { isInside } from '../access/reportAccess';
import type { ReportsContext } from '../context';
import { loadAccess } from '../loadAssignments';
import { loadReport } from '../loadReport';
import type { TimelineEntryData } from '../toTimelineEntry';
import { findPath } from './leafChunks';

export interface LogProofStepData {
  readonly side: 'LEFT' | 'RIGHT';
  readonly hash: string;
}

export interface LogProofData {
  readonly reportId: string;
  readonly version: number;
  readonly hash: string;
  /** Null: no anchor covers any entry of this report yet. */
  readonly anchor: Anchor | null;
  readonly path: readonly LogProofStepData[];
  /** Without an anchor: from when on there should be one. */
  readonly expectedAt: number | null;
}

const createProofLoader = (ctx: ReportsContext) =>
  new DataLoader<string, LogProofData | null>(async (ids) =>
    alignByKey(ids, await readProofs(ctx, ids), ({ reportId }) => reportId),
  );

/** Null outside the circle: the hash also covers what the public does not see. */
export async function readLogProof(ctx: ReportsContext, report: ReportRow): Promise<LogProofData | null> {
  if (!isInside(await loadAccess(ctx, report))) return null;
  return loaderOf(ctx, createProofLoader).load(report.id);
}

/** As `readLogProof`: whoever may not have the proof is not given its parts either. */
export async function readEntryHash(
  ctx: ReportsContext,
  { reportId, hash }: TimelineEntryData,
): Promise<string | null> {
  const report = await loadReport(ctx, reportId);
  return report !== null && isInside(await loadAccess(ctx, report)) ? hash : null;
}

async function readProofs({ db: { reader } }: ReportsContext, ids: readonly string[]): Promise<LogProofData[]> {
  const last = await findLastAnchor(reader);
  const heads = await findHeads(reader, ids, last === null ? -1 : boundsOf(last.day)[1]);
  const days = [...new Set(heads.map(({ at }) => anchorDayOf(at)))].filter((day) => last !== null && day <= last.day);
  const anchors = new Map((await findAnchorsOf(reader, days)).map((found) => [found.anchor.day, found]));
  const anchored = heads.flatMap((head) => {
    const day = anchorDayOf(head.at);
    return (anchors.get(day)?.roots ?? null) === null ? [] : [{ day, reportId: head.reportId }];
  });
  const chunks = await findChunks(reader, anchored);
  return heads.map((head) => {
    const anchor = anchors.get(anchorDayOf(head.at));
    const chunk = chunks.get(head.reportId);
    const path = anchor?.roots && chunk ? findPath(head, chunk, anchor.roots) : null;
    return toProof(head, anchor, path);
  });
}

type Path = NonNullable<ReturnType<typeof findPath>>;

function toProof(
  { reportId, version, hash, at }: ReportHead,
  found: AnchorWithRoots | undefined,
  path: Path | null,
): LogProofData {
  const entry = { reportId, version, hash };
  if (!found?.roots) return { ...entry, anchor: null, path: [], expectedAt: anchorableFrom(anchorDayOf(at)) };
  // A log that was tampered with leads to no root: an empty path tells whoever checks it.
  const steps = (path ?? []).map(({ side, hash: other }) => ({ side, hash: other.toString('base64url') }));
  return { ...entry, anchor: found.anchor, path: steps, expectedAt: null };
}
