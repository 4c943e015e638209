// Open reports by age, as bars.
import { percentAt } from '../charts/scale';
import type { AgeBucket } from '../data/answers';
import { html, type Html } from '../html';
import { backlogTable } from '../tables/tables';
import type { View } from '../view';
import { renderFoldedTable } from './dataTable';

const ROW = 44;

export function renderBacklogAges(view: View, buckets: readonly AgeBucket[]): Html {
  const { text, format } = view;
  const most = Math.max(1, ...buckets.map(({ count }) => count.value ?? 0));
  const rows = buckets.map(({ fromDays, toDays, count }, at) => {
    const top = at * ROW;
    const shown = count.value === null ? text.cell.none : format.number(count.value);
    const label = text.age(format.number(fromDays), toDays === null ? null : format.number(toDays));
    return html`<text x="0" y="${top + 15}">${label}</text>
      <text class="share" x="100%" y="${top + 15}" text-anchor="end">${shown}</text>
      <rect class="track" y="${top + 23}" width="100%" height="8" rx="4" />
      <rect class="fill age${at}" y="${top + 23}" width="${percentAt((count.value ?? 0) / most)}" height="8" rx="4" />`;
  });
  return html`<svg
      class="shares"
      width="100%"
      height="${buckets.length * ROW}"
      role="img"
      aria-labelledby="ages-title ages-desc"
    >
      <title id="ages-title">${text.start.backlog}</title>
      <desc id="ages-desc">${text.chart.backlogDescription}</desc>
      ${rows}
    </svg>
    ${renderFoldedTable(view, backlogTable(text), buckets)}`;
}
