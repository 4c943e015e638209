// What happened, in the reader's language and with what a support desk asks for: the code and the request's id.
import { ERRORS, type ErrorCode } from '../../../schema/contract/errors';
import { html } from '../html';
import { TEXTS } from '../text/texts';
import type { View } from '../view';
import type { Page } from './layout';

/** `message` is null where the registry's own text says all. */
export function buildErrorPage(view: View, code: ErrorCode, message: string | null): Page {
  const { text, link, query } = view;
  const { [query.language]: own, retryable } = ERRORS[code];
  const other = query.language === 'id' ? 'en' : 'id';
  return {
    path: '/dashboard',
    title: text.faults.title,
    coverage: null,
    watermark: null,
    body: html`<section class="panel fault">
      <p class="lead">${message ?? own}</p>
      <p lang="${other}">${TEXTS[other].faults.title}: ${ERRORS[code][other]}</p>
      ${retryable ? html`<p>${text.faults.retry}</p>` : null}
      <p>${text.faults.code}: <code>${code}</code> · ${text.footer.request}: <code>${view.requestId}</code></p>
      <p><a href="${link('/dashboard')}">${text.faults.back}</a></p>
    </section>`,
  };
}
