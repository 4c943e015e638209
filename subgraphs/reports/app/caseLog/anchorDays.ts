// Anchors each day that is over: a signed root over the last entries of all reports that changed on it. Two processes that
// do it at once do no harm: a day has one anchor, the first. Called by the job and by tests.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Database } from '../../../../platform/db/database';
import { hashLeaf, rootOf } from '../../../../platform/merkle';
import {
  anchorDayOf,
  boundsOf,
  dayAfter,
  encodeAnchor,
  encodeHead,
  isAnchorable,
  type Anchor,
} from '../../domain/logAnchor';
import { findFirstEntryAt, findLastAnchor, insertAnchor, readHeadsBetween } from '../../store/logAnchors';
import type { LogKeys } from './logKeys';

export interface AnchorWorld {
  readonly db: Database;
  readonly clock: { now(): number };
  readonly keys: LogKeys;
}

/** Returns the number of days that it anchored. `isStopping` is asked between two of them. */
export async function anchorDays(world: AnchorWorld, isStopping: () => boolean = () => false): Promise<number> {
  for (let done = 0; ; done += 1) {
    const last = await findLastAnchor(world.db.reader);
    const day = last === null ? await findFirstDay(world.db) : dayAfter(last.day);
    if (day === null || isStopping() || !isAnchorable(day, world.clock.now())) return done;
    const anchor = await makeAnchor(world, day, last);
    await world.db.write((tx) => insertAnchor(tx, world.db.dialect, anchor));
    await yieldToOthers();
  }
}

async function findFirstDay({ reader }: Database): Promise<string | null> {
  const at = await findFirstEntryAt(reader);
  return at === null ? null : anchorDayOf(at);
}

async function makeAnchor({ db, clock, keys }: AnchorWorld, day: string, last: Anchor | null): Promise<Anchor> {
  const heads = await readHeadsBetween(db.reader, ...boundsOf(day));
  const root = rootOf(heads.map((head) => hashLeaf(encodeHead(head)))).toString('base64url');
  const facts = { day, root, count: heads.length, previousRoot: last?.root ?? null, signedAt: clock.now() };
  return { ...facts, keyId: keys.keyId, signature: keys.sign(encodeAnchor(facts)) };
}
