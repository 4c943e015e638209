// Row 17: the system flags what an institution or a verifier has missed, minutes after the day ends. Called by tellCase.ts
// after each step, for the clocks that it started or moved.
import { isRunning, type CaseChange } from '../domain/caseState';
import { OPEN_STATUSES } from '../domain/states';
import { SYSTEM } from './actors';
import type { CaseRun } from './caseRun';

/** Not drawn: the other draws of a case stay what they are. */
const JOB_MINUTES = 10;

export function planEscalations(run: CaseRun, { clocks }: CaseChange): void {
  for (const { after } of clocks) {
    if (!isRunning(after) || after.escalatedAt !== null) continue;
    if (after.kind === 'AUTO_CLOSE' || after.kind === 'COMPLETE') continue;
    const at = after.dueAt + 1 + (run.draft.n % JOB_MINUTES) * 60_000;
    run.plan({ action: 'ESCALATE', at, by: SYSTEM, whileIn: OPEN_STATUSES, reason: 'OVERDUE' });
  }
}
