// All provinces: the map and the whole table.
import type { Ask } from '../data/askGraphQL';
import { askBreakdown } from '../data/breakdown';
import type { RawQuery } from '../data/pageQuery';
import { renderCrumbs } from '../sections/crumbs';
import { renderPanel } from '../sections/panel';
import { keepMeasure, readMapMeasure, renderProvinceMap } from '../sections/provinceMap';
import type { View } from '../view';
import { html } from '../html';
import type { Page } from './layout';

export async function buildProvincesPage(view: View, raw: RawQuery, ask: Ask): Promise<Page> {
  const { text, format, query } = view;
  const path = '/dashboard/provinces';
  const measure = readMapMeasure(raw);
  const { watermark, byProvince, until, ...coverage } = await askBreakdown(view, ask);
  return {
    ...{ path, watermark, kept: keepMeasure(measure) },
    title: text.pages.provinces,
    before: renderCrumbs(view, [{ label: text.pages.provinces }]),
    lead: format.period(query.period),
    coverage: { ...coverage, until },
    body: html`<div class="panels">
      ${renderPanel(
        { id: 'map', title: text.start.map, note: text.start.mapNote },
        renderProvinceMap(view, { path, measure, until, byProvince, isTableOpen: true }),
      )}
    </div>`,
  };
}
