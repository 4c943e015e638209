// Anchors each day that is over: a signed root over the last entries of all reports that changed on it. Two processes that
// do it at once do no harm: a day has one anchor, the first. Called by the job and by tests.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Clock } from '../../../../platform/clock';
import type { Database, Transaction } from '../../../../platform/db/database';
import { rootOf } from '../../../../platform/merkle';
import { anchorDayOf, boundsOf, dayAfter, encodeAnchor, isAnchorable, type Anchor } from '../../domain/logAnchor';
import { findFirstEntryAt, findLastAnchor, insertAnchor, readHeadsBetween } from '../../store/logAnchors';
import { insertChunks, listAnchorsWithoutLeaves, setRoots, type DayLeaves } from '../../store/logLeaves';
import { toDayLeaves } from './leafChunks';
import type { LogKeys } from './logKeys';

export interface AnchorWorld {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: LogKeys;
}

/** Returns the number of days that it anchored. `isStopping` is asked between two of them. */
export async function anchorDays(world: AnchorWorld, isStopping: () => boolean = () => false): Promise<number> {
  for (let done = 0; ; done += 1) {
    const last = await findLastAnchor(world.db.reader);
    const day = last === null ? await findFirstDay(world.db) : dayAfter(last.day);
    if (day === null || isStopping() || !isAnchorable(day, world.clock.now())) return done;
    const { anchor, leaves } = await makeAnchor(world, day, last);
    await world.db.write(async (tx) => {
      if (await insertAnchor(tx, world.db.dialect, anchor)) await storeLeaves(tx, world.db, day, leaves);
    });
    await yieldToOthers();
  }
}

async function findFirstDay({ reader }: Database): Promise<string | null> {
  const at = await findFirstEntryAt(reader);
  return at === null ? null : anchorDayOf(at);
}

interface NewAnchor {
  readonly anchor: Anchor;
  readonly leaves: DayLeaves;
}

async function makeAnchor({ db, clock, keys }: AnchorWorld, day: string, last: Anchor | null): Promise<NewAnchor> {
  const heads = await readHeadsBetween(db.reader, ...boundsOf(day));
  const leaves = toDayLeaves(heads);
  const root = rootOf(leaves.roots).toString('base64url');
  const facts = { day, root, count: heads.length, previousRoot: last?.root ?? null, signedAt: clock.now() };
  return { anchor: { ...facts, keyId: keys.keyId, signature: keys.sign(encodeAnchor(facts)) }, leaves };
}

async function storeLeaves(tx: Transaction, { dialect }: Database, day: string, { chunks, roots }: DayLeaves) {
  if (await setRoots(tx, dialect, day, roots)) await insertChunks(tx, day, chunks);
}

const BATCH = 100;

/** For days that were anchored before leaves were stored. Where the log does not give the anchor's root, none are. */
export async function addMissingLeaves(db: Database, isStopping: () => boolean = () => false): Promise<number> {
  let done = 0;
  let after = '';
  for (;;) {
    const anchors = await listAnchorsWithoutLeaves(db.reader, after, BATCH);
    for (const { day, root } of anchors) {
      if (isStopping()) return done;
      const leaves = toDayLeaves(await readHeadsBetween(db.reader, ...boundsOf(day)));
      after = day;
      if (rootOf(leaves.roots).toString('base64url') !== root) continue;
      await db.write((tx) => storeLeaves(tx, db, day, leaves));
      done += 1;
      await yieldToOthers();
    }
    if (anchors.length < BATCH) return done;
  }
}
