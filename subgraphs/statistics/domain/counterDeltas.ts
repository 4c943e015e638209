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

type Counter = CounterDelta & { values: number[] };
type Due = DueDelta & { by: number };

export class CounterDeltas {
  // By dimension, member and day; nested, because joined keys took most of the fold's time.
  private readonly counters = new Map<Dimension, Map<string, Map<string, Counter>>>();
  private readonly dues = new Map<Dimension, Map<string, Map<string, Due>>>();

  add(targets: readonly Target[], day: string, measure: Measure, by = 1): void {
    const index = INDEX_OF.get(measure) as number;
    for (const { dimension, member } of targets) {
      const days = innerMap(innerMap(this.counters, dimension), member);
      let delta = days.get(day);
      if (delta === undefined) {
        delta = { dimension, member, day, values: new Array<number>(MEASURES.length).fill(0) };
        days.set(day, delta);
      }
      delta.values[index] = (delta.values[index] ?? 0) + by;
    }
  }

  /** Moves `by` open cases to the day on which they are due; null is no day. */
  addDue(targets: readonly Target[], dueDay: string | null, by: number): void {
    if (dueDay === null) return;
    for (const { dimension, member } of targets) {
      const days = innerMap(innerMap(this.dues, dimension), member);
      const delta = days.get(dueDay);
      if (delta === undefined) days.set(dueDay, { dimension, member, dueDay, by });
      else delta.by += by;
    }
  }

  listCounters(): CounterDelta[] {
    return listLeaves(this.counters).filter(({ values }) => values.some((value) => value !== 0));
  }

  listDues(): DueDelta[] {
    return listLeaves(this.dues).filter(({ by }) => by !== 0);
  }
}

function innerMap<K, I, V>(map: Map<K, Map<I, V>>, key: K): Map<I, V> {
  let inner = map.get(key);
  if (inner === undefined) {
    inner = new Map();
    map.set(key, inner);
  }
  return inner;
}

function listLeaves<T>(map: ReadonlyMap<Dimension, ReadonlyMap<string, ReadonlyMap<string, T>>>): T[] {
  return [...map.values()].flatMap((members) => [...members.values()].flatMap((days) => [...days.values()]));
}
