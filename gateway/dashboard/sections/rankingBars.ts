// Ranked institutions with a bar each, their sample beside it, and how many are not ranked.
import { percentAt } from '../charts/scale';
import type { Ranking } from '../data/answers';
import { html, type Html } from '../html';
import type { View } from '../view';

export function renderRanking(view: View, { entries, rankedCount, notRankedCount }: Ranking): Html {
  const { text, format, link } = view;
  if (entries.length === 0) return html`<p class="absent">${text.ranking.none}</p>`;
  // Shares of flows may exceed 1; a bar is full there.
  return html`<ol class="ranks">
      ${entries.map(
        ({ rank, agency, value, n }) =>
          html`<li>
            <span class="rank">${rank}</span>
            <a href="${link(`/dashboard/institutions/${agency.code}`)}">${agency.name}</a>
            <strong>${format.percent(value)}</strong>
            <svg width="100%" height="8" aria-hidden="true" focusable="false">
              <rect class="track" width="100%" height="8" rx="4" />
              <rect class="fill" width="${percentAt(Math.min(1, value))}" height="8" rx="4" />
            </svg>
            <span class="sample">${text.kinds[agency.kind]} · ${text.ranking.n(format.number(n))}</span>
          </li>`,
      )}
    </ol>
    <p class="note">${text.ranking.counts(format.number(rankedCount), format.number(notRankedCount))}</p>`;
}
