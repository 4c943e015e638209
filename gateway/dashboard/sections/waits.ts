// How long verification, the first response and the resolution take.
import type { Duration, Durations } from '../data/answers';
import { html, type Html } from '../html';
import { listWaits, waitsTable } from '../tables/tables';
import type { View } from '../view';
import { renderFoldedTable } from './dataTable';

/** `durations` is null where they are not kept for the period. */
export function renderWaits(view: View, durations: Durations | null): Html | null {
  const waits = listWaits(durations);
  const { text } = view;
  if (waits.length === 0) return null;
  return html`<h3 class="sub">${text.start.waits}</h3>
    <table class="waits">
      <caption class="spoken">
        ${text.start.waits}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text.columns.wait.label}</th>
          <th scope="col" class="number">${text.columns.median.label}</th>
          <th scope="col" class="number">${text.columns.p90.label}</th>
        </tr>
      </thead>
      <tbody>
        ${waits.map(
          (row) =>
            html`<tr>
              <th scope="row">${text.waits[row.wait]}</th>
              <td class="number">${showDays(view, row, row.medianWorkingDays)}</td>
              <td class="number">${showDays(view, row, row.p90WorkingDays)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="note">${text.start.waitsNote}</p>
    ${renderFoldedTable(view, waitsTable(text), waits)}`;
}

function showDays({ text, format }: View, { atLeastWorkingDays, isSuppressed }: Duration, days: number | null): string {
  if (days !== null) return format.number(days);
  if (isSuppressed) return text.cell.suppressed;
  return atLeastWorkingDays === null ? text.cell.none : `≥ ${format.number(atLeastWorkingDays)}`;
}
