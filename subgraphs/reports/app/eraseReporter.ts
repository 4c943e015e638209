// Carries out erasures (UU PDP, hak penghapusan): each report of the person in a transaction of its own, with an entry in
// its log and an event. Cut off anywhere, it goes on with what is left. Called by the job.
import type { Database } from '../../../platform/db/database';
import type { CaseChange } from '../domain/caseState';
import { closeErasure, eraseReport, findNextErasure, findReportsOf } from '../store/erasures';
import { lockCase } from '../store/lockCase';
import { SYSTEM_ACTOR } from './actor';
import { recordChange } from './recordChange';

const BATCH = 50;

/** Returns the number of reports that it erased. */
export async function eraseReporters(
  db: Database,
  clock: { now(): number },
  isStopping: () => boolean = () => false,
): Promise<number> {
  let done = 0;
  for (;;) {
    const erasure = isStopping() ? null : await findNextErasure(db.reader);
    if (erasure === null) return done;
    const { reporterId } = erasure;
    const reportIds = await findReportsOf(db.reader, reporterId, BATCH);
    for (const reportId of reportIds) {
      if (isStopping()) return done;
      await eraseOne(db, { reportId, reporterId, at: clock.now() });
      done += 1;
    }
    if (reportIds.length === 0) await db.write((tx) => closeErasure(tx, reporterId));
  }
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
