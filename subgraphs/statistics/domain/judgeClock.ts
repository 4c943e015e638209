// One clock of an assignment as on-time rates count it: once, on the day it falls due, met or missed.
// Days that have passed never change, whatever happens later: what is published of them stays as it was.
import { wibDay } from './wibDay';

export interface CountedClock {
  /** As the newest event tells it, also after the clock was judged. */
  readonly dueAt: number | null;
  /** The day on which it is counted as due; null while it is not counted. */
  readonly day: string | null;
  /** Judged: nothing that follows counts again. */
  readonly isSettled: boolean;
}

export const NEW_CLOCK: CountedClock = Object.freeze({ dueAt: null, day: null, isSettled: false });

export interface ClockFact {
  /** When the event happened. */
  readonly at: number;
  /** The due date as the event tells it. */
  readonly dueAt: number | null;
  /** Whether the clock still runs towards it: false while it is paused or after its assignment has ended. */
  readonly isRunning: boolean;
  /** When what the clock asks for was done, if this event did it. */
  readonly doneAt: number | null;
}

export interface Judgement {
  readonly clock: CountedClock;
  readonly wasMet: boolean;
}

export function judgeClock(clock: CountedClock, fact: ClockFact): Judgement {
  const today = wibDay(fact.at);
  const dueAt = fact.dueAt ?? clock.dueAt;
  if (clock.isSettled) return { clock: { ...clock, dueAt }, wasMet: false };
  // It fell due on an earlier day and was not met: missed, for good.
  if (clock.day !== null && clock.day < today) return { clock: { ...clock, dueAt, isSettled: true }, wasMet: false };
  if (dueAt === null) return { clock, wasMet: false };
  const dueDay = wibDay(dueAt);
  const day = dueDay < today ? today : dueDay;
  if (fact.doneAt !== null) return { clock: { dueAt, day, isSettled: true }, wasMet: fact.doneAt <= dueAt };
  return { clock: { dueAt, day: fact.isRunning ? day : null, isSettled: false }, wasMet: false };
}
