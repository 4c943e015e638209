// The months of a figure as a small line without scale, beside the number itself. Said nowhere: the trend has a table.
import { html, type Html } from '../html';

const WIDTH = 100;
const HEIGHT = 28;

export function renderSparkline(values: readonly (number | null)[]): Html | null {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const heightOf = (value: number): number => HEIGHT - 3 - ((value - low) / (high - low || 1)) * (HEIGHT - 6);
  const points = values.flatMap((value, at) =>
    value === null ? [] : [`${((at / (values.length - 1)) * WIDTH).toFixed(1)},${heightOf(value).toFixed(1)}`],
  );
  return html`<svg
    class="sparkline"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <polyline points="${points.join(' ')}" vector-effect="non-scaling-stroke" />
  </svg>`;
}
