// Puts the events of many cases into one order of time. Cases are told one after the other, but their lives overlap: an
// event waits here until the day on which it happened is over. Memory holds little of each day still to come: what is
// more goes to a file of the day, so that ten times the nation's reports need no more of it. Called by seedReports.ts.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { localDayOf } from '../domain/calendar';

export interface TimedEvent {
  readonly at: number;
  /** Number of its case. */
  readonly n: number;
  readonly id: string;
  /** JSON: it holds no tabs and no line feeds. */
  readonly payload: string;
}

const DEFAULT_KEPT = 250;

export class EventDays {
  private readonly days = new Map<number, TimedEvent[]>();

  /** `folder` is this seed's alone; it is made when it is needed. `kept` is how many events of a day stay in memory. */
  constructor(
    private readonly folder: string,
    private readonly kept = DEFAULT_KEPT,
  ) {
    this.clear();
  }

  add(events: readonly TimedEvent[]): void {
    for (const event of events) {
      const day = localDayOf(event.at, 'WIB');
      const waiting = this.days.get(day);
      if (!waiting) this.days.set(day, [event]);
      else if (waiting.push(event) >= this.kept) this.putAside(day, waiting);
    }
  }

  /** All events of that day in order, once no more can be added: after the day's last submission. */
  takeDay(day: number): readonly TimedEvent[] {
    const events = [...this.fetch(day), ...(this.days.get(day) ?? [])];
    this.days.delete(day);
    return events.sort(compare);
  }

  /** Also what a seed that was cut off has left. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private putAside(day: number, events: TimedEvent[]): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const lines = events.map(({ at, n, id, payload }) => `${at}\t${n}\t${id}\t${payload}\n`);
    appendFileSync(this.fileOf(day), lines.join(''), { mode: 0o600 });
    events.length = 0;
  }

  private fetch(day: number): TimedEvent[] {
    const file = this.fileOf(day);
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    rmSync(file);
    return lines.map((line) => {
      const [at, n, id = '', payload = ''] = line.split('\t');
      return { at: Number(at), n: Number(n), id, payload };
    });
  }

  private fileOf(day: number): string {
    return join(this.folder, `${day}.tsv`);
  }
}

function compare(a: TimedEvent, b: TimedEvent): number {
  // One report's steps are at least a second apart, so its versions never change places.
  return a.at !== b.at ? a.at - b.at : a.n - b.n;
}
