// Cases by the month in which they began to wait: how long those took that have ended, and since which day the others wait.
// Of each case one entry a measure, kept with it, so that exactly this can be taken back. Called by the fold and the store.
import { binOfDays, countWorkingDays } from './workingDays';

/** Waiting for verification, for the first reaction, for the answer; and OPEN: the backlog (tunggakan) by its first day. */
export const COHORT_MEASURES = ['VERIFY', 'RESPOND', 'RESOLVE', 'OPEN'] as const;
export type CohortMeasure = (typeof COHORT_MEASURES)[number];
export type DurationMeasure = Exclude<CohortMeasure, 'OPEN'>;

/**
 * How one case is counted: the month in which it began to wait, and as what: `2026-05e12` ended after 12 working days,
 * `2026-05c3` left after 3 without having been served (archived, returned, …), `2026-05o17` waits since the 17th.
 */
export type CohortEntry = string;

const MONTH_LENGTH = 7;

export function monthOfEntry(entry: CohortEntry): string {
  return entry.slice(0, MONTH_LENGTH);
}

export function slotOfEntry(entry: CohortEntry): string {
  return entry.slice(MONTH_LENGTH);
}

/** In the order of COHORT_MEASURES; null: the case is not counted there. */
export type CohortEntries = readonly (CohortEntry | null)[];

export const NO_ENTRIES: CohortEntries = Object.freeze(COHORT_MEASURES.map(() => null));

export interface Wait {
  /** WIB days. Null: it has not begun. */
  readonly start: string | null;
  /** Null: what it waits for has not happened. */
  readonly doneDay: string | null;
  /** The day on which the case left; null while it is open. */
  readonly leftDay: string | null;
}

/** What has ended stays as it was counted, also when a holiday is corrected afterwards. */
export function enterWait(before: CohortEntry | null, { start, doneDay, leftDay }: Wait): CohortEntry | null {
  const kind = before?.charAt(MONTH_LENGTH);
  if (start === null || kind === 'e') return before;
  if (doneDay !== null) return `${start.slice(0, MONTH_LENGTH)}e${binOfDays(countWorkingDays(start, doneDay))}`;
  if (leftDay === null) return kind === 'o' ? before : enterBacklog(start);
  return kind === 'c' ? before : `${start.slice(0, MONTH_LENGTH)}c${binOfDays(countWorkingDays(start, leftDay))}`;
}

export function enterBacklog(start: string): CohortEntry {
  return `${start.slice(0, MONTH_LENGTH)}o${start.slice(MONTH_LENGTH + 1)}`;
}

export function writeEntries(entries: CohortEntries): string {
  return entries.map((entry) => entry ?? '').join(',');
}

export function readEntries(text: string): CohortEntries {
  const parts = text.split(',');
  return COHORT_MEASURES.map((_, index) => parts[index] || null);
}

/** The counts of one row: slot → number of cases. Slots without any are left out. */
export type CohortCounts = Map<string, number>;

export function writeCounts(counts: CohortCounts): string {
  return [...counts]
    .filter(([, count]) => count !== 0)
    .map(([slot, count]) => `${slot}:${count}`)
    .sort()
    .join(' ');
}

export function readCounts(text: string): CohortCounts {
  const counts: CohortCounts = new Map();
  if (text === '') return counts;
  for (const part of text.split(' ')) {
    const at = part.indexOf(':');
    counts.set(part.slice(0, at), Number(part.slice(at + 1)));
  }
  return counts;
}

/** `count` cases that took, or have waited for, `days` working days; from 61 on the upper end of a bin of ten. */
export interface DurationBin {
  readonly days: number;
  readonly count: number;
}

export interface Cohort {
  readonly ended: readonly DurationBin[];
  /** Still waiting, by their present age. */
  readonly open: readonly DurationBin[];
  /** Gone without having been served: they waited at least so long. */
  readonly left: readonly DurationBin[];
}

export interface CohortRow {
  readonly month: string;
  readonly counts: CohortCounts;
}

/** Adds up the rows of one member; what is still open is as old as on `today`. */
export function sumCohort(rows: readonly CohortRow[], today: string): Cohort {
  const bins = { e: new Map<number, number>(), c: new Map<number, number>(), o: new Map<number, number>() };
  for (const { month, counts } of rows) {
    for (const [slot, count] of counts) {
      const kind = slot.charAt(0) as keyof typeof bins;
      const own = slot.slice(1);
      const days = kind === 'o' ? binOfDays(countWorkingDays(`${month}-${own}`, today)) : Number(own);
      bins[kind].set(days, (bins[kind].get(days) ?? 0) + count);
    }
  }
  return { ended: listBins(bins.e), open: listBins(bins.o), left: listBins(bins.c) };
}

function listBins(bins: ReadonlyMap<number, number>): DurationBin[] {
  return [...bins].map(([days, count]) => ({ days, count })).sort((a, b) => a.days - b.days);
}
