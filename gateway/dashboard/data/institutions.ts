// Institutions by rank and by code: one question for their page and their tables.
import type { View } from '../view';
import { AGENCY_KINDS, type AgencyKind, type AgencyNode, type Coverage, type List, type Ranking } from './answers';
import type { Ask } from './askGraphQL';
import { readChoice, readOne, type RawQuery } from './pageQuery';

export const RANK_MEASURES = {
  RESOLVE_ON_TIME_RATE: 'resolveOnTimeRate',
  FIRST_RESPONSE_ON_TIME_RATE: 'firstResponseOnTimeRate',
  FOLLOW_UP_RATE: 'followUpRate',
  RESOLUTION_RATE: 'resolutionRate',
  RETURNED_RATE: 'returnedRate',
  REOPEN_RATE: 'reopenRate',
} as const;
export type RankMeasure = keyof typeof RANK_MEASURES;
export const RANK_ORDERS = ['LOWEST_FIRST', 'HIGHEST_FIRST'] as const;

export interface InstitutionsQuery {
  readonly measure: RankMeasure;
  readonly order: (typeof RANK_ORDERS)[number];
  readonly kind: AgencyKind | null;
  readonly after: string | null;
}

export interface Institutions extends Coverage {
  readonly watermark: string;
  readonly ranking: Ranking;
  readonly byAgency: Required<List<AgencyNode>>;
}

export function readInstitutionsQuery(raw: RawQuery): InstitutionsQuery {
  return {
    measure: readChoice(raw, 'measure', Object.keys(RANK_MEASURES) as RankMeasure[]) ?? 'RESOLVE_ON_TIME_RATE',
    order: readChoice(raw, 'order', RANK_ORDERS) ?? 'LOWEST_FIRST',
    kind: readChoice(raw, 'kind', AGENCY_KINDS),
    after: readOne(raw, 'after'),
  };
}

/** A page of all of them; the ranking, of no use here, would be computed anew for each page. */
export async function askInstitutionList(
  { period }: View,
  query: InstitutionsQuery,
  ask: Ask,
): Promise<Pick<Institutions, 'watermark' | 'byAgency'>> {
  const variables = { period, ...query, withRanking: false };
  return (await ask<{ statistics: Pick<Institutions, 'watermark' | 'byAgency'> }>('institutionTable', variables))
    .statistics;
}

export async function askInstitutions({ period }: View, query: InstitutionsQuery, ask: Ask): Promise<Institutions> {
  const { statistics } = await ask<{ statistics: Institutions }>('institutionTable', { period, ...query });
  return statistics;
}
