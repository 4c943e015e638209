// The age of open cases (umur tunggakan) in calendar days: 0–14, 15–30, 31–60, 61–90, over 90. Called by fold and reads.
import { AGE_LIMITS, type Measure } from './measures';
import type { CohortRow } from './cohort';
import { addDaysTo, countDays } from './wibDay';

const OLDER: readonly Measure[] = AGE_LIMITS.map((limit) => `older_${limit}` as Measure);

export interface AgeChange {
  readonly measure: Measure;
  readonly day: string;
  readonly by: 1 | -1;
}

/** What a case that began on `start` and was open until `end` was counted as older than, and from when until when. */
export function listAgeChanges(start: string, end: string): AgeChange[] {
  const changes: AgeChange[] = [];
  const daysOpen = countDays(start, end);
  for (let index = 0; index < AGE_LIMITS.length; index += 1) {
    const limit = AGE_LIMITS[index] as number;
    if (limit >= daysOpen) break;
    const measure = OLDER[index] as Measure;
    changes.push({ measure, day: addDaysTo(start, limit), by: 1 }, { measure, day: end, by: -1 });
  }
  return changes;
}

/** Open at the end of a day: all, and by age. */
export interface BacklogAges {
  readonly open: number;
  /** 0–14, 15–30, 31–60, 61–90, over 90 days. */
  readonly buckets: readonly number[];
}

export interface AgesInput {
  readonly at: string;
  readonly openAt: number;
  /** Now open, by the day on which they began. */
  readonly backlog: readonly CohortRow[];
  /** What the counters say of each age limit on the days after `at`. */
  readonly olderAfter: readonly number[];
}

/** Whoever is open now was open then, if it had begun; who has ended since is in the counters of the days after. */
export function findAges({ at, openAt, backlog, olderAfter }: AgesInput): BacklogAges {
  const older = AGE_LIMITS.map((limit, index) => {
    const lastStart = addDaysTo(at, -limit);
    return countStarted(backlog, lastStart) - (olderAfter[index] ?? 0);
  });
  const limits = [openAt, ...older, 0];
  return { open: openAt, buckets: limits.slice(0, -1).map((count, index) => count - (limits[index + 1] as number)) };
}

function countStarted(backlog: readonly CohortRow[], lastStart: string): number {
  let sum = 0;
  for (const { month, counts } of backlog) {
    if (month > lastStart.slice(0, 7)) continue;
    for (const [slot, count] of counts) if (`${month}-${slot.slice(1)}` <= lastStart) sum += count;
  }
  return sum;
}
