// The indicators of action plans (rencana aksi) that are measured here, in the unit in which plans set their targets.
import type { Figures, RateFigure } from './figures';

/** `ActionPlanMeasure` of agencies, by the figure that answers it. */
const FIGURE_OF = {
  FOLLOW_UP_RATE: 'followUpRate',
  RESOLUTION_RATE: 'resolutionRate',
  FIRST_RESPONSE_ON_TIME_RATE: 'firstResponseOnTimeRate',
  RESOLVE_ON_TIME_RATE: 'resolveOnTimeRate',
} as const satisfies Readonly<Record<string, keyof Figures & `${string}Rate`>>;

export type PlanMeasureName = keyof typeof FIGURE_OF;

export function isPlanMeasure(name: unknown): name is PlanMeasureName {
  return typeof name === 'string' && Object.hasOwn(FIGURE_OF, name);
}

/** Plans write percent, with at most three decimals. */
const PERCENT = 100;
const DECIMALS = 1_000;

export function measureForPlan(figures: Figures, name: PlanMeasureName): RateFigure {
  const rate = figures[FIGURE_OF[name]];
  const value = rate.value === null ? null : Math.round(rate.value * PERCENT * DECIMALS) / DECIMALS;
  return { ...rate, value };
}
