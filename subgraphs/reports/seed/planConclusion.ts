// How a case ends, or goes on, once it waits for the reporter: a reply, a confirmation, silence. What the system does by
// itself happens exactly when its clock has run out. Called by tellCase.ts.
import type { SeedAgency } from '../../../schema/reference/agencies';
import { createWeightedPicker } from '../../../schema/reference/random';
import { findUnitFor } from '../../../schema/reference/units';
import { isRunning, leadOf } from '../domain/caseState';
import { ADMIN_CLOSE_REASONS, OPEN_STATUSES, REOPEN_REASONS, type ClockKind } from '../domain/states';
import { pickHandler, pickNationalAdmin, REPORTER_OF, SYSTEM } from './actors';
import type { CaseRun } from './caseRun';
import { drawCitizenTime, drawDays, drawOfficeTime } from './drawTimes';
import { clearingRandom, drawLateDays } from './planClearing';
import { agencyOf } from './agencyOf';
import { ANSWERABLE, planAcceptance } from './planHandling';

const COMPLETES_SHARE = 0.68;
const CONFIRMS_SHARE = 0.17;
const REPLIES_SHARE = 0.13;
const ADMIN_CLOSES_SHARE = 0.02;
const REOPENS_SHARE = 0.02;
const WITHDRAWS_SHARE = 0.012;
const UNHEARD_SHARE = 0.12;
const ANSWERS_AT_ONCE_SHARE = 0.3;
const MAX_ROUNDS = 2;
/** Of the clock FIRST_RESPONSE. */
const LIMIT_DAYS = 5;
/** Whoever is asked after months whether it still stands seldom answers. */
const COMPLETES_LATE_SHARE = 0.12;
/** The system's job runs after midnight; a case is closed within these minutes. */
const JOB_MS = 10 * 60_000;

const pickRating = createWeightedPicker([1, 2, 3, 4, 5], (rating) => [8, 7, 17, 33, 35][rating - 1] ?? 0);

/** Just after the end of the clock that runs: earlier the rules refuse it. */
function findRunOut({ state, random }: CaseRun, kind: ClockKind): { dueAt: number; jobAt: number } {
  const clock = state.clocks.find((candidate) => candidate.kind === kind && isRunning(candidate));
  if (!clock) throw new Error(`No clock ${kind} is running.`);
  return { dueAt: clock.dueAt, jobAt: clock.dueAt + 1 + random.int(JOB_MS) };
}

function citizenTime(run: CaseRun, medianDays: number): number {
  return drawCitizenTime(run.random, run.lastAt, drawDays(run.random, medianDays, 0.9), run.draft.area.timeZone);
}

export function planWithdrawal(run: CaseRun): void {
  if (!run.random.chance(WITHDRAWS_SHARE)) return;
  run.plan({ action: 'WITHDRAW', at: citizenTime(run, 4), by: REPORTER_OF, whileIn: OPEN_STATUSES });
}

export function planCompletion(run: CaseRun): void {
  const { dueAt, jobAt } = findRunOut(run, 'COMPLETE');
  const at = citizenTime(run, 5);
  const isClearing = run.steps.at(-1)?.actor.role === 'NATIONAL_ADMIN' && run.state.verifiedAt !== null;
  if (at <= dueAt && run.random.chance(isClearing ? COMPLETES_LATE_SHARE : COMPLETES_SHARE))
    run.plan({ action: 'COMPLETE', at, by: REPORTER_OF, whileIn: ['NEEDS_INFO'] });
  else run.plan({ action: 'EXPIRE', at: jobAt, by: SYSTEM, whileIn: ['NEEDS_INFO'], reason: 'NOT_COMPLETED' });
}

export function planConclusion(run: CaseRun): void {
  const { random, world } = run;
  const { dueAt, jobAt } = findRunOut(run, 'AUTO_CLOSE');
  const whileIn = ['RESPONDED'] as const;
  const rounds = run.steps.filter(({ change }) => change.action === 'REPLY' || change.action === 'REOPEN').length;
  const fate = random.next();
  const at = citizenTime(run, 3);
  const adminAt = drawOfficeTime(random, run.lastAt, {
    days: random.between(2, 8),
    zone: 'WIB',
    calendar: world.calendar,
  });
  const isReplying = fate < CONFIRMS_SHARE + REPLIES_SHARE;
  if (fate < CONFIRMS_SHARE && at <= dueAt)
    run.plan({ action: 'CONFIRM', at, by: REPORTER_OF, whileIn, rating: pickRating(random) });
  else if (isReplying && at <= dueAt && rounds < MAX_ROUNDS)
    run.plan({ action: 'REPLY', at, by: REPORTER_OF, whileIn });
  else if (!isReplying && fate < CONFIRMS_SHARE + REPLIES_SHARE + ADMIN_CLOSES_SHARE && adminAt <= dueAt) {
    const by = pickNationalAdmin(random, world.scale);
    run.plan({ action: 'CLOSE', at: adminAt, by, whileIn, reason: random.pick(ADMIN_CLOSE_REASONS) });
  } else run.plan({ action: 'AUTO_CLOSE', at: jobAt, by: SYSTEM, whileIn });
}

/** After a reply (tanggapan) or a reopening the lead has to act again. */
export function planReaction(run: CaseRun): void {
  const { random, world, draft, state } = run;
  const lead = leadOf(state.assignments);
  if (!lead) return;
  const isUnheard = random.chance(UNHEARD_SHARE);
  const late = isUnheard ? clearingRandom(run, `unheard/${run.lastAt}`) : null;
  if (isUnheard && late === null) return;
  const agency: SeedAgency = agencyOf(lead);
  const wait = (days: number) => ({ days, zone: lead.zone, calendar: world.calendar });
  const days = late === null ? drawDays(random, 2, 0.7) : LIMIT_DAYS + drawLateDays(late);
  const acceptedAt = drawOfficeTime(random, run.lastAt, wait(days));
  const isDirect = random.chance(ANSWERS_AT_ONCE_SHARE);
  if (!isDirect) planAcceptance(run, lead, acceptedAt);
  const unit = isDirect && lead.unitId === null ? null : findUnitFor(agency, draft.category.rootCode);
  run.plan({
    action: 'PUBLISH_RESPONSE',
    at: isDirect ? acceptedAt : drawOfficeTime(random, acceptedAt, wait(1 + drawDays(random, 4, 0.6))),
    by: pickHandler(random, agency, unit, world.scale),
    whileIn: ANSWERABLE,
    assignmentId: lead.id,
  });
}

export function planReopening(run: CaseRun): void {
  const { random, state, draft } = run;
  if (state.closeReason !== 'NO_REPLY' || state.reopenCount > 0 || !random.chance(REOPENS_SHARE)) return;
  const at = drawCitizenTime(random, run.lastAt, random.between(1, 25), draft.area.timeZone);
  run.plan({ action: 'REOPEN', at, by: REPORTER_OF, whileIn: ['CLOSED'], reason: random.pick(REOPEN_REASONS) });
}
