// The figures that a reader wants first, each against the period before and with the line of its months.
import { renderSparkline } from '../charts/sparkline';
import type { Count, MeasureName, MonthNode, NationalFigures, RateName, StockName, CountName } from '../data/answers';
import { html, type Html } from '../html';
import type { View } from '../view';
import { showCount, showRate, showSample } from './cells';

export interface KeyFigures {
  readonly current: NationalFigures;
  /** Null while the period runs: part of a month does not compare with a whole one. */
  readonly previous: NationalFigures | null;
  readonly months: readonly MonthNode[];
}

/** Is more better, worse, or neither? */
type Direction = 'good' | 'bad' | 'neutral';

const COUNTS: readonly [CountName | StockName, Direction][] = [
  ['received', 'neutral'],
  ['closed', 'good'],
  ['open', 'bad'],
];
const RATES: readonly RateName[] = ['followUpRate', 'firstResponseOnTimeRate', 'resolveOnTimeRate'];

export function renderKeyFigures(view: View, { current, previous, months }: KeyFigures): Html {
  const counts = COUNTS.map(([name, direction]) =>
    renderCard(view, name, {
      value: showCount(view, current[name]),
      sample: null,
      change: describeCountChange(view, current[name], previous?.[name] ?? null, direction),
      line: lineOf(months, name),
    }),
  );
  const rates = RATES.map((name) =>
    renderCard(view, name, {
      value: showRate(view, current[name]),
      sample: showSample(view, current[name]),
      change: describeRateChange(view, current[name], previous?.[name] ?? null),
      line: lineOf(months, name),
    }),
  );
  return html`<section aria-labelledby="key-figures">
    <h2 id="key-figures" class="spoken">${view.text.start.keyFigures}</h2>
    <ul class="cards">
      ${[...counts, ...rates]}
    </ul>
  </section>`;
}

interface Card {
  readonly value: Html;
  readonly sample: string | null;
  readonly change: Html;
  readonly line: readonly (number | null)[] | null;
}

function renderCard({ text }: View, name: MeasureName, { value, sample, change, line }: Card): Html {
  return html`<li class="card">
    <h3>${text.measures[name].name}</h3>
    <p class="value">${value}</p>
    <p class="change">${change}</p>
    ${sample === null ? null : html`<p class="sample">${sample}</p>`} ${line === null ? null : renderSparkline(line)}
  </li>`;
}

function lineOf(months: readonly MonthNode[], name: MeasureName): (number | null)[] | null {
  if (name === 'received' || name === 'closed' || name === 'open' || name === 'followUpRate') {
    return months.map(({ figures }) => figures[name].value);
  }
  return null;
}

function describeCountChange(view: View, now: Count, before: Count | null, direction: Direction): Html {
  const { format, text } = view;
  if (now.value === null || before === null || before.value === null) return html`${text.change.none}`;
  const by = before.value === 0 ? null : now.value / before.value - 1;
  const size = by === null ? format.change(now.value - before.value) : format.percent(Math.abs(by));
  return describeChange(view, now.value - before.value, size, format.number(before.value), direction);
}

function describeRateChange(view: View, now: Count, before: Count | null): Html {
  const { format, text } = view;
  if (now.value === null || before === null || before.value === null) return html`${text.change.none}`;
  const points = (now.value - before.value) * 100;
  const size = text.change.points(format.decimal(Math.abs(points)));
  return describeChange(view, Math.abs(points) < 0.05 ? 0 : points, size, format.percent(before.value), 'good');
}

// eslint-disable-next-line max-params -- all of them end up in one sentence
function describeChange({ text }: View, by: number, size: string, before: string, direction: Direction): Html {
  if (by === 0) return html`${text.change.same}`;
  const isGood = by > 0 === (direction === 'good');
  const tone = direction === 'neutral' ? 'neutral' : isGood ? 'good' : 'bad';
  return html`<span class="${tone}"
      ><span aria-hidden="true">${by > 0 ? '▲' : '▼'}</span> ${by > 0 ? text.change.up : text.change.down} ${size}</span
    >
    ${text.change.from(before)}`;
}
