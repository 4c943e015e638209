// The way from the country down to this page.
import { html, type Html } from '../html';
import type { View } from '../view';

export interface Crumb {
  readonly label: string;
  /** Without it: this page. */
  readonly path?: string;
}

export function renderCrumbs({ text, link }: View, crumbs: readonly Crumb[]): Html {
  const all = [{ label: text.member.nation, path: '/dashboard' }, ...crumbs];
  return html`<nav class="crumbs" aria-label="${text.member.path}">
    <ol>
      ${all.map(({ label, path }) =>
        path === undefined
          ? html`<li aria-current="page">${label}</li>`
          : html`<li><a href="${link(path)}">${label}</a></li>`,
      )}
    </ol>
  </nav>`;
}
