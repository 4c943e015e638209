// How likely it is that two reports are about the same matter, in parts that a person can check. Called by
// app/suggestMerges.ts.

export interface Comparable {
  /** Terms of title and body; empty where they were erased. */
  readonly terms: ReadonlySet<string>;
  readonly areaCode: string | null;
  readonly categoryCode: string;
  readonly submittedAt: number;
}

/** Each from 0 to 1; null where one of the two says nothing of it. */
export interface MergeScore {
  readonly score: number;
  readonly textScore: number | null;
  readonly placeScore: number | null;
  readonly categoryScore: number;
  readonly timeScore: number;
}

export interface Weighing {
  readonly weightOf: (term: string) => number;
  readonly parentOf: (categoryCode: string) => string | null;
}

/** Reports handed in further apart share no time. */
export const NEAR_MS = 30 * 86_400_000;
/** From here on two texts are one, but for a word or two. */
const NEAR_IDENTICAL = 0.9;
/** Below it a suggestion would waste the time of whoever reads it. */
export const LEAST_SCORE = 0.45;

/** What a person would look at first. Unknown parts leave the whole to the others. */
const SHARES = { textScore: 0.5, placeScore: 0.2, categoryScore: 0.15, timeScore: 0.15 } as const;

const SAME_PROVINCE = 0.4;
/** One names the province only. */
const SAME_BRANCH = 0.6;
const SAME_TOPIC = 0.5;

export function scoreMerge(report: Comparable, other: Comparable, weighing: Weighing): MergeScore {
  const parts = {
    textScore: compareTexts(report.terms, other.terms, weighing.weightOf),
    placeScore: comparePlaces(report.areaCode, other.areaCode),
    categoryScore: compareCategories(report.categoryCode, other.categoryCode, weighing.parentOf),
    timeScore: Math.max(0, 1 - Math.abs(report.submittedAt - other.submittedAt) / NEAR_MS),
  };
  let [sum, shares] = [0, 0];
  for (const [name, share] of Object.entries(SHARES)) {
    const part = parts[name as keyof typeof SHARES];
    if (part === null) continue;
    sum += part * share;
    shares += share;
  }
  return { ...parts, score: sum / shares };
}

/** Near-identical texts first, then by score. */
export function compareScores(a: MergeScore, b: MergeScore): number {
  return Number(isNearIdentical(b)) - Number(isNearIdentical(a)) || b.score - a.score;
}

const isNearIdentical = ({ textScore }: MergeScore): boolean => textScore !== null && textScore >= NEAR_IDENTICAL;

/** Weighted Jaccard: what they share of what either says. */
function compareTexts(a: ReadonlySet<string>, b: ReadonlySet<string>, weightOf: Weighing['weightOf']): number | null {
  if (a.size === 0 || b.size === 0) return null;
  let [shared, all] = [0, 0];
  for (const term of a) {
    const weight = weightOf(term);
    all += weight;
    if (b.has(term)) shared += weight;
  }
  for (const term of b) if (!a.has(term)) all += weightOf(term);
  return shared / all;
}

/** Codes are paths: `32` a province, `32.73` a city of it. */
function comparePlaces(a: string | null, b: string | null): number | null {
  if (a === null || b === null) return null;
  if (a === b) return 1;
  if (a.slice(0, 2) !== b.slice(0, 2)) return 0;
  return a.length === b.length ? SAME_PROVINCE : SAME_BRANCH;
}

function compareCategories(a: string, b: string, parentOf: Weighing['parentOf']): number {
  if (a === b) return 1;
  const [above, aboveOther] = [parentOf(a), parentOf(b)];
  const isClose = above === b || aboveOther === a || (above !== null && above === aboveOther);
  return isClose ? SAME_TOPIC : 0;
}
