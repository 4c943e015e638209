// The options of `lapor seed`, checked before anything is opened.
import { ConfigError } from '../../platform/config';
import type { SeedOptions } from '../../platform/subgraph/module';

/** As they come from the command line. */
export interface RawSeedOptions {
  readonly scale: string;
  readonly times?: string;
  readonly until?: string;
  readonly reports?: string;
}

/** A seeded report's number has to stay below the number of tracking ids by far, and a database on one machine. */
const MAX_TIMES = 99;
const MAX_REPORTS = 1_000_000;
const WIB_OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** @throws ConfigError with all faults at once */
export function checkSeedOptions(raw: RawSeedOptions, nowMs: number): SeedOptions {
  const faults: string[] = [];
  const { scale, until = dayOf(nowMs - DAY_MS) } = raw;
  if (scale !== 'demo' && scale !== 'national') faults.push(`--scale: wants demo or national (got "${scale}")`);
  if (!isDay(until)) faults.push(`--until: wants a day as YYYY-MM-DD (got "${until}")`);
  else if (until > dayOf(nowMs)) faults.push(`--until: wants a day that has come (got "${until}")`);
  const times = readCount('--times', raw.times, MAX_TIMES, faults);
  const reports = readCount('--reports', raw.reports, MAX_REPORTS, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  return { scale: scale as SeedOptions['scale'], until, times, reports };
}

function readCount(name: string, text: string | undefined, max: number, faults: string[]): number | undefined {
  if (text === undefined) return undefined;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > max) faults.push(`${name}: wants a whole number from 1 to ${max} (got "${text}")`);
  return count;
}

function dayOf(ms: number): string {
  return new Date(ms + WIB_OFFSET_MS).toISOString().slice(0, 10);
}

function isDay(text: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
