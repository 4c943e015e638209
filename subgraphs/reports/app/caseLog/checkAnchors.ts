// Checks the anchors: each signed by a known key, each continuing the one of the day before, each with the root that the
// log gives today, and none that the file knows and the database does not.
import { MerkleRoot } from '../../../../platform/merkle';
import { dayAfter, encodeAnchor, type Anchor } from '../../domain/logAnchor';
import type { LogBreak } from './checkCase';
import type { LogKeys } from './logKeys';

export interface AnchorCheck {
  /** In the order of days. */
  readonly anchors: readonly Anchor[];
  readonly fileAnchors: readonly Anchor[];
  readonly days: ReadonlyMap<string, MerkleRoot>;
  readonly keys: LogKeys;
  /** False: `days` holds only some days, each whole. */
  readonly isAll: boolean;
  /** Whether the first anchor is the first there ever was. */
  readonly isFromStart: boolean;
}

export function checkAnchors(check: AnchorCheck): LogBreak | null {
  const at = (day: string, what: string): LogBreak => ({
    ...{ reportId: null, version: null, what: `anchor of ${day}: ${what}` },
  });
  let before: Anchor | null = null;
  for (const anchor of check.anchors) {
    const fault = faultOf(anchor, before, check);
    if (fault !== null) return at(anchor.day, fault);
    before = anchor;
  }
  return checkBefore(check, at) ?? checkFile(check, at);
}

function faultOf(
  anchor: Anchor,
  before: Anchor | null,
  { keys, days, isAll, isFromStart }: AnchorCheck,
): string | null {
  const { day, root, count, previousRoot } = anchor;
  if (!keys.isSigned(encodeAnchor(anchor), anchor)) return 'not signed by a key of this installation';
  if (before !== null && day !== dayAfter(before.day)) return 'the day before it has none';
  if (before !== null && previousRoot !== before.root) return 'it does not continue the one before it';
  if (before === null && isFromStart && previousRoot !== null) return 'the ones before it are missing';
  if (!isAll && !days.has(day)) return null;
  const tree = days.get(day) ?? new MerkleRoot();
  if (tree.count !== count) return `it stands for ${count} reports, the log of that day has ${tree.count}`;
  return tree.root().toString('base64url') === root ? null : 'the log of that day gives another root';
}

type At = (day: string, what: string) => LogBreak;

/** Anchors began with the log: an entry of a day before them was put in later. */
function checkBefore({ anchors, days, isFromStart }: AnchorCheck, at: At): LogBreak | null {
  const first = anchors[0]?.day;
  if (first === undefined || !isFromStart) return null;
  const early = [...days.keys()].find((day) => day < first);
  return early === undefined ? null : at(early, 'there is none, though the log has entries of that day');
}

function checkFile({ anchors, fileAnchors, isFromStart }: AnchorCheck, at: At): LogBreak | null {
  const known = new Map(anchors.map((anchor) => [anchor.day, anchor]));
  const first = isFromStart ? '' : (anchors[0]?.day ?? '');
  for (const { day, root, signature } of fileAnchors) {
    if (day < first) continue;
    const own = known.get(day);
    if (own === undefined) return at(day, 'it stands in the file of DATA_DIR, and the database has lost it');
    if (own.root !== root || own.signature !== signature) return at(day, 'the file of DATA_DIR has another one');
  }
  return null;
}
