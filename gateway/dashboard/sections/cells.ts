// One number in a table or card: shown, protected, or not there. Never 0 for what may not be seen.
import type { Count, Rate } from '../data/answers';
import { html, type Html } from '../html';
import type { View } from '../view';

export function showCount({ text, format }: View, { value, isSuppressed }: Count): Html {
  if (value !== null) return html`${format.number(value)}`;
  return isSuppressed ? protectedMark(text.cell) : nothingMark(text.cell);
}

export function showRate({ text, format }: View, { value, isSuppressed }: Rate): Html {
  if (value !== null) return html`${format.percent(value)}`;
  return isSuppressed ? protectedMark(text.cell) : nothingMark(text.cell);
}

/** What it was computed from, such as `823 dari 1.000`. Null where it may not be seen. */
export function showSample({ text, format }: View, { numerator, denominator }: Rate): string | null {
  if (numerator === null || denominator === null) return null;
  return text.outOf(format.number(numerator), format.number(denominator));
}

type CellTexts = View['text']['cell'];

function protectedMark(texts: CellTexts): Html {
  return html`<span class="protected">${texts.suppressed}</span>`;
}

function nothingMark(texts: CellTexts): Html {
  return html`<span class="nothing" aria-hidden="true">${texts.none}</span
    ><span class="spoken">${texts.noneSpoken}</span>`;
}
