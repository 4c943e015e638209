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
  readonly asOf: string | null;
  readonly lagSeconds: number | null;
}

export type CountName = 'received' | 'verified' | 'followedUp' | 'responded' | 'closed' | 'reopened' | 'returned';
export type StockName = 'open' | 'overdue';
export type RateName = 'followUpRate' | 'resolutionRate' | 'firstResponseOnTimeRate' | 'resolveOnTimeRate';
export type MeasureName = CountName | StockName | RateName;

export type NationalFigures = Readonly<Record<CountName | StockName, Count> & Record<RateName, Rate>>;
/** What is published of a province, a topic or an institution. */
export type MemberFigures = Readonly<Record<'received' | 'closed', Count> & Record<RateName, Rate>>;

export interface MonthNode {
  readonly from: string;
  readonly figures: Readonly<Record<'received' | 'closed' | 'open', Count> & Record<'followUpRate', Rate>>;
}

export interface AreaNode {
  /** Null: the reports that name no area. */
  readonly area: { readonly code: string; readonly name: string } | null;
  readonly figures: MemberFigures;
}

export interface CategoryNode {
  readonly category: { readonly code: string; readonly name: string };
  readonly figures: MemberFigures;
}

export interface List<T> {
  readonly nodes: readonly T[];
}
