// The daily anchor of the case log: what it signs, and which entries it stands for. Pure.
import { dateOfDay, dayOfDate, endOfLocalDay, localDateOf, type LocalDate } from './calendar';

/** `YYYY-MM-DD` in WIB, root of the day's heads, their number, and the root of the day before. */
export interface AnchorFacts {
  readonly day: string;
  readonly root: string;
  readonly count: number;
  readonly previousRoot: string | null;
  readonly signedAt: number;
}

export interface Anchor extends AnchorFacts {
  readonly keyId: string;
  readonly signature: string;
}

/** An entry that was the last of its report on a day. */
export interface DayHead {
  readonly reportId: string;
  readonly version: number;
  readonly hash: string;
}

/** The text that is signed. */
export function encodeAnchor({ day, root, count, previousRoot, signedAt }: AnchorFacts): string {
  return JSON.stringify(['sp4n-lapor/case-log-anchor/1', day, root, count, previousRoot, signedAt]);
}

/** A leaf of the day's tree; the leaves stand in the order of report ids. */
export function encodeHead({ reportId, version, hash }: DayHead): string {
  return JSON.stringify([reportId, version, hash]);
}

/** A change that was begun before midnight is committed well within this time. */
const ANCHOR_AFTER_MS = 15 * 60_000;

/** Whether everything of that day is in the log. */
export function isAnchorable(day: LocalDate, nowMs: number): boolean {
  return nowMs > anchorableFrom(day);
}

export function anchorableFrom(day: LocalDate): number {
  return endOfLocalDay(dayOfDate(day), 'WIB') + ANCHOR_AFTER_MS;
}

export function anchorDayOf(atMs: number): LocalDate {
  return localDateOf(atMs, 'WIB');
}

export function dayAfter(day: LocalDate): LocalDate {
  return dateOfDay(dayOfDate(day) + 1);
}

/** First and last millisecond of the day. */
export function boundsOf(day: LocalDate): readonly [number, number] {
  const number = dayOfDate(day);
  return [endOfLocalDay(number - 1, 'WIB') + 1, endOfLocalDay(number, 'WIB')];
}

interface Entry {
  readonly reportId: string;
  readonly version: number;
  readonly at: number;
  readonly hash: string | null;
}

/** The last entry of each day of one report's log, by day. */
export function headsByDay(entries: readonly Entry[]): Map<LocalDate, DayHead> {
  const heads = new Map<LocalDate, DayHead>();
  for (const { reportId, version, at, hash } of entries) {
    const day = anchorDayOf(at);
    if ((heads.get(day)?.version ?? 0) < version) heads.set(day, { reportId, version, hash: hash ?? '' });
  }
  return heads;
}
