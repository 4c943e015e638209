// Institutions: by rank, and all of them in order of code, page by page.
import type { Ask } from '../data/askGraphQL';
import {
  askInstitutions,
  RANK_MEASURES,
  RANK_ORDERS,
  readInstitutionsQuery,
  type Institutions,
  type InstitutionsQuery,
  type RankMeasure,
} from '../data/institutions';
import { AGENCY_KINDS } from '../data/answers';
import { formatPeriod } from '../data/period';
import type { RawQuery, LinkQuery } from '../data/pageQuery';
import { html, type Html } from '../html';
import { renderCrumbs } from '../sections/crumbs';
import { renderFoldedTable, renderTable } from '../sections/dataTable';
import { renderPanel, renderUnpublished } from '../sections/panel';
import { renderRanking } from '../sections/rankingBars';
import { institutionsTable, rankingTable } from '../tables/tables';
import type { View } from '../view';
import type { Page } from './layout';

const PATH = '/dashboard/institutions';

export async function buildInstitutionsPage(view: View, raw: RawQuery, ask: Ask): Promise<Page> {
  const { text, format, query } = view;
  const asked = readInstitutionsQuery(raw);
  const answer = await askInstitutions(view, asked, ask);
  const { measure, order, kind } = asked;
  const kept = { measure, order, ...(kind === null ? {} : { kind }) };
  return {
    path: PATH,
    title: text.pages.institutions,
    watermark: answer.watermark,
    kept,
    before: renderCrumbs(view, [{ label: text.pages.institutions }]),
    lead: format.period(query.period),
    coverage: answer,
    body: html`${renderUnpublished(view, answer.until)}
      <div class="panels">${renderRanks(view, asked, answer, kept)} ${renderAll(view, answer, kept)}</div>`,
  };
}

function renderRanks(view: View, asked: InstitutionsQuery, { ranking }: Institutions, kept: LinkQuery): Html {
  const { text, format } = view;
  const title = `${text.ranking.title}: ${text.measures[RANK_MEASURES[asked.measure]].name}`;
  return renderPanel(
    { id: 'ranking', title, note: text.ranking.rule(format.number(ranking.minimumN)) },
    html`${renderChoice(view, asked)} ${renderRanking(view, ranking)}
    ${renderFoldedTable(view, rankingTable(text), ranking.entries, { more: kept })}`,
  );
}

function renderChoice({ text, query }: View, { measure, order, kind }: InstitutionsQuery): Html {
  const select = (name: string, label: string, options: readonly (readonly [string, string])[], chosen: string): Html =>
    html`<label for="${name}">${label}</label>
      <select id="${name}" name="${name}">
        ${options.map(
          ([value, shown]) =>
            html`<option value="${value}" ${value === chosen ? html` selected` : null}>${shown}</option>`,
        )}
      </select>`;
  const measures = Object.entries(RANK_MEASURES).map(
    ([value, name]) => [value as RankMeasure, text.measures[name].name] as const,
  );
  const orders = RANK_ORDERS.map(
    (value) => [value, value === 'LOWEST_FIRST' ? text.ranking.lowest : text.ranking.highest] as const,
  );
  const kinds = [['', text.ranking.anyKind] as const, ...AGENCY_KINDS.map((each) => [each, text.kinds[each]] as const)];
  const lang = query.language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : null;
  return html`<form class="choose" method="get" action="${PATH}">
    ${select('measure', text.ranking.measure, measures, measure)} ${select('order', text.ranking.order, orders, order)}
    ${select('kind', text.ranking.kind, kinds, kind ?? '')}
    <input type="hidden" name="period" value="${formatPeriod(query.period)}" />${lang}
    <button>${text.period.show}</button>
  </form>`;
}

function renderAll(view: View, { byAgency }: Institutions, kept: LinkQuery): Html {
  const { text, link } = view;
  const { hasNextPage, endCursor } = byAgency.pageInfo;
  const next = hasNextPage ? link(PATH, { ...kept, after: endCursor }) : null;
  return renderPanel(
    { id: 'all', title: text.ranking.all, note: text.cell.note },
    html`${renderTable(view, institutionsTable(text), byAgency.nodes, {
        href: ({ agency }) => link(`/dashboard/institutions/${agency.code}`),
        hidden: ['returned_rate', 'reopen_rate'],
      })}
      <p class="pages">
        <a href="${link(PATH, kept)}#all">${text.ranking.first}</a>
        ${next === null ? null : html`<a href="${next}#all">${text.ranking.next}</a>`}
      </p>`,
  );
}
