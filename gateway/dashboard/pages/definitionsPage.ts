// What every measure means, by the schema's own list.
import type { Ask } from '../data/askGraphQL';
import type { RawQuery } from '../data/pageQuery';
import { html, type Html } from '../html';
import { renderCrumbs } from '../sections/crumbs';
import { renderPanel } from '../sections/panel';
import type { View } from '../view';
import type { Page } from './layout';

interface Definition {
  readonly code: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly definition: string;
  readonly definitionId: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly unit: keyof View['text']['definitions']['units'];
  readonly source: string;
}

interface Definitions {
  readonly statistics: { readonly watermark: string; readonly definitions: readonly Definition[] };
}

export async function buildDefinitionsPage(view: View, _raw: RawQuery, ask: Ask): Promise<Page> {
  const { text } = view;
  const { statistics } = await ask<Definitions>('measureDefinitions', { period: view.period });
  const rules = [text.definitions.ruleDays, text.definitions.ruleRanking, text.cell.note];
  return {
    path: '/dashboard/definitions',
    title: text.definitions.title,
    watermark: statistics.watermark,
    before: renderCrumbs(view, [{ label: text.pages.definitions }]),
    lead: text.definitions.lead,
    coverage: null,
    body: html`<div class="panels">
      ${renderPanel(
        { id: 'rules', title: text.definitions.rules },
        html`<ul class="prose">
          ${rules.map((rule) => html`<li>${rule}</li>`)}
        </ul>`,
      )}
      <div class="panel">${statistics.definitions.map((definition) => renderDefinition(view, definition))}</div>
    </div>`,
  };
}

function renderDefinition({ text, query }: View, definition: Definition): Html {
  const { code, nameId, nameEn, numerator, denominator, unit, source } = definition;
  const isIndonesian = query.language === 'id';
  const facts: readonly (readonly [string, string | null])[] = [
    [text.definitions.numerator, numerator],
    [text.definitions.denominator, denominator],
    [text.definitions.unit, text.definitions.units[unit]],
    [text.definitions.source, source],
    [text.definitions.code, code],
  ];
  return html`<section class="definition" aria-labelledby="${code}">
    <h2 id="${code}">${isIndonesian ? nameId : nameEn} <small>${isIndonesian ? nameEn : nameId}</small></h2>
    <p>${isIndonesian ? definition.definitionId : definition.definition}</p>
    <dl>
      ${facts.map(([label, value]) =>
        value === null
          ? null
          : html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
      )}
    </dl>
  </section>`;
}
