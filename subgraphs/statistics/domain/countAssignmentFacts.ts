// What happened to an assignment (disposisi), counted for its institution and its role. Called by foldAssignments.ts.
import type { AssignmentDelta } from '../../../schema/contract/events';
import type { CounterDeltas, Target } from './counterDeltas';
import type { AssignmentsInput, CountedAssignment } from './foldAssignments';
import { countClosing, countEnded, countOpened } from './countCase';
import { findingMeasure } from './codedMeasures';
import { isActive } from './runningClocks';
import { without } from './targets';
import { wibDay } from './wibDay';

export interface AssignmentStep {
  readonly before: CountedAssignment;
  readonly delta: AssignmentDelta;
  /** For whom it counted so far, and for whom it counts now: its role may have changed. */
  readonly oldOwn: readonly Target[];
  readonly own: readonly Target[];
  readonly isAnswer: boolean;
  readonly isReaction: boolean;
}

export function countAssignmentFacts(deltas: CounterDeltas, input: AssignmentsInput, step: AssignmentStep): void {
  const { before, delta, own, isAnswer, isReaction } = step;
  const { event } = input;
  const day = wibDay(input.at);
  countStock(deltas, step, day);
  if (before.status === '') deltas.add(own, before.assignedDay, 'received');
  if (isReaction) deltas.add(own, wibDay(delta.firstRespondedAt ?? input.at), 'followed_up');
  if (isAnswer) deltas.add(own, wibDay(delta.answeredAt ?? input.at), 'responded');
  const isDone = delta.to === 'DONE' && before.status !== 'DONE';
  if (isDone && event.after.status === 'CLOSED') {
    countClosing(deltas, event.after, { day: wibDay(event.after.closedAt ?? input.at), targets: own });
  }
  if (before.status === 'DONE' && isActive(delta.to) && input.wasClosed) deltas.add(own, day, 'reopened');
  if (delta.to === 'RETURNED' && before.status !== 'RETURNED') deltas.add([...own, ...input.targets], day, 'returned');
  const isOwnResponse = event.response?.assignmentId === before.assignmentId;
  const finding = isOwnResponse && event.response ? findingMeasure(event.response.finding) : null;
  if (finding !== null) deltas.add(own, day, finding);
}

function countStock(deltas: CounterDeltas, { before, delta, oldOwn, own }: AssignmentStep, today: string): void {
  const [wasHeld, isHeld] = [isActive(before.status), isActive(delta.to)];
  const start = before.assignedDay;
  const span = { start, day: before.status === '' ? start : today };
  if (isHeld) countOpened(deltas, wasHeld ? without(own, oldOwn) : own, span);
  if (wasHeld) countEnded(deltas, isHeld ? without(oldOwn, own) : oldOwn, span);
}
