// A list that is searched by words is read in one of two ways, both bounded: along its own indexes, looking for the words
// in what is examined (quick for words that many reports have), or among the few reports that have them (for all others).
// Called by listReports.ts and listInbox.ts.
import { countList, readPage, type ListedPage, type ListPage, type RowsOf } from './indexedList';
import type { ListQuery, ListReader } from './listPlan';
import { findByTerms } from './reportTerms';

/** What is looked for: reports that have all of the terms. */
export interface Search {
  readonly terms: readonly string[];
  /** Those of which the index of words is quick to say who has them; may be none. */
  readonly rare: readonly string[];
  /** Without a rare one: the least common, if the index of words can still list who has it. */
  readonly leastCommon: string | null;
}

/** One list, in both ways. */
export interface SearchedList {
  readonly search: Search | null;
  /** Its words are a filter like others. */
  along(): ListQuery;
  among(reportIds: readonly string[]): ListQuery;
}

/** So many reports are looked up and sorted. What more of them have is found quickly along an index. */
const MATCH_LIMIT = 5_000;

export async function readSearchedPage<R>(
  list: ListReader,
  rowsOf: RowsOf,
  searched: SearchedList,
  page: ListPage,
): Promise<ListedPage<R>> {
  const few = await findFew(list, searched.search);
  if (few !== null) return readPage(list, rowsOf, searched.among(few), page);
  const found = await readPage<R>(list, rowsOf, searched.along(), page);
  if (!found.isCutShort) return found;
  const together = await findTogether(list, searched.search);
  return together === null ? found : readPage(list, rowsOf, searched.among(together), page);
}

export async function countSearched(
  list: ListReader,
  alias: RowsOf['alias'],
  searched: SearchedList,
): Promise<number | null> {
  const few = await findFew(list, searched.search);
  if (few !== null) return countList(list, alias, searched.among(few));
  return countList(list, alias, searched.along());
}

/** By the rare terms; the others are looked for in what these find. */
async function findFew(list: ListReader, search: Search | null): Promise<readonly string[] | null> {
  if (search === null || search.rare.length === 0) return null;
  const others = search.terms.filter((term) => !search.rare.includes(term));
  return findByTerms(list, { terms: search.rare, others, limit: list.matchLimit ?? MATCH_LIMIT });
}

/** Common words that are rare together or in this list: worth what the index takes, once the other way found too little. */
async function findTogether(list: ListReader, search: Search | null): Promise<readonly string[] | null> {
  const leastCommon = search?.leastCommon ?? null;
  if (search === null || leastCommon === null) return null;
  const others = search.terms.filter((term) => term !== leastCommon);
  return findByTerms(list, { terms: [leastCommon], others, limit: list.matchLimit ?? MATCH_LIMIT });
}
