// The state of a page, which is its address and nothing else: language, period and what the page adds. Called by the routes.
import { GuardError } from '../../guard/guardError';
import { TEXTS, type Language } from '../text/texts';
import { formatPeriod, latestPublishedMonth, parsePeriod, type Period } from './period';

export interface PageQuery {
  readonly language: Language;
  readonly period: Period;
  /** Whether the address names it. */
  readonly isPeriodGiven: boolean;
}

export type RawQuery = Readonly<Record<string, unknown>>;

/** What a link sets in its address; null takes out. */
export type LinkQuery = Readonly<Record<string, string | number | null>>;

/** Never throws: an error page, too, has to choose. */
export function chooseLanguage(raw: RawQuery): Language {
  return raw.lang === 'en' ? 'en' : 'id';
}

/** @throws GuardError BAD_REQUEST for what the address says wrongly; what it says beyond is ignored. */
export function readPageQuery(raw: RawQuery, nowMs: number): PageQuery {
  const lang = readOne(raw, 'lang') ?? 'id';
  const language = chooseLanguage(raw);
  if (lang !== 'id' && lang !== 'en') throw new GuardError('BAD_REQUEST', TEXTS[language].faults.language);
  const given = readOne(raw, 'period');
  const period = given === null ? latestPublishedMonth(nowMs) : parsePeriod(given, nowMs);
  if (period === null) throw new GuardError('BAD_REQUEST', TEXTS[language].faults.period);
  return { language, period, isPeriodGiven: given !== null };
}

/** Null where it is not there or, as from an empty form field, empty. */
export function readOne(raw: RawQuery, name: string): string | null {
  const value = raw[name];
  if (value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  throw new GuardError('BAD_REQUEST', TEXTS[chooseLanguage(raw)].faults.repeated(name));
}

export function readChoice<T extends string>(raw: RawQuery, name: string, choices: readonly T[]): T | null {
  const value = readOne(raw, name);
  if (value === null || (choices as readonly string[]).includes(value)) return value as T | null;
  throw new GuardError('BAD_REQUEST', TEXTS[chooseLanguage(raw)].faults.choice(name, choices));
}

/** The address of another page of the dashboard in the same language and period. */
export function linkTo({ language, period, isPeriodGiven }: PageQuery, path: string, more: LinkQuery = {}): string {
  const query = new URLSearchParams();
  if (isPeriodGiven) query.set('period', formatPeriod(period));
  if (language === 'en') query.set('lang', 'en');
  for (const [name, value] of Object.entries(more)) {
    if (value === null) query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
