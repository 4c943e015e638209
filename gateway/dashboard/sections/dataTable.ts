// A table as HTML with its downloads, alone or folded under a chart. Called by the sections and pages.
import type { LinkQuery } from '../data/pageQuery';
import { html, type Html } from '../html';
import type { Column, Table } from '../tables/table';
import type { View } from '../view';
import { showCount, showRate, showSample } from './cells';

export interface TableOptions<Row> {
  /** Where the row's name (the first or second column) leads. */
  readonly href?: (row: Row) => string | null;
  /** Columns that only downloads have. */
  readonly hidden?: readonly string[];
  /** What the addresses of its downloads say beyond language and period. */
  readonly more?: LinkQuery;
}

export function renderTable<Row>(
  view: View,
  table: Table<Row>,
  rows: readonly Row[],
  options: TableOptions<Row> = {},
): Html {
  const columns = table.columns.filter(({ key }) => options.hidden?.includes(key) !== true);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${view.text.table.show}: ${table.title}">
      <table>
        <caption>
          ${table.title} · ${view.format.period(view.query.period)}
        </caption>
        <thead>
          <tr>
            ${columns.map(
              ({ kind, label }) =>
                html`<th scope="col" ${kind === 'text' ? null : html` class="number"`}>${label}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${columns.map((column, at) => renderCell(view, column, row, at, options))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${renderDownloads(view, table, options.more ?? {})}`;
}

/** Under a chart: the same numbers, for those who want to read or hear them. */
export function renderFoldedTable<Row>(
  view: View,
  table: Table<Row>,
  rows: readonly Row[],
  options?: TableOptions<Row>,
) {
  return html`<details>
    <summary>${view.text.table.show}<span class="spoken">: ${table.title}</span></summary>
    ${renderTable(view, table, rows, options)}
  </details>`;
}

function renderCell<Row>(view: View, column: Column<Row>, row: Row, at: number, options: TableOptions<Row>): Html {
  if (column.kind === 'text') return renderText(view, column.text(row), at === 0, options.href?.(row) ?? null);
  if (column.kind === 'count') return html`<td class="number">${showCount(view, column.count(row))}</td>`;
  if (column.kind === 'number') return renderNumber(view, column.number(row));
  if (column.kind === 'share') return html`<td class="number">${view.format.percent(column.number(row))}</td>`;
  const rate = column.rate(row);
  const sample = showSample(view, rate);
  return html`<td class="number">
    ${showRate(view, rate)}${sample === null ? null : html`<span class="sample">${sample}</span>`}
  </td>`;
}

function renderNumber({ text, format }: View, value: number | null): Html {
  return html`<td class="number">${value === null ? text.cell.none : format.number(value)}</td>`;
}

function renderText({ text }: View, given: string | null, isFirst: boolean, href: string | null): Html {
  const shown = given ?? (isFirst ? text.table.nowhere : text.cell.none);
  const content = isFirst && href !== null ? html`<a href="${href}">${shown}</a>` : shown;
  return isFirst ? html`<th scope="row">${content}</th>` : html`<td>${content}</td>`;
}

function renderDownloads<Row>({ text, link }: View, { name, title }: Table<Row>, more: LinkQuery): Html {
  const path = `/dashboard/tables/${name}`;
  return html`<ul class="downloads" aria-label="${text.table.download(title)}">
    <li><a href="${link(`${path}.csv`, more)}">${text.table.csv}</a></li>
    <li><a href="${link(`${path}.csv`, { ...more, bom: 1 })}">${text.table.csvBom}</a></li>
    <li><a href="${link(`${path}.json`, more)}">${text.table.json}</a></li>
    <li><a href="${link(`${path}.columns.csv`)}">${text.table.columns}</a></li>
  </ul>`;
}
