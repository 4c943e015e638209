// One clock (tenggat): start, pause, resume, recompute, recount, flag. Called by `applyClocks.ts`.
import type { TimeZone } from '../../../schema/contract/events';
import { isToEscalate } from './caseState';
import type { ClockState } from './caseState';
import type { ClockRules } from './clockRules';
import { dueAfter, remainingDays } from './dueDate';
import type { LimitSubject } from './policy';
import type { ClockKind } from './states';

export interface ClockStart {
  readonly seq: number;
  readonly kind: ClockKind;
  readonly assignmentId: string | null;
  readonly zone: TimeZone;
  readonly subject: LimitSubject;
  readonly at: number;
}

export function startClock(start: ClockStart, { calendar, limits }: ClockRules): ClockState {
  const { policy, rule } = limits.limitFor(start.kind, start.subject, start.at);
  return {
    seq: start.seq,
    kind: start.kind,
    assignmentId: start.assignmentId,
    zone: start.zone,
    policy,
    rule: rule.name,
    startedAt: start.at,
    dueAt: dueAfter(start.at, { limit: rule.limit, unit: rule.unit, zone: start.zone, calendar }),
    countedFrom: start.at,
    countedDays: rule.limit,
    stoppedAt: null,
    pausedAt: null,
    remainingDays: null,
    escalatedAt: null,
  };
}

/** A clock that is overdue when it pauses has nothing left to keep: it stays overdue with its date. */
export function pauseClock(clock: ClockState, at: number, { calendar, limits }: ClockRules): ClockState {
  if (clock.pausedAt !== null) return clock;
  const { unit } = limits.ruleNamed(clock.policy, clock.rule);
  const left = at > clock.dueAt ? null : remainingDays(at, clock.dueAt, { unit, zone: clock.zone, calendar });
  return { ...clock, pausedAt: at, remainingDays: left };
}

export function resumeClock(clock: ClockState, at: number, rules: ClockRules): ClockState {
  if (clock.pausedAt === null) return clock;
  const running = { ...clock, pausedAt: null, remainingDays: null };
  // Overdue it stays; only a calendar that was corrected during the pause moves its date.
  if (clock.remainingDays === null) return recountClock(running, rules);
  const { unit } = rules.limits.ruleNamed(clock.policy, clock.rule);
  const { zone } = clock;
  const dueAt = dueAfter(at, { limit: clock.remainingDays, unit, zone, calendar: rules.calendar });
  // A day that has none left gets the next working one to finish: then it is that day that counts.
  const countedDays = remainingDays(at, dueAt, { unit, zone, calendar: rules.calendar });
  return { ...moveDue(running, dueAt), countedFrom: at, countedDays };
}

/**
 * Another classification, another limit: counted from the same start, and days that pauses have added stay added.
 * The limit is that of the policy under which the clock started.
 */
export function recomputeClock(clock: ClockState, subject: LimitSubject, rules: ClockRules): ClockState {
  const old = rules.limits.ruleNamed(clock.policy, clock.rule);
  const { policy, rule } = rules.limits.limitFor(clock.kind, subject, clock.startedAt);
  if (rule.name === old.name) return clock;
  const countedDays = clock.countedDays + rule.limit - old.limit;
  const counted: ClockState = { ...clock, policy, rule: rule.name, countedDays };
  const moved = { ...moveDue(counted, countDue(counted, rules)), pausedAt: null, remainingDays: null };
  return clock.pausedAt === null ? moved : pauseClock(moved, clock.pausedAt, rules);
}

/** The same days under the calendar as it is now. A pause keeps its remaining days, and calendar days do not change. */
export function recountClock(clock: ClockState, rules: ClockRules): ClockState {
  if (clock.pausedAt !== null) return clock;
  const dueAt = countDue(clock, rules);
  return dueAt === clock.dueAt ? clock : moveDue(clock, dueAt);
}

/** Marks it as overdue, once. */
export function flagClock(clock: ClockState, at: number): ClockState {
  return isToEscalate(clock, at) ? { ...clock, escalatedAt: at } : clock;
}

function countDue({ policy, rule, zone, countedFrom, countedDays }: ClockState, rules: ClockRules): number {
  const { unit } = rules.limits.ruleNamed(policy, rule);
  return dueAfter(countedFrom, { limit: countedDays, unit, zone, calendar: rules.calendar });
}

/** A due date after the flag is a new one, which may be missed again. */
function moveDue(clock: ClockState, dueAt: number): ClockState {
  const isStillMissed = clock.escalatedAt !== null && dueAt < clock.escalatedAt;
  return { ...clock, dueAt, escalatedAt: isStillMissed ? clock.escalatedAt : null };
}
