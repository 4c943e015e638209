// The frame of every page: head, navigation, period, freshness, footer. Called by the pages.
import { formatPeriod, recentPeriods, type Period } from '../data/period';
import type { Coverage, TimeZone } from '../data/answers';
import { html, type Html } from '../html';
import type { View } from '../view';

export interface Page {
  /** Without the query. */
  readonly path: string;
  readonly title: string;
  /** What of the address a change of period or language keeps. */
  readonly kept?: Readonly<Record<string, string>>;
  /** Null where the page tells of no period. */
  readonly coverage: Coverage | null;
  /** Changes with the figures; null where the page is not to be kept. */
  readonly watermark: string | null;
  /** Of the place that the page is about. */
  readonly zone?: TimeZone;
  /** Above the heading. */
  readonly before?: Html;
  readonly lead?: string;
  readonly body: Html;
}

export interface PageFrame {
  readonly stylesheet: string;
  /** Of everything that makes a page: other code, another ETag. */
  readonly version: string;
  readonly icon: string;
}

const MENU = [
  ['start', '/dashboard'],
  ['provinces', '/dashboard/provinces'],
  ['institutions', '/dashboard/institutions'],
  ['categories', '/dashboard/categories'],
  ['definitions', '/dashboard/definitions'],
] as const;
const MONTHS_OFFERED = 24;
const QUARTERS_OFFERED = 8;
const YEARS_OFFERED = 5;

export function renderLayout(view: View, page: Page, frame: PageFrame): string {
  const { text } = view;
  const { coverage } = page;
  const document = html`<html lang="${view.query.language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${page.title} · ${text.site} · SP4N-LAPOR!</title>
      <link rel="stylesheet" href="${frame.stylesheet}" />
      <link rel="icon" type="image/svg+xml" href="${frame.icon}" />
    </head>
    <body>
      <a class="skip" href="#content">${text.skip}</a>
      ${renderHeader(view, page)}
      <main id="content" tabindex="-1">
        ${page.before ?? null}
        <div class="heading">
          <div>
            <h1>${page.title}</h1>
            ${page.lead === undefined ? null : html`<p class="lead">${page.lead}</p>`}
            ${coverage === null ? null : renderFreshness(view, coverage, page.zone)}
          </div>
          ${coverage === null ? null : renderPeriodForm(view, page)}
        </div>
        ${page.body}
      </main>
      <footer>
        <div>
          <p>${text.footer.public}</p>
          <p>${text.footer.request}: <code>${view.requestId}</code></p>
        </div>
      </footer>
    </body>
  </html>`;
  return `<!doctype html>\n${document.text}\n`;
}

function renderHeader(view: View, { path, kept }: Page): Html {
  const { text, link, query } = view;
  const other = query.language === 'id' ? 'en' : 'id';
  const isCurrent = (target: string): boolean =>
    target === '/dashboard' ? path === target : path === target || path.startsWith(`${target}/`);
  return html`<header>
    <div>
      <a class="brand" href="${link('/dashboard')}"><strong>SP4N-LAPOR!</strong> <span>${text.site}</span></a>
      <nav aria-label="${text.navigation}">
        <ul>
          ${MENU.map(
            ([name, target]) =>
              html`<li>
                <a href="${link(target)}" ${isCurrent(target) ? html` aria-current="page"` : null}
                  >${text.pages[name]}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      <a
        class="language"
        lang="${other}"
        hreflang="${other}"
        href="${link(path, { ...kept, lang: other === 'en' ? 'en' : null })}"
        >${text.switchLanguage}</a
      >
    </div>
  </header>`;
}

function renderFreshness({ text, format }: View, { asOf, lagSeconds }: Coverage, zone: TimeZone = 'WIB'): Html {
  if (asOf === null) return html`<p class="fresh">${text.fresh.none}</p>`;
  const lag = lagSeconds === null ? null : html` · ${text.fresh.lag(format.number(lagSeconds))}`;
  return html`<p class="fresh">
    <time datetime="${asOf}"
      >${text.fresh.asOf(format.instant(asOf))}${zone === 'WIB' ? null : ` (${format.time(asOf, zone)})`}</time
    >${lag}
  </p>`;
}

function renderPeriodForm({ text, format, query, nowMs }: View, { path, kept = {} }: Page): Html {
  const chosen = formatPeriod(query.period);
  const groups = [
    { label: text.period.months, periods: recentPeriods('month', nowMs, MONTHS_OFFERED) },
    { label: text.period.quarters, periods: recentPeriods('quarter', nowMs, QUARTERS_OFFERED) },
    { label: text.period.years, periods: recentPeriods('year', nowMs, YEARS_OFFERED) },
  ];
  const isOffered = groups.some(({ periods }) => periods.some((period) => formatPeriod(period) === chosen));
  const option = (period: Period): Html => {
    const value = formatPeriod(period);
    return html`<option value="${value}" ${value === chosen ? html` selected` : null}>
      ${format.period(period)}
    </option>`;
  };
  const hidden = { ...kept, ...(query.language === 'en' ? { lang: 'en' } : {}) };
  return html`<form class="period" method="get" action="${path}">
    <label for="period">${text.period.label}</label>
    <select id="period" name="period">
      ${isOffered ? null : option(query.period)}
      ${groups.map(({ label, periods }) => html`<optgroup label="${label}">${periods.map(option)}</optgroup>`)}
    </select>
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button>${text.period.show}</button>
  </form>`;
}
