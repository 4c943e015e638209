// The part of the fold that counts assignments (disposisi): an institution's figures, and the clocks of everybody's.
// The event tells an assignment's new state only, so what was counted of it is kept and exactly that is taken back.
import type { AssignmentDelta, ReportChanged } from '../../../schema/contract/events';
import type { CounterDeltas, Target } from './counterDeltas';
import { judgeClock, NEW_CLOCK, type ClockFact, type CountedClock } from './judgeClock';
import type { Measure } from './measures';
import { findRunningClocks, NO_CLOCKS, type RunningClocks } from './runningClocks';
import { targetsOf, type Place, type RootOf } from './targets';
import { wibDay } from './wibDay';

export interface CountedAssignment extends Place {
  readonly reportId: string;
  readonly assignmentId: string;
  readonly agencyId: string;
  readonly role: string;
  readonly status: string;
  readonly isAnswered: boolean;
  readonly firstResponse: CountedClock;
  readonly resolve: CountedClock;
  readonly running: RunningClocks;
  /** Day under which it is counted among the open cases that are due; null when no clock of it runs. */
  readonly openDueDay: string | null;
}

interface AssignmentsInput {
  readonly at: number;
  readonly event: ReportChanged;
  readonly counted: readonly CountedAssignment[];
  readonly rootOf: RootOf;
  readonly wasClosed: boolean;
  readonly targets: readonly Target[];
}

const ACTIVE = new Set(['PENDING', 'ACCEPTED', 'ANSWERED']);

export function foldAssignments(deltas: CounterDeltas, input: AssignmentsInput): readonly CountedAssignment[] {
  const told = new Map(input.event.assignments.map((delta) => [delta.assignmentId, delta]));
  const known = new Set(input.counted.map(({ assignmentId }) => assignmentId));
  const created = input.event.assignments.filter(({ assignmentId }) => !known.has(assignmentId));
  // A pause touches the clocks of every assignment, also of those that the event does not list.
  const all = [...input.counted, ...created.map((delta) => startCounting(input.event, delta))];
  return all.map((before) => foldOne(deltas, input, { before, delta: told.get(before.assignmentId) ?? null }));
}

/** As it was before it existed: ended, so that its first state opens it. Clocks count under this category for good. */
function startCounting({ reportId, after }: ReportChanged, delta: AssignmentDelta): CountedAssignment {
  const { assignmentId, agencyId, role } = delta;
  const clocks = { firstResponse: NEW_CLOCK, resolve: NEW_CLOCK, running: NO_CLOCKS, openDueDay: null };
  const place = { categoryCode: after.categoryCode, areaCode: after.areaCode };
  return { ...place, ...clocks, reportId, assignmentId, agencyId, role, status: '', isAnswered: false };
}

interface Step {
  readonly before: CountedAssignment;
  readonly delta: AssignmentDelta | null;
}

function foldOne(deltas: CounterDeltas, input: AssignmentsInput, { before, delta }: Step): CountedAssignment {
  const status = delta?.to ?? before.status;
  const role = delta?.role ?? before.role;
  const own: readonly Target[] = [{ dimension: 'AGENCY', member: before.agencyId }];
  const isAnswer = !before.isAnswered && status === 'ANSWERED';
  const isReaction = before.status === 'PENDING' && (status === 'ACCEPTED' || status === 'ANSWERED');
  if (delta !== null) foldFacts(deltas, input, { before, delta, own, isAnswer, isReaction });

  const clockTargets = [...own, ...targetsOf(before, input.rootOf)];
  const isRunning = ACTIVE.has(status) && input.event.after.status !== 'NEEDS_INFO';
  const judge = (clock: CountedClock, measures: readonly [Measure, Measure], fact: Omit<ClockFact, 'at'>) =>
    countClock(deltas, clockTargets, { clock, measures, fact: { at: input.at, ...fact } });
  const firstResponse = judge(before.firstResponse, ['first_response_due', 'first_response_met'], {
    dueAt: delta?.firstResponseDueAt ?? null,
    isRunning,
    doneAt: isReaction ? (delta?.firstRespondedAt ?? input.at) : null,
  });
  const resolve = judge(before.resolve, ['resolve_due', 'resolve_met'], {
    dueAt: delta?.resolveDueAt ?? null,
    isRunning,
    doneAt: isAnswer ? (delta?.answeredAt ?? input.at) : null,
  });
  const running = delta === null ? before.running : followClocks(input, before, delta);
  const openDueDay = isRunning ? findOpenDueDay(running) : null;
  deltas.addDue(own, before.openDueDay, -1);
  deltas.addDue(own, openDueDay, 1);
  const isAnswered = before.isAnswered || isAnswer;
  return { ...before, status, role, isAnswered, firstResponse, resolve, running, openDueDay };
}

function followClocks(input: AssignmentsInput, before: CountedAssignment, delta: AssignmentDelta): RunningClocks {
  return findRunningClocks({
    action: input.event.action,
    delta,
    fromStatus: before.status,
    isAnswered: before.isAnswered,
    isReopening: input.wasClosed,
    told: { firstResponse: before.firstResponse.dueAt, resolve: before.resolve.dueAt },
    running: before.running,
  });
}

interface Facts {
  readonly before: CountedAssignment;
  readonly delta: AssignmentDelta;
  readonly own: readonly Target[];
  readonly isAnswer: boolean;
  readonly isReaction: boolean;
}

function foldFacts(deltas: CounterDeltas, input: AssignmentsInput, facts: Facts): void {
  const { before, delta, own, isAnswer, isReaction } = facts;
  const day = wibDay(input.at);
  const [wasActive, isActive] = [ACTIVE.has(before.status), ACTIVE.has(delta.to)];
  if (before.status === '') deltas.add(own, wibDay(delta.assignedAt), 'received');
  if (isActive && !wasActive) deltas.add(own, before.status === '' ? wibDay(delta.assignedAt) : day, 'opened');
  if (wasActive && !isActive) deltas.add(own, day, 'ended');
  if (isReaction) deltas.add(own, wibDay(delta.firstRespondedAt ?? input.at), 'followed_up');
  if (isAnswer) deltas.add(own, wibDay(delta.answeredAt ?? input.at), 'responded');
  const hasEnded = delta.to === 'DONE' && before.status !== 'DONE';
  if (hasEnded && input.event.after.status === 'CLOSED') {
    deltas.add(own, wibDay(input.event.after.closedAt ?? input.at), 'closed');
  }
  if (before.status === 'DONE' && isActive && input.wasClosed) deltas.add(own, day, 'reopened');
  if (delta.to === 'RETURNED' && before.status !== 'RETURNED') deltas.add([...own, ...input.targets], day, 'returned');
}

interface ClockCount {
  readonly clock: CountedClock;
  readonly measures: readonly [due: Measure, met: Measure];
  readonly fact: ClockFact;
}

function countClock(deltas: CounterDeltas, targets: readonly Target[], count: ClockCount): CountedClock {
  const { clock, wasMet } = judgeClock(count.clock, count.fact);
  const [due, met] = count.measures;
  if (clock.day !== count.clock.day) {
    if (count.clock.day !== null) deltas.add(targets, count.clock.day, due, -1);
    if (clock.day !== null) deltas.add(targets, clock.day, due);
  }
  if (wasMet && clock.day !== null) deltas.add(targets, clock.day, met);
  return clock;
}

/** The nearest day on which the institution owes something: a reaction or an answer. */
function findOpenDueDay({ firstResponse, resolve }: RunningClocks): string | null {
  const known = [firstResponse, resolve].filter((due): due is number => due !== null);
  return known.length === 0 ? null : wibDay(Math.min(...known));
}
