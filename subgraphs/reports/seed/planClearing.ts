// What becomes of a seeded case that its institution, or the verifier, leaves lying: late, but mostly at last, somebody clears it
// up, so that most of what is open is recent. Drawn by itself: a case that is handled stays what it is. Called by the planners.
import { createRandom, type Random } from '../../../schema/reference/random';
import { findUnitFor } from '../../../schema/reference/units';
import type { AssignmentState } from '../domain/caseState';
import { OPEN_STATUSES } from '../domain/states';
import { pickHandler, pickNationalAdmin, REPORTER_OF } from './actors';
import type { CaseRun } from './caseRun';
import { drawCitizenTime, drawDays, drawOfficeTime } from './drawTimes';
import { agencyOf } from './agencyOf';

const LEFT_FOR_GOOD_SHARE = 0.03;
const ANSWERED_LATE_SHARE = 0.1;
const WITHDRAWN_SHARE = 0.05;
const UNANSWERED = ['DISPOSED', 'IN_PROGRESS'] as const;
/** Working days behind the due date: half of them within two weeks, some after months. */
const MEDIAN_DAYS = 9;
const SPREAD = 0.9;

export function drawLateDays(random: Random): number {
  return 1 + drawDays(random, MEDIAN_DAYS, SPREAD);
}

/** Null: nobody ever does. */
export function clearingRandom({ draft }: CaseRun, what: string): Random | null {
  const random = createRandom(`clearing:${draft.n}/${what}`);
  return random.chance(LEFT_FOR_GOOD_SHARE) ? null : random;
}

/**
 * A few are answered late, some reporters give up; of most the national admin asks the reporter whether the matter still stands,
 * hears nothing, and the case expires: it was never followed up.
 */
export function planClearing(run: CaseRun, assignment: AssignmentState): void {
  const { world, draft, state } = run;
  const random = clearingRandom(run, assignment.id);
  if (random === null) return;
  const clock = state.clocks.find(({ kind, assignmentId }) => kind === 'RESOLVE' && assignmentId === assignment.id);
  const dueAt = clock?.dueAt ?? run.lastAt;
  const days = drawLateDays(random);
  const { calendar, scale } = world;
  const at = drawOfficeTime(random, dueAt, { days, zone: 'WIB', calendar });
  const by = pickNationalAdmin(random, scale);
  if (assignment.role !== 'LEAD') {
    run.plan({ action: 'TAKE_BACK', at, by, whileIn: UNANSWERED, assignmentId: assignment.id });
    return;
  }
  const fate = random.next();
  if (fate < WITHDRAWN_SHARE) {
    const givenUpAt = drawCitizenTime(random, dueAt, days, draft.area.timeZone);
    run.plan({ action: 'WITHDRAW', at: givenUpAt, by: REPORTER_OF, whileIn: OPEN_STATUSES });
  } else if (fate < WITHDRAWN_SHARE + ANSWERED_LATE_SHARE) answerLate(run, assignment, { random, dueAt, days });
  else run.plan({ action: 'POSTPONE', at, by, whileIn: UNANSWERED, reason: 'DETAILS_MISSING' });
}

interface Late {
  readonly random: Random;
  readonly dueAt: number;
  readonly days: number;
}

function answerLate(run: CaseRun, assignment: AssignmentState, { random, dueAt, days }: Late): void {
  const { world, draft } = run;
  const agency = agencyOf(assignment);
  const unit = assignment.unitId === null ? null : findUnitFor(agency, draft.category.rootCode);
  const at = drawOfficeTime(random, dueAt, { days, zone: assignment.zone, calendar: world.calendar });
  const by = pickHandler(random, agency, unit, world.scale);
  run.plan({ action: 'PUBLISH_RESPONSE', at, by, whileIn: UNANSWERED, assignmentId: assignment.id });
}
