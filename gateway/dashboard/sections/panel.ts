// The frame around one part of a page, under a heading of its own; and what stands there while the part is not available.
import { html, type Html } from '../html';
import type { View } from '../view';

export interface Panel {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** On a wide screen; a tall one is wide, with two others beside it. */
  readonly width?: 'third' | 'wide' | 'tall' | 'full';
}

export function renderPanel({ id, title, note, width = 'full' }: Panel, body: Html): Html {
  return html`<section class="panel ${width}" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${note === undefined ? null : html`<p class="note">${note}</p>`} ${body}
  </section>`;
}

/** `data` is null while whoever computes it cannot be asked. */
export function renderPanelOf<T>(view: View, panel: Panel, data: T | null, render: (data: T) => Html): Html {
  return renderPanel(panel, data === null ? html`<p class="absent">${view.text.unavailable}</p>` : render(data));
}

/** Said above a page whose period has nothing published yet. */
export function renderUnpublished({ text }: View, until: string | null): Html | null {
  return until === null ? html`<p class="notice">${text.cell.unpublished}</p>` : null;
}
