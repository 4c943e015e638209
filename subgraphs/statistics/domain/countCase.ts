// What a report and an assignment are counted by alike: how they end, and how old they are while they are open.
// Called by both halves of the fold.
import type { ReportState } from '../../../schema/contract/events';
import { listAgeChanges } from './ages';
import type { CounterDeltas, Target } from './counterDeltas';

/** How a case ended: by silence or not, and with what rating. The same for a report and for the assignments that held it. */
export function countClosing(
  deltas: CounterDeltas,
  { closeReason, rating }: ReportState,
  { day, targets }: { readonly day: string; readonly targets: readonly Target[] },
): void {
  deltas.add(targets, day, 'closed');
  if (closeReason === 'NO_REPLY') deltas.add(targets, day, 'auto_closed');
  if (rating === null) return;
  deltas.add(targets, day, 'rating_count');
  deltas.add(targets, day, 'rating_sum', rating);
}

interface Span {
  /** The first day of the case, and that of the event. */
  readonly start: string;
  readonly day: string;
}

/** Before `day` it did not count here, although its age does. */
export function countOpened(deltas: CounterDeltas, targets: readonly Target[], { start, day }: Span): void {
  if (targets.length === 0) return;
  deltas.add(targets, day, 'opened');
  for (const change of listAgeChanges(start, day)) deltas.add(targets, change.day, change.measure, -change.by);
}

export function countEnded(deltas: CounterDeltas, targets: readonly Target[], { start, day }: Span): void {
  if (targets.length === 0) return;
  deltas.add(targets, day, 'ended');
  for (const change of listAgeChanges(start, day)) deltas.add(targets, change.day, change.measure, change.by);
}
