// What a filter by words means: the terms that a report has to have, all of them. Used by the lists and the inbox.
import { CodedError } from '../../../platform/errors';
import { toTerms } from '../../../platform/search/toTerms';
import { countCodePoints, isUnstorable, normaliseText } from '../../../platform/text';
import type { Search } from '../store/searchedList';
import type { ReportsContext } from './context';

const MAX_LENGTH = 200;
const MAX_TERMS = 8;

/** @throws CodedError TOO_LONG, TOO_MANY_ITEMS, SEARCH_EMPTY, or BAD_USER_INPUT for what is no text */
export async function toSearch(ctx: ReportsContext, text: string | null | undefined): Promise<Search | null> {
  if (text === null || text === undefined) return null;
  if (isUnstorable(text)) throw new CodedError('BAD_USER_INPUT', 'text holds a NUL or half a character.');
  if (countCodePoints(normaliseText(text)) > MAX_LENGTH) {
    throw new CodedError('TOO_LONG', `text has at most ${MAX_LENGTH} characters.`);
  }
  const terms = toTerms(text);
  if (terms.length === 0) throw new CodedError('SEARCH_EMPTY');
  if (terms.length > MAX_TERMS) throw new CodedError('TOO_MANY_ITEMS', `A search has at most ${MAX_TERMS} words.`);
  return ctx.services.termShares.toSearch(terms);
}
