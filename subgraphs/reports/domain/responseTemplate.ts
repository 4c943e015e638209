// Templates of responses (templat tanggapan): which placeholders they may have, and what these become for one report.
import type { TimeZone } from '../../../schema/contract/events';
import { DAY_MS, localDayOf } from './calendar';

export const PLACEHOLDERS = ['trackingId', 'title', 'receivedOn', 'dueOn'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** What a template grows to when it is rendered stays bounded: a list renders it for a hundred reports. */
export const MAX_PLACEHOLDERS = 50;
export const KNOWN_PLACEHOLDERS = PLACEHOLDERS.map((name) => `{{${name}}}`).join(', ');
const SHOWN_LENGTH = 40;
const NO_DATE = '–';
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** Why a text is no template; null for one that is. A slip of the pen must not reach a citizen. */
export function findTemplateFault(body: string): string | null {
  const names = [...body.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
  const unknown = names.find((name) => !isPlaceholder(name));
  if (unknown !== undefined) return `${show(unknown)} is not known. Placeholders are ${KNOWN_PLACEHOLDERS}.`;
  if (/\{\{|\}\}/.test(body.replace(PLACEHOLDER, ' '))) return 'Two braces begin or end no placeholder: {{ or }}.';
  return names.length > MAX_PLACEHOLDERS ? `At most ${MAX_PLACEHOLDERS} placeholders are allowed.` : null;
}

/** In one pass: what a report’s title looks like is never taken for a placeholder. */
export function renderTemplate(body: string, values: Readonly<Record<Placeholder, string>>): string {
  return body.replace(PLACEHOLDER, (whole, given: string) => {
    const name = given.trim();
    return isPlaceholder(name) ? values[name] : whole;
  });
}

const DATE = new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `1 September 2026`, of the day that it is in that zone. */
export function toIndonesianDate(atMs: number | null, zone: TimeZone): string {
  return atMs === null ? NO_DATE : DATE.format(localDayOf(atMs, zone) * DAY_MS);
}

function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name);
}

function show(name: string): string {
  return `{{${[...name].slice(0, SHOWN_LENGTH).join('').toWellFormed()}}}`;
}
