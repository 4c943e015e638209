// The leaves of a day's tree as they are stored, so that a proof reads a part of them and not the whole day: whole trees
// of 128 leaves, and the roots of these. RFC 6962 builds a tree in such a way that both together give its very nodes.
import { hashLeaf, pathOf, rootOf, type PathStep } from '../../../../platform/merkle';
import { encodeHead, type DayHead } from '../../domain/logAnchor';
import type { DayLeaves, LeafChunk } from '../../store/logLeaves';

/** A power of two. */
const CHUNK_SIZE = 128;

/** `heads` in the order of report ids. */
export function toDayLeaves(heads: readonly DayHead[]): DayLeaves {
  const chunks: LeafChunk[] = [];
  for (let from = 0; from < heads.length; from += CHUNK_SIZE) {
    const part = heads.slice(from, from + CHUNK_SIZE);
    const [first] = part as [DayHead];
    const leaves = part.map((head) => hashLeaf(encodeHead(head)));
    chunks.push({ firstReportId: first.reportId, position: chunks.length, leaves });
  }
  return { chunks, roots: chunks.map(({ leaves }) => rootOf(leaves)) };
}

/** From the leaf of `head` up to the root of its day; null: it is none of these leaves. */
export function findPath(head: DayHead, chunk: LeafChunk, roots: readonly Buffer[]): PathStep[] | null {
  const leaf = hashLeaf(encodeHead(head));
  const index = chunk.leaves.findIndex((each) => each.equals(leaf));
  return index < 0 ? null : [...pathOf(chunk.leaves, index), ...pathOf(roots, chunk.position)];
}
