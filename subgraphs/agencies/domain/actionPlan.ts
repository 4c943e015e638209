// The words of action plans (rencana aksi): states, pillars, measures, and the limits of what a plan may hold.
// The official template was not found; the model follows the cycle that institutions are asked for.

export const PLAN_STATUSES = ['DRAFT', 'SUBMITTED', 'APPROVED', 'REPORTED'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** What everybody may read. */
export const PUBLIC_PLAN_STATUSES = ['APPROVED', 'REPORTED'] as const satisfies readonly PlanStatus[];

export const PILLARS = [
  'GOVERNANCE',
  'PEOPLE',
  'SYSTEM_INTEGRATION',
  'SOCIALISATION',
  'DATA_USE',
  'MONITORING',
] as const;
export type Pillar = (typeof PILLARS)[number];

/** Figures that the system counts by itself: nobody types their actual values. */
export const PLAN_MEASURES = [
  'FOLLOW_UP_RATE',
  'RESOLUTION_RATE',
  'FIRST_RESPONSE_ON_TIME_RATE',
  'RESOLVE_ON_TIME_RATE',
  'MEDIAN_RESOLVE_DAYS',
] as const;
export type PlanMeasure = (typeof PLAN_MEASURES)[number];

export const DIRECTIONS = ['HIGHER_IS_BETTER', 'LOWER_IS_BETTER'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const QUARTERS = [1, 2, 3, 4] as const;
export type Quarter = (typeof QUARTERS)[number];

export function isQuarter(value: number): value is Quarter {
  return (QUARTERS as readonly number[]).includes(value);
}

export interface MeasureTerms {
  readonly indicator: string;
  readonly unitOfMeasure: string;
  readonly direction: Direction;
}

/** How a measured indicator reads; its plan cannot word it otherwise. */
export const MEASURE_TERMS: Readonly<Record<PlanMeasure, MeasureTerms>> = {
  FOLLOW_UP_RATE: percentOf('Tingkat tindak lanjut laporan'),
  RESOLUTION_RATE: percentOf('Tingkat penyelesaian laporan'),
  FIRST_RESPONSE_ON_TIME_RATE: percentOf('Ketepatan waktu tanggapan pertama'),
  RESOLVE_ON_TIME_RATE: percentOf('Ketepatan waktu penyelesaian'),
  MEDIAN_RESOLVE_DAYS: {
    indicator: 'Median waktu penyelesaian laporan',
    unitOfMeasure: 'hari kerja',
    direction: 'LOWER_IS_BETTER',
  },
};

function percentOf(indicator: string): MeasureTerms {
  return { indicator, unitOfMeasure: 'persen', direction: 'HIGHER_IS_BETTER' };
}

/** A page of items holds a whole plan. */
export const MAX_PLAN_ITEMS = 60;
export const MAX_EVIDENCE_LINKS = 5;

/** Amounts have at most three decimals, and are kept as whole thousandths: both engines add them up alike. */
export const AMOUNT_SCALE = 1_000;
export const MAX_AMOUNT = 1_000_000_000;

/** What is told of a number that is none. */
export const AMOUNT_HINT = 'Give 0 to 1,000,000,000 with at most three decimals.';

export function isAmount(value: number): boolean {
  if (!Number.isFinite(value) || value < 0 || value > MAX_AMOUNT) return false;
  const scaled = value * AMOUNT_SCALE;
  return Math.abs(scaled - Math.round(scaled)) < 1e-4;
}
