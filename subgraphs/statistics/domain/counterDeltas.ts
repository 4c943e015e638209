// What a batch of events adds to the counters, merged: one entry a counter row, however many events touched it.
import { COHORT_MEASURES, type CohortEntries, type CohortEntry, type CohortMeasure } from './cohort';
import { MEASURES, type Measure, type StoredDimension } from './measures';

/** For whom something counts. The same object for the same member (`targetOf`), because it is a key of the maps below. */
export interface Target {
  readonly dimension: StoredDimension;
  readonly member: string;
}

export interface CounterDelta extends Target {
  readonly day: string;
  /** In the order of MEASURES. */
  readonly values: readonly number[];
}

export interface DueDelta extends Target {
  readonly dueDay: string;
  readonly by: number;
}

export interface CohortDelta extends Target {
  readonly measure: CohortMeasure;
  readonly month: string;
  /** Slot → what is added to it. */
  readonly slots: ReadonlyMap<string, number>;
}

export interface CountedEntries {
  readonly targets: readonly Target[];
  readonly entries: CohortEntries;
}

/** As many as there are institutions, areas and codes. */
const known = new Map<StoredDimension, Map<string, Target>>();

export function targetOf(dimension: StoredDimension, member: string): Target {
  const members = inner(known, dimension, () => new Map<string, Target>());
  return inner(members, member, () => ({ dimension, member }));
}

const INDEX_OF = new Map<Measure, number>(MEASURES.map((measure, index) => [measure, index]));

/** By measure, and by month and slot. */
type Cohorts = Map<string, Map<string, number>>[];

export class CounterDeltas {
  // By target and day; nested, because joined keys took most of the fold's time.
  private readonly counters = new Map<Target, Map<string, number[]>>();
  private readonly dues = new Map<Target, Map<string, number>>();
  private readonly cohorts = new Map<Target, Cohorts>();

  add(targets: readonly Target[], day: string, measure: Measure, by = 1): void {
    const index = INDEX_OF.get(measure) as number;
    for (const target of targets) {
      const days = inner(this.counters, target, newMap<number[]>);
      let values = days.get(day);
      if (values === undefined) {
        values = new Array<number>(MEASURES.length).fill(0);
        days.set(day, values);
      }
      values[index] = (values[index] as number) + by;
    }
  }

  /** Moves `by` open cases to the day on which they are due; null is no day. */
  addDue(targets: readonly Target[], dueDay: string | null, by: number): void {
    if (dueDay === null) return;
    for (const target of targets) {
      const days = inner(this.dues, target, newMap<number>);
      days.set(dueDay, (days.get(dueDay) ?? 0) + by);
    }
  }

  /** Takes back how a case was counted by its waits, and counts it as it is now; most steps change nothing of it. */
  moveEntries(before: CountedEntries | null, after: CountedEntries): void {
    for (let index = 0; index < COHORT_MEASURES.length; index += 1) {
      const [old, now] = [before?.entries[index] ?? null, after.entries[index] ?? null];
      const isSame = old?.month === now?.month && old?.slot === now?.slot;
      if (isSame && (old === null || before?.targets === after.targets)) continue;
      if (before !== null && old !== null) this.addEntry(before.targets, index, old, -1);
      if (now !== null) this.addEntry(after.targets, index, now, 1);
    }
  }

  private addEntry(targets: readonly Target[], index: number, { month, slot }: CohortEntry, by: 1 | -1): void {
    for (const target of targets) {
      const measures = inner(this.cohorts, target, newCohorts);
      const slots = inner(measures[index] as Map<string, Map<string, number>>, month, newMap<number>);
      slots.set(slot, (slots.get(slot) ?? 0) + by);
    }
  }

  listCounters(): CounterDelta[] {
    const found: CounterDelta[] = [];
    for (const [target, days] of this.counters) {
      for (const [day, values] of days) if (values.some((value) => value !== 0)) found.push({ ...target, day, values });
    }
    return found;
  }

  listDues(): DueDelta[] {
    const found: DueDelta[] = [];
    for (const [target, days] of this.dues) {
      for (const [dueDay, by] of days) if (by !== 0) found.push({ ...target, dueDay, by });
    }
    return found;
  }

  listCohorts(): CohortDelta[] {
    const found: CohortDelta[] = [];
    for (const [target, measures] of this.cohorts) {
      measures.forEach((months, index) => {
        const measure = COHORT_MEASURES[index] as CohortMeasure;
        for (const [month, slots] of months) {
          if ([...slots.values()].some((by) => by !== 0)) found.push({ ...target, measure, month, slots });
        }
      });
    }
    return found;
  }
}

const newMap = <V>(): Map<string, V> => new Map<string, V>();
const newCohorts = (): Cohorts => COHORT_MEASURES.map(() => new Map<string, Map<string, number>>());

function inner<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
