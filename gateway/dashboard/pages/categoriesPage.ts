// All root topics: which grew, and the whole table.
import type { Ask } from '../data/askGraphQL';
import { askBreakdown } from '../data/breakdown';
import type { RawQuery } from '../data/pageQuery';
import { html } from '../html';
import { renderCrumbs } from '../sections/crumbs';
import { renderTable } from '../sections/dataTable';
import { renderPanel, renderUnpublished } from '../sections/panel';
import { MINIMUM_BEFORE, renderRisingCategories } from '../sections/risingCategories';
import { categoriesTable } from '../tables/tables';
import type { View } from '../view';
import type { Page } from './layout';

export async function buildCategoriesPage(view: View, _raw: RawQuery, ask: Ask): Promise<Page> {
  const { text, format, query, link } = view;
  const breakdown = await askBreakdown(view, ask);
  const table = renderTable(view, categoriesTable(text), breakdown.byCategory.nodes, {
    href: ({ category }) => link(`/dashboard/categories/${category.code}`),
    hidden: ['category_code'],
  });
  const comparison = { current: breakdown.byCategory.nodes, previous: breakdown.previous.byCategory.nodes };
  return {
    path: '/dashboard/categories',
    title: text.pages.categories,
    watermark: breakdown.watermark,
    before: renderCrumbs(view, [{ label: text.pages.categories }]),
    lead: text.period.against(format.period(query.period), format.period(view.previous)),
    coverage: breakdown,
    body: html`${renderUnpublished(view, breakdown.until)}
      <div class="panels">
        ${renderPanel(
          { id: 'rising', title: text.start.rising, note: text.start.risingNote(String(MINIMUM_BEFORE)) },
          renderRisingCategories(view, comparison),
        )}
        ${renderPanel({ id: 'all', title: text.table.show, note: text.cell.note }, table)}
      </div>`,
  };
}
