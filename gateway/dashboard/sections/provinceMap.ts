// The tile map with its measures to choose from, and the table under it.
import { MAP_MEASURES, renderTileMap, type MapMeasure } from '../charts/tileMap';
import { readChoice, type RawQuery } from '../data/pageQuery';
import type { AreaNode, List } from '../data/answers';
import { html, type Html } from '../html';
import { provincesTable } from '../tables/tables';
import type { View } from '../view';
import { renderFoldedTable, renderTable } from './dataTable';

export interface ProvinceMap {
  /** Of the page that the map stands on. */
  readonly path: string;
  readonly measure: MapMeasure;
  readonly until: string | null;
  readonly byProvince: List<AreaNode>;
  readonly isTableOpen: boolean;
}

export function readMapMeasure(raw: RawQuery): MapMeasure {
  return readChoice(raw, 'measure', MAP_MEASURES) ?? MAP_MEASURES[0];
}

/** What a change of period or language keeps. */
export function keepMeasure(measure: MapMeasure): Record<string, string> {
  return measure === MAP_MEASURES[0] ? {} : { measure };
}

export function renderProvinceMap(view: View, { path, measure, until, byProvince, isTableOpen }: ProvinceMap): Html {
  const { text, link } = view;
  if (until === null) return html`<p class="absent">${text.cell.unpublished}</p>`;
  const choices = MAP_MEASURES.map((name) => {
    const current = name === measure ? html` aria-current="true"` : null;
    return html`<li><a href="${link(path, keepMeasure(name))}#map" ${current}>${text.measures[name].name}</a></li>`;
  });
  const show = isTableOpen ? renderTable : renderFoldedTable;
  return html`<ul class="choices" aria-label="${text.start.mapMeasure}">
      ${choices}
    </ul>
    ${renderTileMap(view, { measure, provinces: byProvince.nodes })}
    <p class="note">${text.cell.note}</p>
    ${show(view, provincesTable(text), byProvince.nodes, {
      href: ({ area }: AreaNode) => (area === null ? null : link(`/dashboard/provinces/${area.code}`)),
      hidden: ['province_code', ...(isTableOpen ? [] : ['returned_rate', 'reopen_rate'])],
    })}`;
}
