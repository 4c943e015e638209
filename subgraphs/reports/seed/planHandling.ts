// What an institution does with an assignment (disposisi): gives it back, accepts and answers it, asks, or leaves it lying.
// Called by tellCase.ts for each new assignment, and when a question to the reporter was answered.
import type { SeedAgency } from '../../../schema/reference/agencies';
import { getLiaisonIdFor } from '../../../schema/reference/operators';
import { findUnitFor } from '../../../schema/reference/units';
import { HELD_STATUSES, POSTPONE_REASONS, type ReportStatus } from '../domain/states';
import type { AssignmentState } from '../domain/caseState';
import { agencyOf } from './agencyOf';
import { habitsOf, pickHandler, pickInstitutionAdmin, pickNationalAdmin } from './actors';
import type { CaseRun } from './caseRun';
import { drawDays, drawOfficeTime } from './drawTimes';
import { planClearing } from './planClearing';
import { explainReturn } from './pickAgencies';

const WRONG_RETURNS_SHARE = 0.9;
const RIGHT_RETURNS_SHARE = 0.012;
const STUCK_AFTER_ACCEPTING_SHARE = 0.45;
const ANSWERS_AT_ONCE_SHARE = 0.12;
const INTERIM_SHARE = 0.16;
const ASKS_SHARE = 0.025;
const TAKEN_BACK_SHARE = 0.15;

/** Who has answered does not answer again before somebody replies. */
export const ANSWERABLE: readonly ReportStatus[] = HELD_STATUSES.filter((status) => status !== 'RESPONDED');

function officeTime(run: CaseRun, afterMs: number, days: number, zone: AssignmentState['zone']): number {
  return drawOfficeTime(run.random, afterMs, { days, zone, calendar: run.world.calendar });
}

export function planHandling(run: CaseRun, assignment: AssignmentState): void {
  const { random, draft } = run;
  const agency = agencyOf(assignment);
  const isWrong = assignment.role === 'LEAD' && agency.id !== draft.competent.id && !run.past.has(draft.competent.id);
  if (random.chance(isWrong ? WRONG_RETURNS_SHARE : RIGHT_RETURNS_SHARE)) return planReturn(run, assignment, agency);
  const { neglect, pace } = habitsOf(agency);
  const isNeglected = random.chance(neglect);
  if (isNeglected && random.chance(TAKEN_BACK_SHARE)) planTakingBack(run, assignment);
  if (isNeglected) planClearing(run, assignment);
  if (isNeglected && !random.chance(STUCK_AFTER_ACCEPTING_SHARE)) return;
  if (!isNeglected && random.chance(ANSWERS_AT_ONCE_SHARE)) return planAnswer(run, assignment, run.lastAt);
  const acceptedAt = officeTime(run, assignment.assignedAt, drawDays(random, 1.8 * pace, 0.8), assignment.zone);
  planAcceptance(run, assignment, acceptedAt);
  if (isNeglected) return;
  const isAlone = run.state.assignments.filter(({ endedAt }) => endedAt === null).length === 1;
  if (isAlone && random.chance(ASKS_SHARE)) planQuestion(run, assignment, acceptedAt);
  else planAnswer(run, assignment, acceptedAt);
}

function planReturn(run: CaseRun, assignment: AssignmentState, agency: SeedAgency): void {
  const { random, world, draft } = run;
  run.plan({
    action: 'RETURN',
    at: officeTime(run, assignment.assignedAt, drawDays(random, 1.6, 0.7), assignment.zone),
    by: pickInstitutionAdmin(random, agency, 'HOLDER_ADMIN', world.scale),
    whileIn: HELD_STATUSES,
    assignmentId: assignment.id,
    reason: explainReturn(agency, draft.competent),
  });
}

export function planAcceptance(run: CaseRun, assignment: AssignmentState, at: number): void {
  const agency = agencyOf(assignment);
  const unit = findUnitFor(agency, run.draft.category.rootCode);
  const { scale } = run.world;
  const by = pickHandler(run.random, agency, assignment.unitId === null ? null : unit, scale);
  run.plan({
    action: 'ACCEPT',
    at,
    by,
    whileIn: ['DISPOSED', 'IN_PROGRESS', 'REPORTER_REPLIED'],
    assignmentId: assignment.id,
    unitId: unit.id,
    // Null of a system: nobody of the institution has taken it then. Who received it for all has given it to the unit's.
    assigneeOperatorId: by.actor.operatorId && getLiaisonIdFor(agency, unit, scale),
  });
}

/** Working days from the assignment to its answer, by the limit that applies. */
function drawAnswerDays({ random, state }: CaseRun, pace: number): number {
  if (state.classification !== 'COMPLAINT') return drawDays(random, 2.8 * pace, 0.55);
  return state.supervision === 'SUPERVISORY' ? drawDays(random, 34 * pace, 0.45) : drawDays(random, 8 * pace, 0.6);
}

/** The published response (tindak lanjut), not before `fromMs`, with an interim answer on the way at times. */
export function planAnswer(run: CaseRun, assignment: AssignmentState, fromMs: number): void {
  const { random, draft, world } = run;
  const agency = agencyOf(assignment);
  const unit = findUnitFor(agency, draft.category.rootCode);
  const days = drawAnswerDays(run, habitsOf(agency).pace);
  const wanted = officeTime(run, assignment.assignedAt, days, assignment.zone);
  const at = wanted > fromMs ? wanted : officeTime(run, fromMs, random.int(3), assignment.zone);
  const isAccepted = fromMs > run.lastAt;
  const by = pickHandler(random, agency, isAccepted || assignment.unitId !== null ? unit : null, world.scale);
  const common = { by, assignmentId: assignment.id } as const;
  const takenUp = { assigneeOperatorId: by.actor.operatorId };
  const halfway = officeTime(run, Math.floor((fromMs + at) / 2), 0, assignment.zone);
  if (isAccepted && halfway < at && random.chance(INTERIM_SHARE))
    run.plan({ ...common, ...takenUp, action: 'INTERIM_REPLY', at: halfway, whileIn: ['DISPOSED', 'IN_PROGRESS'] });
  run.plan({ ...common, action: 'PUBLISH_RESPONSE', at, whileIn: ANSWERABLE });
}

function planQuestion(run: CaseRun, assignment: AssignmentState, acceptedAt: number): void {
  const { random, world } = run;
  run.plan({
    action: 'POSTPONE',
    at: officeTime(run, acceptedAt, random.int(4), assignment.zone),
    by: pickInstitutionAdmin(random, agencyOf(assignment), 'HOLDER_ADMIN', world.scale),
    whileIn: ['IN_PROGRESS'],
    reason: random.pick(POSTPONE_REASONS),
  });
}

/** The national admin intervenes where an institution is late, but seldom. */
function planTakingBack(run: CaseRun, assignment: AssignmentState): void {
  const { random, world, state } = run;
  const clock = state.clocks.find(({ kind, assignmentId }) => kind === 'RESOLVE' && assignmentId === assignment.id);
  run.plan({
    action: 'TAKE_BACK',
    at: officeTime(run, clock?.dueAt ?? run.lastAt, random.between(3, 25), 'WIB'),
    by: pickNationalAdmin(random, world.scale),
    whileIn: ANSWERABLE,
    assignmentId: assignment.id,
  });
}
