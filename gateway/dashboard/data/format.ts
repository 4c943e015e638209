// Numbers, days and instants as people of the language write them. Called by the dashboard's pages, sections and charts.
import { TEXTS, type Language } from '../text/texts';
import type { TimeZone } from './answers';
import { formatPeriod, weekOf, type Period } from './period';

const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };
const ZONES: Readonly<Record<TimeZone, string>> = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' };

export interface Format {
  readonly number: (value: number) => string;
  /** With its sign. */
  readonly change: (value: number) => string;
  /** With at most one decimal. */
  readonly decimal: (value: number) => string;
  /** Short, for narrow places: `1,2 rb` */
  readonly compact: (value: number) => string;
  /** `0.823` → `82,3%` */
  readonly percent: (value: number) => string;
  /** `0.823` → `82%` */
  readonly wholePercent: (value: number) => string;
  /** `2026-11-23` → `23 November 2026` */
  readonly day: (day: string) => string;
  /** An instant with its zone: `24 November 2026 pukul 18.20 WIB` */
  readonly instant: (iso: string, zone?: TimeZone) => string;
  /** The time of day alone, with its zone. */
  readonly time: (iso: string, zone: TimeZone) => string;
  readonly period: (period: Period) => string;
  /** `2026-11-01` → `November 2026` */
  readonly month: (day: string) => string;
  /** `2026-11-01` → `Nov` */
  readonly shortMonth: (day: string) => string;
}

const known = new Map<Language, Format>();

/** Making an Intl object takes longer than a page does. */
export function formatFor(language: Language): Format {
  const format = known.get(language) ?? createFormat(language);
  known.set(language, format);
  return format;
}

function createFormat(language: Language): Format {
  const locale = LOCALES[language];
  const number = new Intl.NumberFormat(locale);
  const change = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 2 });
  const wholePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const day = dates({ dateStyle: 'long', timeZone: 'UTC' });
  const month = dates({ year: 'numeric', month: 'long', timeZone: 'UTC' });
  const shortMonth = dates({ month: 'short', timeZone: 'UTC' });
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    new Map(Object.entries(ZONES).map(([zone, timeZone]) => [zone, dates({ ...options, timeZone })]));
  const instants = inZone({ dateStyle: 'long', timeStyle: 'short' });
  const times = inZone({ timeStyle: 'short' });
  const show = (formats: typeof instants, iso: string, zone: TimeZone): string =>
    `${formats.get(zone)?.format(new Date(iso))} ${zone}`;
  const showPeriod = (period: Period): string => {
    const { kind, firstDay } = period;
    if (kind === 'month') return month.format(new Date(firstDay));
    if (kind === 'day') return day.format(new Date(firstDay));
    if (kind === 'quarter') return TEXTS[language].period.quarter(formatPeriod(period).slice(6), firstDay.slice(0, 4));
    const { year, week } = weekOf(firstDay);
    return kind === 'week' ? TEXTS[language].period.week(String(week), String(year)) : firstDay.slice(0, 4);
  };
  return {
    number: (value) => number.format(value),
    change: (value) => change.format(value),
    decimal: (value) => decimal.format(value),
    compact: (value) => compact.format(value),
    wholePercent: (value) => wholePercent.format(value),
    percent: (value) => percent.format(value),
    day: (text) => day.format(new Date(text)),
    instant: (iso, zone = 'WIB') => show(instants, iso, zone),
    time: (iso, zone) => show(times, iso, zone),
    period: (period) => showPeriod(period),
    month: (text) => month.format(new Date(text)),
    shortMonth: (text) => shortMonth.format(new Date(text)),
  };
}
