// One clock (tenggat): start, pause, resume, recompute. Called by `applyClocks.ts`.
import type { TimeZone } from '../../../schema/contract/events';
import { endOfLocalDay, localDayOf } from './calendar';
import type { WorkingCalendar } from './calendar';
import type { ClockState } from './caseState';
import { dueAfter, remainingDays } from './dueDate';
import { limitFor, ruleNamed } from './policy';
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

export function startClock(start: ClockStart, calendar: WorkingCalendar): ClockState {
  const { policy, rule } = limitFor(start.kind, start.subject, start.at);
  return {
    seq: start.seq,
    kind: start.kind,
    assignmentId: start.assignmentId,
    zone: start.zone,
    policy,
    rule: rule.name,
    startedAt: start.at,
    dueAt: dueAfter(start.at, { limit: rule.limit, unit: rule.unit, zone: start.zone, calendar }),
    stoppedAt: null,
    pausedAt: null,
    remainingDays: null,
  };
}

/** A clock that is overdue when it pauses has nothing left to keep: it stays overdue with its date. */
export function pauseClock(clock: ClockState, at: number, calendar: WorkingCalendar): ClockState {
  if (clock.pausedAt !== null) return clock;
  const { unit } = ruleNamed(clock.policy, clock.rule);
  const left = at > clock.dueAt ? null : remainingDays(at, clock.dueAt, { unit, zone: clock.zone, calendar });
  return { ...clock, pausedAt: at, remainingDays: left };
}

export function resumeClock(clock: ClockState, at: number, calendar: WorkingCalendar): ClockState {
  if (clock.pausedAt === null) return clock;
  const { unit } = ruleNamed(clock.policy, clock.rule);
  const limit = clock.remainingDays;
  const dueAt = limit === null ? clock.dueAt : dueAfter(at, { limit, unit, zone: clock.zone, calendar });
  return { ...clock, dueAt, pausedAt: null, remainingDays: null };
}

/**
 * Another classification, another limit: counted from the same start, and days that pauses have added stay added.
 * The limit is that of the policy under which the clock started.
 */
export function recomputeClock(clock: ClockState, subject: LimitSubject, calendar: WorkingCalendar): ClockState {
  const old = ruleNamed(clock.policy, clock.rule);
  const { policy, rule } = limitFor(clock.kind, subject, clock.startedAt);
  if (rule.name === old.name) return clock;
  const dueCount = calendar.countThrough(localDayOf(clock.dueAt, clock.zone)) + rule.limit - old.limit;
  const dueAt = endOfLocalDay(calendar.dayOfCount(dueCount), clock.zone);
  const moved: ClockState = { ...clock, policy, rule: rule.name, dueAt, pausedAt: null, remainingDays: null };
  return clock.pausedAt === null ? moved : pauseClock(moved, clock.pausedAt, calendar);
}
