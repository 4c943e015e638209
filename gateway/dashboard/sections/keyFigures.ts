// The figures that a reader wants first, each against the period before, and where they are known with the line of its
// months and the peers' median.
import { renderSparkline } from '../charts/sparkline';
import type { Count, CountName, MeasureName, MonthNode, Rate, RateName } from '../data/answers';
import { html, type Html } from '../html';
import type { View } from '../view';
import { showCount, showRate, showSample } from './cells';

type Figures = Readonly<Partial<Record<CountName, Count>> & Record<RateName, Rate>>;

export interface KeyFigures {
  readonly current: Figures;
  /** Null while the period runs: part of a month does not compare with a whole one. */
  readonly previous: Figures | null;
  readonly months: readonly MonthNode[];
  /** A sentence about the peers, by measure. */
  readonly peers?: ReadonlyMap<MeasureName, string>;
}

/** Is more better, worse, or neither? Of shares it is better. */
type Direction = 'good' | 'bad' | 'neutral';

const COUNTS: readonly [CountName, Direction][] = [
  ['received', 'neutral'],
  ['closed', 'good'],
  ['open', 'bad'],
];
const RATES: readonly RateName[] = ['followUpRate', 'firstResponseOnTimeRate', 'resolveOnTimeRate'];
/** Instead of the backlog, which is published of the nation only. */
const MEMBER_RATES: readonly RateName[] = ['resolutionRate', ...RATES];

export function renderKeyFigures(view: View, figures: KeyFigures): Html {
  const { current } = figures;
  const counts = COUNTS.filter(([name]) => current[name] !== undefined).map(([name, direction]) =>
    renderCount(view, figures, name, direction),
  );
  const rates = (current.open === undefined ? MEMBER_RATES : RATES).map((name) => renderRate(view, figures, name));
  return html`<section aria-labelledby="key-figures">
    <h2 id="key-figures" class="spoken">${view.text.start.keyFigures}</h2>
    <ul class="cards">
      ${[...counts, ...rates]}
    </ul>
  </section>`;
}

function renderCount(
  view: View,
  { current, previous, months }: KeyFigures,
  name: CountName,
  direction: Direction,
): Html {
  const [now, before] = [current[name] as Count, previous?.[name] ?? null];
  const line = months.map(({ figures }) => figures[name]?.value ?? null);
  const change = describeCountChange(view, now, before, direction);
  return renderCard(view, name, { value: showCount(view, now), notes: [], change, line });
}

function renderRate(view: View, { current, previous, months, peers }: KeyFigures, name: RateName): Html {
  const now = current[name];
  return renderCard(view, name, {
    value: showRate(view, now),
    notes: [showSample(view, now), peers?.get(name) ?? null],
    change: describeRateChange(view, now, previous?.[name] ?? null),
    line: name === 'followUpRate' ? months.map(({ figures }) => figures.followUpRate?.value ?? null) : [],
  });
}

interface Card {
  readonly value: Html;
  readonly notes: readonly (string | null)[];
  readonly change: Html;
  readonly line: readonly (number | null)[];
}

function renderCard({ text }: View, name: MeasureName, { value, notes, change, line }: Card): Html {
  return html`<li class="card">
    <h3>${text.measures[name].name}</h3>
    <p class="value">${value}</p>
    <p class="change">${change}</p>
    ${notes.map((note) => (note === null ? null : html`<p class="sample">${note}</p>`))} ${renderSparkline(line)}
  </li>`;
}

function describeCountChange(view: View, now: Count, before: Count | null, direction: Direction): Html {
  const { format, text } = view;
  if (now.value === null || before === null || before.value === null) return html`${text.change.none}`;
  const by = before.value === 0 ? null : now.value / before.value - 1;
  const size = by === null ? format.change(now.value - before.value) : format.percent(Math.abs(by));
  return describeChange(view, { by: now.value - before.value, size, before: format.number(before.value), direction });
}

function describeRateChange(view: View, now: Count, before: Count | null): Html {
  const { format, text } = view;
  if (now.value === null || before === null || before.value === null) return html`${text.change.none}`;
  const points = (now.value - before.value) * 100;
  const size = text.change.points(format.decimal(Math.abs(points)));
  const by = Math.abs(points) < 0.05 ? 0 : points;
  return describeChange(view, { by, size, before: format.percent(before.value), direction: 'good' });
}

interface Change {
  readonly by: number;
  readonly size: string;
  readonly before: string;
  readonly direction: Direction;
}

function describeChange({ text }: View, { by, size, before, direction }: Change): Html {
  if (by === 0) return html`${text.change.same}`;
  const isGood = by > 0 === (direction === 'good');
  const tone = direction === 'neutral' ? 'neutral' : isGood ? 'good' : 'bad';
  return html`<span class="${tone}"
      ><span aria-hidden="true">${by > 0 ? '▲' : '▼'}</span> ${by > 0 ? text.change.up : text.change.down} ${size}</span
    >
    ${text.change.from(before)}`;
}
