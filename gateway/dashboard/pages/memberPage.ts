// What the pages of one province, topic or institution have in common: key figures, its months, what is on time.
import { renderMonthsChart } from '../charts/monthsChart';
import type { MeasureName, MemberStatistics, MonthNode, TimeZone } from '../data/answers';
import { yearOf } from '../data/members';
import { html, type Html } from '../html';
import { renderCrumbs, type Crumb } from '../sections/crumbs';
import { renderFoldedTable } from '../sections/dataTable';
import { renderKeyFigures } from '../sections/keyFigures';
import { renderOnTime } from '../sections/onTime';
import { renderPanel, renderUnpublished } from '../sections/panel';
import { memberMonthsTable } from '../tables/tables';
import type { View } from '../view';
import type { Page } from './layout';

export interface MemberPage {
  readonly path: string;
  readonly title: string;
  readonly watermark: string;
  readonly crumbs: readonly Crumb[];
  readonly statistics: MemberStatistics;
  readonly months: readonly MonthNode[];
  /** Name of the table of its months, and its code, for downloads. */
  readonly table: string;
  readonly code: string;
  readonly zone?: TimeZone;
  readonly peers?: ReadonlyMap<MeasureName, string>;
  readonly facts?: readonly string[];
  readonly more?: Html;
}

export function buildMemberPage(view: View, member: MemberPage): Page {
  const { text, format, query } = view;
  const { path, title, watermark, statistics, crumbs, zone = 'WIB', facts = [] } = member;
  return {
    ...{ path, title, watermark, zone },
    before: renderCrumbs(view, [...crumbs, { label: title }]),
    lead: [text.period.against(format.period(query.period), format.period(view.previous)), ...facts].join(' · '),
    coverage: statistics,
    body: renderMember(view, member),
  };
}

function renderMember(view: View, { statistics, months, peers, table, code, more }: MemberPage): Html {
  const { text, query } = view;
  const { figures, previous, until } = statistics;
  const isWhole = until !== null && until >= query.period.lastDay;
  const monthsTable = memberMonthsTable(text, table, yearOf(view));
  const chart =
    months.length === 0
      ? html`<p class="absent">${text.member.noMonths}</p>`
      : html`${renderMonthsChart(view, months, query.period)}
        ${renderFoldedTable(view, monthsTable, months, { more: { code } })}`;
  return html`${renderUnpublished(view, until)}
    ${renderKeyFigures(view, { current: figures, previous: isWhole ? previous.figures : null, months, peers })}
    <p class="note">${text.cell.note}</p>
    <div class="panels">
      ${renderPanel({ id: 'trend', title: monthsTable.title, width: 'wide' }, chart)}
      ${renderPanel(
        { id: 'on-time', title: text.start.onTime, note: text.start.onTimeNote, width: 'third' },
        renderOnTime(view, figures),
      )}
      ${more ?? null}
    </div>`;
}
