// Counts one clock under the day on which it falls due, for whom its case counts. Called by both halves of the fold.
import type { CounterDeltas, Target } from './counterDeltas';
import { judgeClock, type ClockFact, type CountedClock } from './judgeClock';
import type { Measure } from './measures';
import { wibDay } from './wibDay';

export interface ClockCount {
  readonly clock: CountedClock;
  readonly measures: readonly [due: Measure, met: Measure];
  readonly fact: ClockFact;
  /** For whom it was counted so far, and for whom the case counts now. */
  readonly oldTargets: readonly Target[];
  readonly targets: readonly Target[];
  /** For whom it counts beside these, whatever changes. */
  readonly place?: readonly Target[];
}

/** What is judged, or lies before the day of the event, stays where it is counted. */
export function countClock(deltas: CounterDeltas, count: ClockCount): CountedClock {
  const { clock: before, fact, oldTargets, targets, place = [] } = count;
  const { clock, wasMet } = judgeClock(before, fact);
  if (before.isSettled || (before.day !== null && before.day < wibDay(fact.at))) return clock;
  const [due, met] = count.measures;
  if (clock.day !== before.day || oldTargets !== targets) {
    if (before.day !== null) deltas.add(oldTargets, before.day, due, -1);
    if (clock.day !== null) deltas.add(targets, clock.day, due);
  }
  if (clock.day !== before.day) {
    if (before.day !== null) deltas.add(place, before.day, due, -1);
    if (clock.day !== null) deltas.add(place, clock.day, due);
  }
  if (wasMet && clock.day !== null) for (const list of [targets, place]) deltas.add(list, clock.day, met);
  return clock;
}
