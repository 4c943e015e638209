// What the dashboard's queries (schema/operations/dashboard) answer, as far as its pages read it.

export interface Count {
  readonly value: number | null;
  readonly isSuppressed: boolean;
}

export interface Rate extends Count {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface Coverage {
  readonly from: string;
  /** Null: nothing of the period is published yet. */
  readonly until: string | null;
  /** Every event up to it is counted. */
  readonly asOf: string | null;
  readonly lagSeconds: number | null;
}

export type CountName = 'received' | 'closed' | 'open';
export type RateName =
  'followUpRate' | 'resolutionRate' | 'firstResponseOnTimeRate' | 'resolveOnTimeRate' | 'returnedRate' | 'reopenRate';
export type MeasureName = CountName | RateName | 'verifyOnTimeRate';

/** What is published of a province, a topic or an institution. */
export type MemberFigures = Readonly<Record<'received' | 'closed', Count> & Record<RateName, Rate>>;
export type NationalFigures = MemberFigures & Readonly<Record<'open', Count> & Record<'verifyOnTimeRate', Rate>>;

export interface MonthNode {
  readonly from: string;
  readonly until: string | null;
  readonly figures: Readonly<Record<'received' | 'closed', Count>> & {
    readonly open?: Count;
    readonly followUpRate?: Rate;
  };
}

/** Of one province, topic or institution, beside the period before. */
export interface MemberStatistics extends Coverage {
  readonly figures: MemberFigures;
  readonly previous: { readonly figures: MemberFigures };
}

/** Working days from a beginning to its end, the still open counted. */
export interface Duration {
  readonly n: number | null;
  readonly stillOpen: number | null;
  readonly medianWorkingDays: number | null;
  readonly p90WorkingDays: number | null;
  /** What is not reached takes at least so long. */
  readonly atLeastWorkingDays: number | null;
  readonly isSuppressed: boolean;
}

export type Wait = 'verify' | 'respond' | 'resolve';
export type Durations = Readonly<Record<Wait, Duration | null>>;

export interface AgeBucket {
  readonly fromDays: number;
  readonly toDays: number | null;
  readonly count: Count;
}

export interface Place {
  readonly code: string;
  readonly name: string;
}

export type TimeZone = 'WIB' | 'WITA' | 'WIT';

export interface AreaNode {
  /** Null: the reports that name no area. */
  readonly area: Place | null;
  readonly figures: MemberFigures;
}

export interface CategoryNode {
  readonly category: Place;
  readonly figures: MemberFigures;
}

export interface AgencyPlace extends Place {
  readonly kind: AgencyKind;
}

export interface AgencyNode {
  readonly agency: AgencyPlace;
  readonly figures: MemberFigures;
}

export const AGENCY_KINDS = [
  'MINISTRY',
  'INSTITUTION',
  'PROVINCE',
  'REGENCY',
  'CITY',
  'STATE_ENTERPRISE',
  'STATE_UNIVERSITY',
  'MISSION',
] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

export interface RankingEntry {
  readonly rank: number;
  readonly agency: AgencyPlace;
  readonly value: number;
  readonly n: number;
}

export interface Ranking {
  readonly minimumN: number;
  readonly rankedCount: number;
  readonly notRankedCount: number;
  readonly entries: readonly RankingEntry[];
}

export interface List<T> {
  readonly nodes: readonly T[];
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
