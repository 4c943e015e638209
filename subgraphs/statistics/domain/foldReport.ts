// From one event of a report to what it adds to the counters. Pure: the projection, a rebuild and the tests call it.
import type { ReportChanged, ReportState } from '../../../schema/contract/events';
import type { CounterDeltas, Target } from './counterDeltas';
import { foldAssignments, type CountedAssignment } from './foldAssignments';
import { targetsOf, type RootOf } from './targets';
import { wibDay } from './wibDay';

const OPEN = new Set(['SUBMITTED', 'NEEDS_INFO', 'DISPOSED', 'IN_PROGRESS', 'RESPONDED', 'REPORTER_REPLIED']);

export interface FoldInput {
  readonly at: number;
  readonly event: ReportChanged;
  /** How the report's assignments have been counted so far. */
  readonly counted: readonly CountedAssignment[];
  readonly rootOf: RootOf;
}

/** Adds to `deltas`; returns how the report's assignments are counted now. */
export function foldReport(deltas: CounterDeltas, input: FoldInput): readonly CountedAssignment[] {
  const { event, rootOf } = input;
  const previous: ReportState | null = event.before === null ? null : { ...event.after, ...event.before };
  const targets = targetsOf(event.after, rootOf);
  const oldTargets = previous === null ? targets : targetsOf(previous, rootOf);
  foldFacts(deltas, input, { previous, targets });
  foldStock(deltas, input, { previous, targets, oldTargets });
  return foldAssignments(deltas, { ...input, wasClosed: previous?.status === 'CLOSED', targets });
}

interface Change {
  readonly previous: ReportState | null;
  readonly targets: readonly Target[];
}

/** Flows: each fact on its own day, under the category and area the report has then. */
function foldFacts(deltas: CounterDeltas, { at, event: { after } }: FoldInput, { previous, targets }: Change): void {
  const day = wibDay(at);
  const isNow = (status: string): boolean => after.status === status && previous?.status !== status;
  const happened = (before: number | null | undefined, now: number | null): now is number =>
    now !== null && (before ?? null) === null;

  if (previous === null) deltas.add(targets, wibDay(after.submittedAt), 'received');
  if (happened(previous?.verifiedAt, after.verifiedAt)) deltas.add(targets, wibDay(after.verifiedAt), 'verified');
  if (happened(previous?.firstRespondedAt, after.firstRespondedAt))
    deltas.add(targets, wibDay(after.firstRespondedAt), 'followed_up');
  if (happened(previous?.answeredAt, after.answeredAt)) deltas.add(targets, wibDay(after.answeredAt), 'responded');
  if (previous?.status === 'SUBMITTED' && isNow('DISPOSED')) deltas.add(targets, day, 'disposed');
  if (isNow('CLOSED')) deltas.add(targets, wibDay(after.closedAt ?? at), 'closed');
  if (isNow('ARCHIVED')) deltas.add(targets, day, 'archived');
  if (isNow('MERGED')) deltas.add(targets, day, 'merged');
  if (isNow('WITHDRAWN')) deltas.add(targets, day, 'withdrawn');
  if (previous?.status === 'CLOSED' && after.status !== 'CLOSED') deltas.add(targets, day, 'reopened');
}

/** Stock: what is open, and when it is due. It moves when the category does; facts of the past stay where they were. */
function foldStock(
  deltas: CounterDeltas,
  { at, event: { after } }: FoldInput,
  { previous, targets, oldTargets }: Change & { readonly oldTargets: readonly Target[] },
): void {
  const wasOpen = previous !== null && OPEN.has(previous.status);
  const isOpen = OPEN.has(after.status);
  if (wasOpen) deltas.addDue(oldTargets, dueDayOf(previous), -1);
  if (isOpen) deltas.addDue(targets, dueDayOf(after), 1);
  const day = wibDay(previous === null ? after.submittedAt : at);
  const kept = new Set(oldTargets.map(nameOf));
  const arrived = wasOpen ? targets.filter((target) => !kept.has(nameOf(target))) : targets;
  const now = new Set(targets.map(nameOf));
  const left = isOpen ? oldTargets.filter((target) => !now.has(nameOf(target))) : oldTargets;
  if (isOpen) deltas.add(arrived, day, 'opened');
  if (wasOpen) deltas.add(left, day, 'ended');
}

function dueDayOf({ dueAt }: ReportState): string | null {
  return dueAt === null ? null : wibDay(dueAt);
}

function nameOf({ dimension, member }: Target): string {
  return `${dimension} ${member}`;
}
