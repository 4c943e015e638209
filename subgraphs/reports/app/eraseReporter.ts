// Carries out erasures (UU PDP, hak penghapusan): each report of the person in a transaction of its own, with an entry in
// its log and an event. Cut off anywhere, it goes on with what is left. Called by the job.
import type { Clock } from '../../../platform/clock';
import type { Database } from '../../../platform/db/database';
import type { CaseChange } from '../domain/caseState';
import {
  closeErasure,
  erasePerson,
  eraseReport,
  findNextErasure,
  findReportsOf,
  type Erasure,
} from '../store/erasures';
import { lockCase } from '../store/lockCase';
import { SYSTEM_ACTOR } from './actor';
import { recordChange } from './recordChange';

const BATCH = 50;
/**
 * So long an erasure stays in the queue and is carried out again: the gateway knows the person for a minute more, and what
 * they hand in meanwhile is to go, too.
 */
const SETTLED_AFTER_MS = 5 * 60_000;

interface ErasureWorld {
  readonly db: Database;
  readonly clock: Clock;
  readonly isStopping: () => boolean;
}

/** Returns the number of reports that it erased. */
export async function eraseReporters(
  db: Database,
  clock: Clock,
  isStopping: () => boolean = () => false,
): Promise<number> {
  const world = { db, clock, isStopping };
  let done = 0;
  let after = '';
  for (;;) {
    const erasure = isStopping() ? null : await findNextErasure(db.reader, after);
    if (erasure === null) return done;
    done += await carryOut(world, erasure);
    after = erasure.reporterId;
  }
}

async function carryOut({ db, clock, isStopping }: ErasureWorld, erasure: Erasure): Promise<number> {
  const { reporterId, requestedAt } = erasure;
  const isSettled = clock.now() > requestedAt + SETTLED_AFTER_MS;
  let done = 0;
  for (;;) {
    const reportIds = await findReportsOf(db.reader, reporterId, BATCH);
    if (reportIds.length === 0) break;
    for (const reportId of reportIds) {
      if (isStopping()) return done;
      await eraseOne(db, { reportId, reporterId, at: clock.now() });
      done += 1;
    }
  }
  await db.write(async (tx) => {
    await erasePerson(tx, reporterId);
    if (isSettled) await closeErasure(tx, reporterId);
  });
  return done;
}

interface OneErasure {
  readonly reportId: string;
  readonly reporterId: string;
  readonly at: number;
}

async function eraseOne(db: Database, { reportId, reporterId, at }: OneErasure): Promise<void> {
  await db.write(async (tx) => {
    const locked = await lockCase(tx, db.dialect, reportId);
    // Another copy of the process was faster.
    if (locked === null || locked.content.reporterId !== reporterId) return;
    const { state: before, content, logHead } = locked;
    const after = { ...before, version: before.version + 1 };
    const none = { reason: null, assignments: [], clocks: [] };
    // No row of the state table: it changes no state, and whoever asks for it does so in users.
    const change: CaseChange = { row: 0, action: 'ERASE', at, before, after, ...none };
    await recordChange(tx, db.dialect, {
      ...{ change, content, contentBefore: content, actor: SYSTEM_ACTOR, assignmentId: null, logHead },
    });
    await eraseReport(tx, reportId, at);
  });
}
