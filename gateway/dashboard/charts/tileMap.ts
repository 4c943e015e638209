// The provinces as tiles: a number and a colour each, and a link to its page. What is protected is hatched, not coloured.
import type { AreaNode, Count } from '../data/answers';
import { html, type Html } from '../html';
import type { View } from '../view';
import { ROW_COUNT, TILE_PLACES, type TilePlace } from './tilePlaces';

const SIZE = 100;
const GAP = 6;

export const MAP_MEASURES = ['followUpRate', 'resolutionRate', 'firstResponseOnTimeRate', 'received'] as const;
export type MapMeasure = (typeof MAP_MEASURES)[number];

export interface TileMap {
  readonly measure: MapMeasure;
  readonly provinces: readonly AreaNode[];
}

interface Half {
  readonly id: 'west' | 'east';
  readonly firstColumn: number;
  readonly columns: number;
}

const HALVES: readonly Half[] = [
  { id: 'west', firstColumn: 0, columns: 8 },
  { id: 'east', firstColumn: 8, columns: 7 },
];

/** What a share of at least so much is coloured as. */
const RATE_STEPS = [0.5, 0.7, 0.85, 1] as const;

export function renderTileMap(view: View, { measure, provinces }: TileMap): Html {
  const byCode = new Map(provinces.map((node) => [node.area?.code, node]));
  const values = provinces.filter(({ area }) => area !== null).map(({ figures }) => figures[measure].value);
  const steps = measure === 'received' ? quintiles(values) : RATE_STEPS;
  const show = (value: number): string =>
    measure === 'received' ? view.format.compact(value) : view.format.wholePercent(value);
  const tile = (place: TilePlace, half: Half): Html => {
    const node = byCode.get(place.code);
    return renderTile(view, { place, half, node, count: node?.figures[measure], steps, show });
  };
  const description = view.text.chart.mapDescription(view.text.measures[measure].name);
  return html`<div class="tiles">
      ${HALVES.map((half) => {
        const { firstColumn, columns } = half;
        const places = TILE_PLACES.filter(({ column }) => column >= firstColumn && column < firstColumn + columns);
        return html`<svg
          class="${half.id}"
          viewBox="0 0 ${half.columns * SIZE} ${ROW_COUNT * SIZE}"
          role="group"
          aria-labelledby="tiles-${half.id}-title"
          aria-describedby="tiles-${half.id}-desc"
        >
          <title id="tiles-${half.id}-title">${view.text.start[half.id]}</title>
          <desc id="tiles-${half.id}-desc">${description}</desc>
          <defs>
            <pattern
              id="hatch-${half.id}"
              width="12"
              height="12"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect class="hatch-ground" width="12" height="12" />
              <line class="hatch-line" x1="0" y1="0" x2="0" y2="12" />
            </pattern>
          </defs>
          ${places.map((place) => tile(place, half))}
        </svg>`;
      })}
    </div>
    ${renderLegend(view, steps, show)}`;
}

interface Tile {
  readonly place: TilePlace;
  readonly half: Half;
  readonly node: AreaNode | undefined;
  readonly count: Count | undefined;
  readonly steps: readonly number[];
  readonly show: (value: number) => string;
}

function renderTile(view: View, { place, half, node, count, steps, show }: Tile): Html {
  const { text, link } = view;
  const [x, y] = [(place.column - half.firstColumn) * SIZE + GAP / 2, place.row * SIZE + GAP / 2];
  const value = count?.value ?? null;
  const missing = count?.isSuppressed === true ? text.cell.suppressedShort : text.cell.none;
  const spoken =
    value === null ? (count?.isSuppressed === true ? text.cell.suppressed : text.cell.noneSpoken) : show(value);
  const seen = value === null ? missing : show(value);
  // Begins with what is seen: who speaks to the browser says that.
  const name = `${place.letters} ${seen}, ${node?.area?.name ?? ''}: ${spoken}`;
  const look = value === null ? 'none' : `step${classOf(value, steps)}`;
  const fill = value === null ? html` fill="url(#hatch-${half.id})"` : null;
  return html`<a class="tile ${look}" href="${link(`/dashboard/provinces/${place.code}`)}" aria-label="${name}">
    <title>${name}</title>
    <rect x="${x}" y="${y}" width="${SIZE - GAP}" height="${SIZE - GAP}" rx="10" ${fill} />
    <text class="letters" x="${x + 12}" y="${y + 32}">${place.letters}</text>
    <text class="number" x="${x + (SIZE - GAP) / 2}" y="${y + 74}" text-anchor="middle"> ${seen} </text>
  </a>`;
}

function classOf(value: number, steps: readonly number[]): number {
  return steps.filter((step) => value >= step).length;
}

/** Four borders between five groups of about as many provinces. */
function quintiles(values: readonly (number | null)[]): number[] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const borders = [1, 2, 3, 4].map((fifth) => sorted[Math.floor((sorted.length * fifth) / 5)] ?? 0);
  return [...new Set(borders)].filter((border) => border > 0);
}

function renderLegend({ text }: View, steps: readonly number[], show: (value: number) => string): Html {
  const labels = [...steps, null].map((to, at) => {
    const from = steps[at - 1];
    if (from === undefined) return text.scale.upTo(show(to ?? 0));
    return to === null ? text.scale.from(show(from)) : text.scale.between(show(from), show(to));
  });
  return html`<ul class="legend" aria-label="${text.scale.legend}">
    ${labels.map((label, at) => html`<li><span class="key step${at}"></span>${label}</li>`)}
    <li><span class="key hatched"></span>${text.cell.suppressed}</li>
  </ul>`;
}
