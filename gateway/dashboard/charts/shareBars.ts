// Shares as bars from 0 to 100 %, each under its name and with its sample. Called by the sections.
import type { Rate } from '../data/answers';
import { html, type Html } from '../html';
import { showSample } from '../sections/cells';
import type { View } from '../view';
import { percentAt } from './scale';

const ROW = 64;

export interface ShareBar {
  readonly label: string;
  readonly rate: Rate;
}

export interface ShareBars {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly ShareBar[];
}

export function renderShareBars(view: View, { id, title, description, bars }: ShareBars): Html {
  return html`<svg
    class="shares"
    width="100%"
    height="${bars.length * ROW}"
    role="img"
    aria-labelledby="${id}-title ${id}-desc"
  >
    <title id="${id}-title">${title}</title>
    <desc id="${id}-desc">${description}</desc>
    ${bars.map((bar, at) => renderBar(view, bar, at * ROW))}
  </svg>`;
}

function renderBar(view: View, { label, rate }: ShareBar, top: number): Html {
  const { text, format } = view;
  const missing = rate.isSuppressed ? text.cell.suppressed : text.cell.none;
  return html`<text class="name" x="0" y="${top + 16}">${label}</text>
    <text class="share" x="100%" y="${top + 16}" text-anchor="end">
      ${rate.value === null ? missing : format.percent(rate.value)}
    </text>
    <rect class="track" x="0" y="${top + 25}" width="100%" height="10" rx="5" />
    <rect class="fill" x="0" y="${top + 25}" width="${percentAt(Math.min(1, rate.value ?? 0))}" height="10" rx="5" />
    <text class="axis" x="0" y="${top + 51}">${showSample(view, rate) ?? ''}</text>`;
}
