// The stock of Indonesian phrases for seeded texts and the filling of their slots. Called by reportTexts.ts and responseTexts.ts.
import { groupBy, lazy } from './collections';
import { field, readReferenceCsv } from './csv';
import type { Random } from './random';

const phrases = lazy(() => groupBy(readReferenceCsv('phrases.csv'), (row) => field(row, 'kind')));

export function pickPhrase(random: Random, kind: string): string {
  const rows = phrases().get(kind);
  if (rows === undefined) throw new Error(`phrases.csv has no phrase of kind ${kind}.`);
  return field(random.pick(rows), 'text');
}

/** What the caller knows; `{place}`, `{street}`, `{day}` and the like are drawn once for a text, so that title and body agree. */
export type Slots = Record<string, string>;

const SLOT = /\{(\w+)\}/g;

/** Fills the slots; what is not in `slots` yet is drawn and kept there. */
export function fillSlots(random: Random, template: string, slots: Slots): string {
  const text = template.replace(SLOT, (_, slot: string) => (slots[slot] ??= pickPhrase(random, slot)));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
