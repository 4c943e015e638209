// What a batch of events adds to the counters, merged: one entry a counter row, however many events touched it.
import {
  COHORT_MEASURES,
  monthOfEntry,
  slotOfEntry,
  type CohortEntries,
  type CohortEntry,
  type CohortMeasure,
} from './cohort';
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

/** What the batch adds for one target. */
interface TargetSums {
  readonly target: Target;
  readonly days: Map<string, number[]>;
  readonly dues: Map<string, number>;
  /** In the order of COHORT_MEASURES. */
  readonly entries: readonly Map<CohortEntry, number>[];
}

export class CounterDeltas {
  private readonly byTarget = new Map<Target, TargetSums>();
  /** Most cases count for the same few lists of targets: found by the list, because looking up each took most of the time. */
  private readonly byTargets = new Map<readonly Target[], readonly TargetSums[]>();

  add(targets: readonly Target[], day: string, measure: Measure, by = 1): void {
    const index = INDEX_OF.get(measure) as number;
    for (const { days } of this.sumsOf(targets)) {
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
    for (const { dues } of this.sumsOf(targets)) dues.set(dueDay, (dues.get(dueDay) ?? 0) + by);
  }

  /** Takes back how a case was counted by its waits, and counts it as it is now; most steps change nothing of it. */
  moveEntries(before: CountedEntries | null, after: CountedEntries): void {
    const isSameList = before?.targets === after.targets;
    for (let index = 0; index < COHORT_MEASURES.length; index += 1) {
      const [old, now] = [before?.entries[index] ?? null, after.entries[index] ?? null];
      if (old === now && (old === null || isSameList)) continue;
      if (before !== null && old !== null) this.addEntry(before.targets, index, old, -1);
      if (now !== null) this.addEntry(after.targets, index, now, 1);
    }
  }

  private addEntry(targets: readonly Target[], index: number, entry: CohortEntry, by: 1 | -1): void {
    for (const { entries } of this.sumsOf(targets)) {
      const counts = entries[index] as Map<CohortEntry, number>;
      counts.set(entry, (counts.get(entry) ?? 0) + by);
    }
  }

  private sumsOf(targets: readonly Target[]): readonly TargetSums[] {
    return inner(this.byTargets, targets, () =>
      targets.map((target) => inner(this.byTarget, target, () => createSums(target))),
    );
  }

  listCounters(): CounterDelta[] {
    const found: CounterDelta[] = [];
    for (const { target, days } of this.byTarget.values()) {
      for (const [day, values] of days) if (values.some((value) => value !== 0)) found.push({ ...target, day, values });
    }
    return found;
  }

  listDues(): DueDelta[] {
    const found: DueDelta[] = [];
    for (const { target, dues } of this.byTarget.values()) {
      for (const [dueDay, by] of dues) if (by !== 0) found.push({ ...target, dueDay, by });
    }
    return found;
  }

  listCohorts(): CohortDelta[] {
    const found: CohortDelta[] = [];
    for (const { target, entries } of this.byTarget.values()) {
      entries.forEach((counts, index) => {
        const measure = COHORT_MEASURES[index] as CohortMeasure;
        for (const [month, slots] of groupByMonth(counts)) found.push({ ...target, measure, month, slots });
      });
    }
    return found;
  }
}

function createSums(target: Target): TargetSums {
  const entries = COHORT_MEASURES.map(() => new Map<CohortEntry, number>());
  return { target, days: new Map<string, number[]>(), dues: new Map<string, number>(), entries };
}

function groupByMonth(counts: ReadonlyMap<CohortEntry, number>): Map<string, Map<string, number>> {
  const months = new Map<string, Map<string, number>>();
  for (const [entry, by] of counts) {
    if (by === 0) continue;
    const slots = inner(months, monthOfEntry(entry), () => new Map<string, number>());
    slots.set(slotOfEntry(entry), by);
  }
  return months;
}

function inner<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
