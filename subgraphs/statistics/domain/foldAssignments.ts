// The part of the fold that counts assignments (disposisi): an institution's figures, and the clocks of everybody's.
// The event tells an assignment's new state only, so what was counted of it is kept and exactly that is taken back.
import type { AssignmentDelta, ReportChanged } from '../../../schema/contract/events';
import type { CounterDeltas, Target } from './counterDeltas';
import { judgeClock, NEW_CLOCK, type ClockFact, type CountedClock } from './judgeClock';
import type { Measure } from './measures';
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
  const clocks = { firstResponse: NEW_CLOCK, resolve: NEW_CLOCK, openDueDay: null };
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
  const after = { ...before, status, role, isAnswered: before.isAnswered || isAnswer, firstResponse, resolve };
  const openDueDay = isRunning
    ? findOpenDueDay(after, { before, delta, reportStatus: input.event.after.status })
    : null;
  deltas.addDue(own, before.openDueDay, -1);
  deltas.addDue(own, openDueDay, 1);
  return { ...after, openDueDay };
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

interface Owed {
  readonly before: CountedAssignment;
  readonly delta: AssignmentDelta | null;
  readonly reportStatus: string;
}

/** The nearest day on which the institution owes something: a reaction, an answer, or a reaction to a reply. */
function findOpenDueDay(assignment: CountedAssignment, { before, delta, reportStatus }: Owed): string | null {
  const { status, role, firstResponse, resolve } = assignment;
  const first = delta?.firstResponseDueAt ?? firstResponse.dueAt;
  const resolveBy = delta?.resolveDueAt ?? resolve.dueAt;
  if (status === 'PENDING') return nearest(first, resolveBy);
  if (status === 'ACCEPTED' && !assignment.isAnswered) return nearest(resolveBy);
  // Answered once: it owes again after a reply (a reaction), and after a reopening (a new RESOLVE clock).
  if (delta === null) return before.openDueDay;
  if (reportStatus === 'REPORTER_REPLIED' && role === 'LEAD') return nearest(delta.firstResponseDueAt);
  return status === 'ACCEPTED' && delta.resolveDueAt !== resolve.dueAt ? nearest(delta.resolveDueAt) : null;
}

function nearest(...dues: readonly (number | null)[]): string | null {
  const known = dues.filter((due): due is number => due !== null);
  return known.length === 0 ? null : wibDay(Math.min(...known));
}
