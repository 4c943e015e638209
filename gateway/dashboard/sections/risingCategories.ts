// Topics that grew most against the period before, none of them from a handful of reports.
import type { TopicBefore } from '../data/breakdown';
import type { CategoryNode } from '../data/answers';
import { html, type Html } from '../html';
import type { View } from '../view';

export interface CategoryComparison {
  readonly current: readonly CategoryNode[];
  readonly previous: readonly TopicBefore[];
}

/** Below it a handful more looks like a wave. */
export const MINIMUM_BEFORE = 30;
const SHOWN = 5;

interface Rise {
  readonly code: string;
  readonly name: string;
  readonly now: number;
  readonly before: number;
}

export function findRises({ current, previous }: CategoryComparison): Rise[] {
  const before = new Map(previous.map(({ category, figures }) => [category.code, figures.received.value]));
  return current
    .map(({ category, figures }) => ({
      ...category,
      now: figures.received.value ?? 0,
      before: before.get(category.code) ?? 0,
    }))
    .filter((rise) => rise.before >= MINIMUM_BEFORE && rise.now > rise.before)
    .sort((a, b) => b.now / b.before - a.now / a.before)
    .slice(0, SHOWN);
}

export function renderRisingCategories(view: View, comparison: CategoryComparison): Html {
  const { text, format, link } = view;
  const rises = findRises(comparison);
  if (rises.length === 0) return html`<p class="absent">${text.start.risingNone}</p>`;
  return html`<ul class="rows">
    ${rises.map(
      ({ code, name, now, before }) =>
        html`<li>
          <a href="${link(`/dashboard/categories/${code}`)}">${name}</a>
          <strong>+${format.percent(now / before - 1)}</strong>
          <span class="sample">${text.start.risingFrom(format.number(before), format.number(now))}</span>
        </li>`,
    )}
  </ul>`;
}
