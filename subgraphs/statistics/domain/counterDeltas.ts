// What a batch of events adds to the counters, merged: one entry a counter row, however many events touched it.
import { MEASURES, type Dimension, type Measure } from './measures';

export interface CounterDelta {
  readonly dimension: Dimension;
  readonly member: string;
  readonly day: string;
  /** In the order of MEASURES. */
  readonly values: readonly number[];
}

export interface DueDelta {
  readonly dimension: Dimension;
  readonly member: string;
  readonly dueDay: string;
  readonly by: number;
}

export interface Target {
  readonly dimension: Dimension;
  readonly member: string;
}

const INDEX_OF = new Map<Measure, number>(MEASURES.map((measure, index) => [measure, index]));

export class CounterDeltas {
  private readonly counters = new Map<string, CounterDelta & { values: number[] }>();
  private readonly dues = new Map<string, DueDelta & { by: number }>();

  add(targets: readonly Target[], day: string, measure: Measure, by = 1): void {
    for (const { dimension, member } of targets) {
      const key = `${dimension} ${member} ${day}`;
      let delta = this.counters.get(key);
      if (delta === undefined) {
        delta = { dimension, member, day, values: MEASURES.map(() => 0) };
        this.counters.set(key, delta);
      }
      const index = INDEX_OF.get(measure) as number;
      delta.values[index] = (delta.values[index] ?? 0) + by;
    }
  }

  /** Moves `by` open cases to the day on which they are due; null is no day. */
  addDue(targets: readonly Target[], dueDay: string | null, by: number): void {
    if (dueDay === null) return;
    for (const { dimension, member } of targets) {
      const key = `${dimension} ${member} ${dueDay}`;
      const delta = this.dues.get(key);
      if (delta === undefined) this.dues.set(key, { dimension, member, dueDay, by });
      else delta.by += by;
    }
  }

  listCounters(): CounterDelta[] {
    return [...this.counters.values()].filter(({ values }) => values.some((value) => value !== 0));
  }

  listDues(): DueDelta[] {
    return [...this.dues.values()].filter(({ by }) => by !== 0);
  }
}
