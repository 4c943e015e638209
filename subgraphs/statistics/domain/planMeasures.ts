// The indicators of action plans (rencana aksi) that are measured here, in the unit in which plans set their targets.
import type { Figures, RateFigure } from './figures';
import type { Durations } from './kaplanMeier';

/** Of `ActionPlanMeasure` of agencies the rates, by the figure that answers each. */
const FIGURE_OF = {
  FOLLOW_UP_RATE: 'followUpRate',
  RESOLUTION_RATE: 'resolutionRate',
  FIRST_RESPONSE_ON_TIME_RATE: 'firstResponseOnTimeRate',
  RESOLVE_ON_TIME_RATE: 'resolveOnTimeRate',
} as const satisfies Readonly<Record<string, keyof Figures & `${string}Rate`>>;

type PlannedRate = keyof typeof FIGURE_OF;
export type PlanMeasureName = PlannedRate | 'MEDIAN_RESOLVE_DAYS';

export function isPlannedRate(name: unknown): name is PlannedRate {
  return typeof name === 'string' && Object.hasOwn(FIGURE_OF, name);
}

/** Plans write percent, with at most three decimals. */
const PERCENT = 100;
const DECIMALS = 1_000;

export function rateForPlan(figures: Figures, name: PlannedRate): RateFigure {
  const rate = figures[FIGURE_OF[name]];
  const value = rate.value === null ? null : Math.round(rate.value * PERCENT * DECIMALS) / DECIMALS;
  return { ...rate, value };
}

/** A median that is not reached yet is no value: half of the cases have not ended. Null: the viewer may not see it. */
export function medianForPlan(durations: Durations | null): RateFigure {
  if (durations === null) return { value: null, numerator: null, denominator: null, isSuppressed: true };
  const { n, stillOpen, median } = durations;
  const value = median?.isReached ? median.workingDays : null;
  return { value, numerator: n - stillOpen, denominator: n, isSuppressed: false };
}
