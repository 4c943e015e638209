// The part of the fold that counts assignments (disposisi): an institution's figures, and the clocks of everybody's.
// The event tells an assignment's new state only, so what was counted of it is kept and exactly that is taken back.
import type { AssignmentDelta, ReportChanged } from '../../../schema/contract/events';
import { enterBacklog, enterWait, NO_ENTRIES, type CohortEntries } from './cohort';
import { countClock } from './countClock';
import type { CounterDeltas, Target } from './counterDeltas';
import { countAssignmentFacts } from './countAssignmentFacts';
import { NEW_CLOCK, type ClockFact, type CountedClock } from './judgeClock';
import type { Measure } from './measures';
import { findRunningClocks, isActive, NO_CLOCKS, type RunningClocks } from './runningClocks';
import { isSamePlace, targetsOf, targetsOfAssignment, type Place, type RootOf } from './targets';
import { wibDay, wibDayOrNull } from './wibDay';

/** Its place is that of its report when it was made: its clocks count there for good. */
export interface CountedAssignment extends Place {
  readonly reportId: string;
  readonly assignmentId: string;
  readonly agencyId: string;
  readonly role: string;
  readonly status: string;
  readonly assignedDay: string;
  readonly respondedDay: string | null;
  readonly answeredDay: string | null;
  /** The day on which its institution was done with it, or rid of it; null while it is active. */
  readonly endedDay: string | null;
  readonly finding: string | null;
  readonly isAnswered: boolean;
  readonly firstResponse: CountedClock;
  readonly resolve: CountedClock;
  readonly running: RunningClocks;
  /** Day under which it is counted among the open cases that are due; null when no clock of it runs. */
  readonly openDueDay: string | null;
  readonly entries: CohortEntries;
}

export interface AssignmentsInput {
  readonly at: number;
  readonly event: ReportChanged;
  readonly counted: readonly CountedAssignment[];
  readonly rootOf: RootOf;
  readonly wasClosed: boolean;
  readonly targets: readonly Target[];
}

export function foldAssignments(deltas: CounterDeltas, input: AssignmentsInput): readonly CountedAssignment[] {
  if (input.counted.length === 0 && input.event.assignments.length === 0) return input.counted;
  const { counted } = input;
  const told = input.event.assignments;
  // A pause touches the clocks of every assignment, also of those that the event does not list.
  const after = counted.map((before) => {
    const delta = told.find(({ assignmentId }) => assignmentId === before.assignmentId) ?? null;
    return foldOne(deltas, input, { before, delta });
  });
  for (const delta of told) {
    if (counted.some(({ assignmentId }) => assignmentId === delta.assignmentId)) continue;
    after.push(foldOne(deltas, input, { before: startCounting(input.event, delta), delta }));
  }
  return after;
}

/** As it was before it existed: ended, so that its first state opens it. Clocks count under this category for good. */
function startCounting({ reportId, after }: ReportChanged, delta: AssignmentDelta): CountedAssignment {
  return {
    reportId,
    assignmentId: delta.assignmentId,
    agencyId: delta.agencyId,
    role: delta.role,
    status: '',
    categoryCode: after.categoryCode,
    areaCode: after.areaCode,
    classification: after.classification,
    supervision: after.supervision,
    channel: after.channel,
    assignedDay: wibDay(delta.assignedAt),
    respondedDay: null,
    answeredDay: null,
    endedDay: null,
    finding: null,
    isAnswered: false,
    firstResponse: NEW_CLOCK,
    resolve: NEW_CLOCK,
    running: NO_CLOCKS,
    openDueDay: null,
    entries: NO_ENTRIES,
  };
}

export interface Step {
  readonly before: CountedAssignment;
  readonly delta: AssignmentDelta | null;
}

function foldOne(deltas: CounterDeltas, input: AssignmentsInput, { before, delta }: Step): CountedAssignment {
  if (delta === null && isResting(input, before)) return before;
  const status = delta?.to ?? before.status;
  const role = delta?.role ?? before.role;
  const oldOwn = targetsOfAssignment(before);
  const own = targetsOfAssignment({ agencyId: before.agencyId, role });
  const isAnswer = !before.isAnswered && status === 'ANSWERED';
  const isReaction = before.status === 'PENDING' && (status === 'ACCEPTED' || status === 'ANSWERED');
  if (delta !== null) countAssignmentFacts(deltas, input, { before, delta, oldOwn, own, isAnswer, isReaction });

  const place = isSamePlace(before, input.event.after) ? input.targets : targetsOf(before, input.rootOf);
  const isRunning = isActive(status) && input.event.after.status !== 'NEEDS_INFO';
  const judge = (clock: CountedClock, measures: readonly [Measure, Measure], fact: Omit<ClockFact, 'at'>) =>
    countClock(deltas, { clock, measures, fact: { at: input.at, ...fact }, oldTargets: oldOwn, targets: own, place });
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
  if (openDueDay !== before.openDueDay || own !== oldOwn) {
    deltas.addDue(oldOwn, before.openDueDay, -1);
    deltas.addDue(own, openDueDay, 1);
  }
  const isAnswered = before.isAnswered || isAnswer;
  const facts = followFacts(input, { before, delta });
  const entries = enterAssignment({ ...facts, start: before.assignedDay, entries: before.entries, status });
  deltas.moveEntries({ targets: oldOwn, entries: before.entries }, { targets: own, entries });
  const { respondedDay, answeredDay, endedDay, finding } = facts;
  return {
    ...before,
    role,
    status,
    isAnswered,
    respondedDay,
    answeredDay,
    endedDay,
    finding,
    firstResponse,
    resolve,
    running,
    openDueDay,
    entries,
  };
}

/** Ended, and not what the event is about: its clocks were judged when it ended. */
function isResting({ event }: AssignmentsInput, { status, assignmentId }: CountedAssignment): boolean {
  return !isActive(status) && event.response?.assignmentId !== assignmentId;
}

type FollowedFacts = Pick<CountedAssignment, 'respondedDay' | 'answeredDay' | 'endedDay' | 'finding'>;

function followFacts({ at, event }: AssignmentsInput, { before, delta }: Step): FollowedFacts {
  const isOwnResponse = event.response?.assignmentId === before.assignmentId;
  const finding = isOwnResponse ? (event.response?.finding ?? null) : before.finding;
  if (delta === null) {
    const { respondedDay, answeredDay, endedDay } = before;
    return { respondedDay, answeredDay, endedDay, finding };
  }
  const respondedDay = before.respondedDay ?? wibDayOrNull(delta.firstRespondedAt);
  const answeredDay = before.answeredDay ?? wibDayOrNull(delta.answeredAt);
  const endedDay = isActive(delta.to) ? null : (before.endedDay ?? wibDay(at));
  return { respondedDay, answeredDay, endedDay, finding };
}

interface Waits extends FollowedFacts {
  readonly start: string;
  readonly status: string;
  readonly entries: CohortEntries;
}

function enterAssignment({
  start,
  respondedDay,
  answeredDay,
  endedDay: leftDay,
  status,
  entries,
}: Waits): CohortEntries {
  const [, respond = null, resolve = null] = entries;
  return [
    null,
    enterWait(respond, { start, doneDay: respondedDay, leftDay }),
    enterWait(resolve, { start, doneDay: answeredDay, leftDay }),
    isActive(status) ? enterBacklog(start) : null,
  ];
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

/** The nearest day on which the institution owes something: a reaction or an answer. */
function findOpenDueDay({ firstResponse, resolve }: RunningClocks): string | null {
  const known = [firstResponse, resolve].filter((due): due is number => due !== null);
  return known.length === 0 ? null : wibDay(Math.min(...known));
}
