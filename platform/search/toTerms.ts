// Text of people as the terms by which it is found: the one place that decides which words find each other. What is
// stored and what is asked for pass through it alike. Called where texts are written, and by searches.
import { createHash } from 'node:crypto';
import { stemmer } from '@orama/stemmers/indonesian';
import { stopwords } from '@orama/stopwords/indonesian';
import { toSearchKey } from '../text';

/**
 * Before each term: with it no term is shorter than any server's least token or on its list of stop words, and none is an
 * operator of a query.
 */
const WORD = 'zz';
/** Of what an index could not keep as it is: other scripts, and words longer than a language has them. */
const DIGEST = 'zx';
const DIGEST_LENGTH = 24;
const MAX_WORD_LENGTH = 40;
const PLAIN = /^[a-z0-9]+$/;
const STEMMABLE = /^[a-z]{4,}$/;
/** `e-KTP` is found by `KTP`; a lone letter would only be common. */
const LETTER = /^[a-z]$/;
/** Invisible, or an apostrophe as in Jum’at: part of a word, not between two. */
const INSIDE_WORDS = /\p{Cf}+|(?<=\p{L})['’‘ʼ`](?=\p{L})/gu;

const MAX_REMEMBERED = 100_000;
const remembered = new Map<string, string>();
const IGNORED: ReadonlySet<string> = new Set(stopwords);

/** Each term once, in the order of the text. Terms are made of `a-z0-9` alone. */
export function toTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const word of toSearchKey(text.replace(INSIDE_WORDS, '')).split(' ')) {
    if (word === '' || IGNORED.has(word) || LETTER.test(word)) continue;
    terms.add(rememberTerm(word));
  }
  return [...terms];
}

/** As a text column keeps them: between blanks, so that ` term ` is found in it and no part of another one is. */
export function joinTerms(terms: readonly string[]): string {
  return ` ${terms.join(' ')} `;
}

function rememberTerm(word: string): string {
  let term = remembered.get(word);
  if (term === undefined) {
    term = toTerm(word);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(word, term);
  }
  return term;
}

function toTerm(word: string): string {
  if (!PLAIN.test(word) || word.length > MAX_WORD_LENGTH) {
    return DIGEST + createHash('sha256').update(word).digest('hex').slice(0, DIGEST_LENGTH);
  }
  return WORD + (STEMMABLE.test(word) ? toRoot(word) : word);
}

/**
 * The stemmer takes one layer of affixes at a time (it stops at two syllables), and cannot know whether `men-` and
 * `meng-` have swallowed a `t` or `k`: `menanya` is of `tanya`. So its work is repeated, and roots lose that first letter.
 */
function toRoot(word: string): string {
  let root = word;
  for (let stemmed = stemmer(root); stemmed !== root; stemmed = stemmer(root)) root = stemmed;
  return /^[tk][aiueo]../.test(root) ? root.slice(1) : root;
}
