// Row 17: the system flags what an institution or a verifier has missed, minutes after the day ends; some reporters then go
// to the Ombudsman. Called by tellCase.ts after each step, for the clocks that it started or moved.
import { createRandom } from '../../../schema/reference/random';
import { isRunning, type CaseChange } from '../domain/caseState';
import { isHeld, OPEN_STATUSES } from '../domain/states';
import { REPORTER_OF, SYSTEM } from './actors';
import type { CaseRun } from './caseRun';
import { drawCitizenTime } from './drawTimes';

/** Not drawn: the other draws of a case stay what they are. */
const JOB_MINUTES = 10;
const OMBUDSMAN_SHARE = 0.03;

export function planEscalations(run: CaseRun, { clocks }: CaseChange): void {
  for (const { after } of clocks) {
    if (!isRunning(after) || after.escalatedAt !== null) continue;
    if (after.kind === 'AUTO_CLOSE' || after.kind === 'COMPLETE') continue;
    const at = after.dueAt + 1 + (run.draft.n % JOB_MINUTES) * 60_000;
    run.plan({ action: 'ESCALATE', at, by: SYSTEM, whileIn: OPEN_STATUSES, reason: 'OVERDUE' });
  }
}

/** Drawn by itself, for the same reason. */
export function planOmbudsman(run: CaseRun, { action, reason, after }: CaseChange): void {
  const { n, content, area } = run.draft;
  if (action !== 'ESCALATE' || reason !== 'OVERDUE' || !isHeld(after.status) || content.channel === 'AGENCY') return;
  const random = createRandom(`ombudsman:${n}/${after.version}`);
  if (!random.chance(OMBUDSMAN_SHARE)) return;
  const at = drawCitizenTime(random, run.lastAt, random.between(2, 12), area.timeZone);
  run.plan({ action, at, by: REPORTER_OF, whileIn: OPEN_STATUSES, reason: 'TO_OMBUDSMAN' });
}
