// A Merkle tree as RFC 6962 builds it (Certificate Transparency): one hash for many, and a short proof that one of them is
// among these. Used by the daily anchors of the case log.
import { sha256 } from './crypto';

/** A leaf and a node begin differently, so that none can be passed off as the other. */
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export interface PathStep {
  /** Where this hash stands beside the one that the proof has come to. */
  readonly side: 'LEFT' | 'RIGHT';
  readonly hash: Buffer;
}

export function hashLeaf(text: string): Buffer {
  return sha256(Buffer.concat([LEAF, Buffer.from(text)]));
}

function hashNode(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.concat([NODE, left, right]));
}

/** Takes leaves one after the other and keeps no more than one hash for each power of two. */
export class MerkleRoot {
  /** Roots of full trees, each smaller than the one before. */
  private readonly peaks: { readonly size: number; readonly hash: Buffer }[] = [];
  private taken = 0;

  get count(): number {
    return this.taken;
  }

  add(leaf: Buffer): void {
    this.taken += 1;
    let peak = { size: 1, hash: leaf };
    for (let last = this.peaks.at(-1); last?.size === peak.size; last = this.peaks.at(-1)) {
      this.peaks.pop();
      peak = { size: peak.size * 2, hash: hashNode(last.hash, peak.hash) };
    }
    this.peaks.push(peak);
  }

  /** Of no leaves: the hash of nothing. */
  root(): Buffer {
    const [last, ...larger] = this.peaks.toReversed();
    if (last === undefined) return sha256('');
    return larger.reduce((hash, peak) => hashNode(peak.hash, hash), last.hash);
  }
}

export function rootOf(leaves: readonly Buffer[]): Buffer {
  const tree = new MerkleRoot();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** From the leaf at `index` up to the root. */
export function pathOf(leaves: readonly Buffer[], index: number): PathStep[] {
  if (leaves.length <= 1) return [];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return index < split
    ? [...pathOf(left, index), { side: 'RIGHT', hash: rootOf(right) }]
    : [...pathOf(right, index - split), { side: 'LEFT', hash: rootOf(left) }];
}

/** The root that a leaf and its path lead to. */
export function followPath(leaf: Buffer, path: readonly PathStep[]): Buffer {
  return path.reduce(
    (hash, step) => (step.side === 'LEFT' ? hashNode(step.hash, hash) : hashNode(hash, step.hash)),
    leaf,
  );
}
