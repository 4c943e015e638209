// The start page: the country at a glance.
import { renderMonthsChart } from '../charts/monthsChart';
import type { MapMeasure } from '../charts/tileMap';
import type { MonthNode } from '../data/answers';
import type { Ask } from '../data/askGraphQL';
import { askBreakdown, type Breakdown } from '../data/breakdown';
import { askOverview, chooseMonths, type Overview } from '../data/overview';
import type { RawQuery } from '../data/pageQuery';
import { html, type Html } from '../html';
import { renderFoldedTable } from '../sections/dataTable';
import { renderKeyFigures } from '../sections/keyFigures';
import { renderOnTime } from '../sections/onTime';
import { renderPanel, renderPanelOf } from '../sections/panel';
import { keepMeasure, readMapMeasure, renderProvinceMap } from '../sections/provinceMap';
import { renderBacklogAges } from '../sections/backlogAges';
import { renderWaits } from '../sections/waits';
import { renderRanking } from '../sections/rankingBars';
import { MINIMUM_BEFORE, renderRisingCategories } from '../sections/risingCategories';
import { monthsTable } from '../tables/tables';
import type { View } from '../view';
import type { Page } from './layout';

export async function buildStartPage(view: View, raw: RawQuery, ask: Ask): Promise<Page> {
  const { text, format, query } = view;
  const measure = readMapMeasure(raw);
  const [overview, breakdown] = await Promise.all([
    askOverview(view, ask),
    // The country is worth showing without its parts.
    askBreakdown(view, ask).catch(() => null),
  ]);
  const months = chooseMonths(view, overview);
  return {
    path: '/dashboard',
    title: text.start.title,
    lead: text.period.against(format.period(query.period), format.period(view.previous)),
    kept: keepMeasure(measure),
    // An incomplete page is not worth keeping.
    watermark: breakdown === null ? null : overview.current.watermark,
    coverage: overview.current,
    body: html`${renderNation(view, overview, months)}
      <div class="panels">
        ${renderFlow(view, overview, months)} ${renderParts(view, breakdown, measure, renderBacklog(view, overview))}
      </div>`,
  };
}

function renderNation(view: View, overview: Overview, months: readonly MonthNode[]): Html {
  const { text, format, query } = view;
  const { totals, previous, until } = overview.current;
  const isRunning = until !== null && until < query.period.lastDay;
  return html`${isRunning ? html`<p class="notice">${text.period.running(format.day(until))}</p>` : null}
  ${renderKeyFigures(view, { current: totals, previous: isRunning ? null : previous.totals, months })}`;
}

function renderFlow(view: View, overview: Overview, months: readonly MonthNode[]): Html {
  const { text, query } = view;
  return html`${renderPanel(
    { id: 'trend', title: text.start.trend, width: 'wide' },
    html`${renderMonthsChart(view, months, query.period)} ${renderFoldedTable(view, monthsTable(text), months)}`,
  )}
  ${renderPanel(
    { id: 'on-time', title: text.start.onTime, note: text.start.onTimeNote, width: 'third' },
    html`${renderOnTime(view, overview.current.totals)} ${renderWaits(view, overview.current.durations)}`,
  )}`;
}

function renderBacklog(view: View, { current }: Overview): Html {
  const { backlog: title, backlogNote: note } = view.text.start;
  return renderPanel({ id: 'backlog', title, note, width: 'third' }, renderBacklogAges(view, current.backlogByAge));
}

function renderParts(view: View, breakdown: Breakdown | null, measure: MapMeasure, backlog: Html): Html {
  const { text, link } = view;
  const map = { id: 'map', title: text.start.map, note: text.start.mapNote, width: 'tall' } as const;
  const rising = { id: 'rising', title: text.start.rising, note: text.start.risingNote(String(MINIMUM_BEFORE)) };
  const minimum = breakdown === null ? '…' : view.format.number(breakdown.ranking.minimumN);
  const help = { id: 'help', title: text.start.help, note: text.start.helpNote(minimum) } as const;
  return html`${renderPanelOf(view, map, breakdown, ({ until, byProvince }) =>
    renderProvinceMap(view, { path: '/dashboard', measure, until, byProvince, isTableOpen: false }),
  )}
  ${renderPanelOf(view, { ...rising, width: 'third' }, breakdown, ({ byCategory, previous }) =>
    renderRisingCategories(view, { current: byCategory.nodes, previous: previous.byCategory.nodes }),
  )}
  ${backlog}
  ${renderPanelOf(
    view,
    help,
    breakdown,
    ({ ranking }) =>
      html`${renderRanking(view, ranking)}
        <p><a href="${link('/dashboard/institutions')}">${text.start.helpAll}</a></p>`,
  )}`;
}
