// Puts the events of many cases into one order of time. Cases are told one after the other, but their lives overlap: an
// event waits here until the day on which it happened is over. Memory holds the future of open cases, not the year.
import { localDayOf } from '../domain/calendar';
import type { CaseRun, Step } from './caseRun';

export interface WaitingEvent {
  readonly run: CaseRun;
  readonly step: Step;
}

export class EventDays {
  private readonly days = new Map<number, WaitingEvent[]>();

  add(run: CaseRun): void {
    for (const step of run.steps) {
      const day = localDayOf(step.change.at, 'WIB');
      const waiting = this.days.get(day);
      if (waiting) waiting.push({ run, step });
      else this.days.set(day, [{ run, step }]);
    }
  }

  /** All events of that day in order, once no more can be added: after the day's last submission. */
  takeDay(day: number): readonly WaitingEvent[] {
    const waiting = this.days.get(day) ?? [];
    this.days.delete(day);
    return waiting.sort(compare);
  }
}

function compare(a: WaitingEvent, b: WaitingEvent): number {
  const byTime = a.step.change.at - b.step.change.at;
  // One report's steps are at least a second apart, so its versions never change places.
  return byTime !== 0 ? byTime : a.run.draft.n - b.run.draft.n;
}
