// The start page: the country at a glance.
import { renderMonthsChart } from '../charts/monthsChart';
import { renderTileMap, type TileMap } from '../charts/tileMap';
import type { AreaNode, CategoryNode, Coverage, List, MonthNode, NationalFigures } from '../data/answers';
import type { Ask } from '../data/askGraphQL';
import { readChoice, type RawQuery } from '../data/pageQuery';
import { formatPeriod, lastDayOf, previousOf, type Period } from '../data/period';
import { html, type Html } from '../html';
import { renderFoldedTable } from '../sections/dataTable';
import { renderKeyFigures } from '../sections/keyFigures';
import { renderOnTime } from '../sections/onTime';
import { renderPanel, renderPanelOf } from '../sections/panel';
import { MINIMUM_BEFORE, renderRisingCategories, type CategoryComparison } from '../sections/risingCategories';
import { monthsTable, provincesTable } from '../tables/tables';
import type { View } from '../view';
import type { Page } from './layout';

interface Overview {
  readonly current: Coverage & { readonly totals: NationalFigures };
  readonly previous: { readonly totals: NationalFigures };
  readonly year: { readonly byMonth: readonly MonthNode[] };
  readonly yearBefore: { readonly byMonth: readonly MonthNode[] };
}

interface Breakdown {
  readonly current: Coverage & { readonly byProvince: List<AreaNode>; readonly byCategory: List<CategoryNode> };
  readonly previous: { readonly byCategory: List<CategoryComparison['previous'][number]> };
}

const MONTHS_SHOWN = 13;
const MAP_MEASURES = ['followUpRate', 'resolutionRate', 'firstResponseOnTimeRate', 'received'] as const;

export async function buildStartPage(view: View, raw: RawQuery, ask: Ask): Promise<Page> {
  const { period } = view.query;
  const measure = readChoice(raw, 'measure', MAP_MEASURES) ?? 'followUpRate';
  const previous = previousOf(period);
  const years = { year: { year: period.year }, yearBefore: { year: period.year - 1 } };
  const [overview, breakdown] = await Promise.all([
    ask<Overview>('nationalOverview', { period, previous, ...years }),
    // The country is worth showing without its parts.
    ask<Breakdown>('breakdown', { period, previous }).catch(() => null),
  ]);
  return {
    path: '/dashboard',
    title: view.text.start.title,
    lead: view.text.period.against(view.format.period(period), view.format.period(previous)),
    kept: measure === 'followUpRate' ? {} : { measure },
    coverage: overview.current,
    hasPeriod: true,
    body: renderStart(view, overview, breakdown, measure),
  };
}

function renderStart(view: View, overview: Overview, breakdown: Breakdown | null, measure: TileMap['measure']): Html {
  const { text, format, query } = view;
  const { current, previous } = overview;
  const isRunning = current.until !== null && current.until < lastDayOf(query.period);
  const months = chooseMonths([...overview.yearBefore.byMonth, ...overview.year.byMonth], query.period);
  const chosen = query.period.month === null ? null : `${formatPeriod(query.period)}-01`;
  return html`${isRunning ? html`<p class="notice">${text.period.running(format.day(current.until))}</p>` : null}
    ${renderKeyFigures(view, { current: current.totals, previous: isRunning ? null : previous.totals, months })}
    <div class="panels">
      ${renderPanel(
        { id: 'trend', title: text.start.trend, width: 'wide' },
        html`${renderMonthsChart(view, months, chosen)} ${renderFoldedTable(view, monthsTable(text), months)}`,
      )}
      ${renderPanel(
        { id: 'on-time', title: text.start.onTime, note: text.start.onTimeNote, width: 'third' },
        renderOnTime(view, current.totals),
      )}
      ${renderPanelOf(
        view,
        { id: 'map', title: text.start.map, note: text.start.mapNote, width: 'wide' },
        breakdown,
        (data) => renderMap(view, data.current, measure),
      )}
      ${renderPanelOf(
        view,
        { id: 'rising', title: text.start.rising, note: text.start.risingNote(String(MINIMUM_BEFORE)), width: 'third' },
        breakdown,
        (data) =>
          renderRisingCategories(view, {
            current: data.current.byCategory.nodes,
            previous: data.previous.byCategory.nodes,
          }),
      )}
    </div>`;
}

function renderMap(view: View, { until, byProvince }: Breakdown['current'], measure: TileMap['measure']): Html {
  const { text, link } = view;
  if (until === null) return html`<p class="absent">${text.cell.unpublished}</p>`;
  const links = MAP_MEASURES.map(
    (name) =>
      html`<li>
        <a href="${link('/dashboard', { measure: name })}#map" ${name === measure ? html` aria-current="true"` : null}
          >${text.measures[name].name}</a
        >
      </li>`,
  );
  return html`<ul class="choices" aria-label="${text.start.mapMeasure}">
      ${links}
    </ul>
    ${renderTileMap(view, { measure, provinces: byProvince.nodes })}
    <p class="note">${text.cell.note}</p>
    ${renderFoldedTable(view, provincesTable(text), byProvince.nodes, { hidden: ['province_code'] })}`;
}

/** The year that ends with the period, and the same month of the year before; nothing that has no report yet. */
function chooseMonths(months: readonly MonthNode[], period: Period): MonthNode[] {
  const last = lastDayOf(period);
  return months.filter(({ from }) => from <= last).slice(-MONTHS_SHOWN);
}
