// A ranking (peringkat) that is fair to small institutions and to new ones: only those with enough cases in the period, and
// connected for the whole of it, are compared; of the others it is said how many there are. Called by app/rankAgencies.ts.

/** Below it a share says more about chance than about the institution. */
export const MINIMUM_N = 30;

export interface Candidate {
  readonly member: string;
  readonly code: string;
  /** Null where it is suppressed or does not exist. */
  readonly value: number | null;
  readonly n: number | null;
  readonly isConnectedThroughout: boolean;
}

export interface RankedMember {
  /** Equal values share a rank; the next one is counted on: 1, 2, 2, 4. */
  readonly rank: number;
  readonly member: string;
  readonly value: number;
  readonly n: number;
}

export interface Ranking {
  readonly ranked: readonly RankedMember[];
  readonly notRanked: number;
}

export type RankOrder = 'HIGHEST_FIRST' | 'LOWEST_FIRST';

type Ranked = Candidate & { readonly value: number; readonly n: number };

export function rankMembers(candidates: readonly Candidate[], order: RankOrder): Ranking {
  const compared = candidates.filter(isRanked);
  const sign = order === 'HIGHEST_FIRST' ? -1 : 1;
  compared.sort((a, b) => sign * (a.value - b.value) || (a.code < b.code ? -1 : 1));
  let rank = 0;
  const ranked = compared.map(({ member, value, n }, index) => {
    if (index === 0 || value !== compared[index - 1]?.value) rank = index + 1;
    return { rank, member, value, n };
  });
  return { ranked, notRanked: candidates.length - ranked.length };
}

function isRanked(candidate: Candidate): candidate is Ranked {
  const { value, n, isConnectedThroughout } = candidate;
  return isConnectedThroughout && value !== null && n !== null && n >= MINIMUM_N;
}
