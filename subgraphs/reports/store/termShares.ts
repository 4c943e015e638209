// How common a term is, estimated from the newest reports: chooses between the two ways of a search (searchedList.ts).
// A copy in each process, read again now and then.
import type { Clock } from '../../../platform/clock';
import type { Database } from '../../../platform/db/database';
import { sampleTerms } from './reportTerms';
import type { Search } from './searchedList';

export interface TermShares {
  toSearch(terms: readonly string[]): Promise<Search>;
  /** For comparing texts. */
  weigh(terms: readonly string[]): Promise<WeighedTerms>;
}

export interface WeighedTerms {
  /** The rarest first; without those that too many reports have to look them up. */
  readonly rare: readonly string[];
  /** How much it says that two texts share the term: more of a rare one, never nothing. */
  readonly weightOf: (term: string) => number;
}

interface TermCounts {
  readonly size: number;
  readonly countOf: (term: string) => number;
}

interface Sample extends TermCounts {
  readonly at: number;
}

const SAMPLE_SIZE = 2_000;
const MAX_AGE_MS = 15 * 60_000;
/** A young system changes quickly. */
const SMALL_MAX_AGE_MS = 60_000;
/** Of more common words the list's own index fills a page sooner than the index of words says who has them. */
const RARE_SHARE = 1 / 100;
const MAX_RARE = 3;
/** To list who has a more common term would take the index of words longer than a request may: alone, or of several. */
const LISTED_SHARES = { alone: 1 / 40, ofSeveral: 1 / 5 } as const;

/** Nothing is read before the first search. */
export function createTermShares({ reader }: Database, clock: Clock): TermShares {
  let sample: Sample | null = null;
  let reading: Promise<Sample> | null = null;

  async function readSample(): Promise<Sample> {
    const counts = new Map<string, number>();
    const documents = await sampleTerms(reader, SAMPLE_SIZE);
    for (const terms of documents) {
      for (const term of terms.trim().split(' ')) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    return { at: clock.now(), size: documents.length, countOf: (term: string) => counts.get(term) ?? 0 };
  }

  async function readCounts(): Promise<TermCounts> {
    if (sample !== null && clock.now() - sample.at <= maxAgeOf(sample)) return sample;
    reading ??= readSample()
      .then((read) => (sample = read))
      .finally(() => (reading = null));
    return reading;
  }

  return {
    async toSearch(terms) {
      const { size, countOf } = await readCounts();
      const sorted = [...terms].sort((a, b) => countOf(a) - countOf(b));
      const rare = sorted.filter((term) => countOf(term) <= size * RARE_SHARE).slice(0, MAX_RARE);
      const [least] = sorted;
      if (rare.length > 0 || least === undefined) return { terms, rare, leastCommon: null };
      const share = sorted.length > 1 ? LISTED_SHARES.ofSeveral : LISTED_SHARES.alone;
      return { terms, rare, leastCommon: countOf(least) <= size * share ? least : null };
    },
    async weigh(terms) {
      const { size, countOf } = await readCounts();
      // Of few reports nothing is too much.
      const most = size < SAMPLE_SIZE ? size : size * LISTED_SHARES.alone;
      return {
        rare: terms.filter((term) => countOf(term) <= most).sort((a, b) => countOf(a) - countOf(b)),
        weightOf: (term) => Math.log(1 + (size + 1) / (countOf(term) + 1)),
      };
    },
  };
}

function maxAgeOf({ size }: Sample): number {
  return size < SAMPLE_SIZE ? SMALL_MAX_AGE_MS : MAX_AGE_MS;
}
