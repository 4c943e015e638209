// Reports received (bars) and closed (a line) by month. Widths are in percent and letters in pixels, so that the chart
// fits any screen and can be read on each.
import type { MonthNode } from '../data/answers';
import type { Period } from '../data/period';
import { html, type Html } from '../html';
import type { View } from '../view';
import { percentAt, roundSteps } from './scale';

const TOP = 20;
const BOTTOM = 264;
const HEIGHT = 290;
/** Share of the width that the scale's numbers stand in. */
const GUTTER = 0.07;

const placeOf = (share: number): string => percentAt(GUTTER + share * (1 - GUTTER));

interface Frame {
  readonly count: number;
  readonly steps: readonly number[];
  readonly heightOf: (value: number) => number;
}

/** The months of `chosen` are marked. What is protected is a gap. */
export function renderMonthsChart(view: View, months: readonly MonthNode[], chosen: Period): Html {
  const { text, format } = view;
  const steps = roundSteps(
    Math.max(...months.flatMap(({ figures }) => [figures.received.value ?? 0, figures.closed.value ?? 0])),
  );
  const highest = steps.at(-1) ?? 1;
  const frame: Frame = {
    count: months.length,
    steps,
    heightOf: (value) => BOTTOM - (value / highest) * (BOTTOM - TOP),
  };
  const [first, last] = [months[0], months.at(-1)];
  const said = (value: number | null | undefined): string =>
    value === null || value === undefined ? text.cell.suppressed : format.number(value);
  const monthOf = (month: MonthNode | undefined): string => (month === undefined ? '' : format.month(month.from));
  return html`<div class="chart">
    <ul class="legend" aria-hidden="true">
      <li><span class="key bar"></span>${text.measures.received.name}</li>
      <li><span class="key line"></span>${text.measures.closed.name}</li>
    </ul>
    <svg class="months" width="100%" height="${HEIGHT}" role="img" aria-labelledby="months-title months-desc">
      <title id="months-title">${text.start.trend}</title>
      <desc id="months-desc">
        ${text.chart.monthsDescription(
          monthOf(first),
          monthOf(last),
          said(last?.figures.received.value),
          said(last?.figures.closed.value),
        )}
      </desc>
      ${renderGrid(view, frame)} ${months.map((month, at) => renderBar(view, frame, month, at, chosen))}
      ${renderLine(frame, months)}
    </svg>
  </div>`;
}

function renderGrid({ format }: View, { steps, heightOf }: Frame): Html[] {
  return steps.map((step) => {
    const y = heightOf(step).toFixed(1);
    return html`<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}" /><text class="axis" x="0" y="${Number(y) - 4}">
        ${format.number(step)}
      </text>`;
  });
}

function renderBar(view: View, frame: Frame, { from, figures }: MonthNode, at: number, chosen: Period): Html {
  const y = frame.heightOf(figures.received.value ?? 0);
  const isProtected = figures.received.value === null;
  const [x, width] = [placeOf((at + 0.2) / frame.count), percentAt((0.6 / frame.count) * (1 - GUTTER))];
  const isChosen = from >= chosen.firstDay && from <= chosen.lastDay;
  const label = html`<text class="axis" text-anchor="middle" x="${placeOf((at + 0.5) / frame.count)}" y="${BOTTOM - 6}"
    >${view.text.cell.suppressedShort}</text
  >`;
  return html`${isProtected ? label : null}<rect
      class="bar${isChosen ? ' chosen' : ''}"
      x="${x}"
      width="${width}"
      y="${y.toFixed(1)}"
      height="${(BOTTOM - y).toFixed(1)}"
      rx="2"
    />
    <text
      class="axis month${isChosen ? ' chosen' : ''}${(frame.count - at) % 2 === 0 ? ' even' : ''}"
      text-anchor="middle"
      x="${placeOf((at + 0.5) / frame.count)}"
      y="${HEIGHT - 8}"
    >
      ${view.format.shortMonth(from)}
    </text>`;
}

function renderLine({ count, heightOf }: Frame, months: readonly MonthNode[]): Html[] {
  const points = months.map(({ figures }, at) => ({
    x: placeOf((at + 0.5) / count),
    y: figures.closed.value === null ? null : heightOf(figures.closed.value).toFixed(1),
  }));
  const lines = points.slice(1).map((to, at) => {
    const from = points[at];
    if (from === undefined || from.y === null || to.y === null) return html``;
    return html`<line class="trend" x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" />`;
  });
  const dots = points.map(({ x, y }) =>
    y === null ? html`` : html`<circle class="trend" cx="${x}" cy="${y}" r="3.5" />`,
  );
  return [...lines, ...dots];
}
