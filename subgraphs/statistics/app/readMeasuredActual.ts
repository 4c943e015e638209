// What the system counts of an indicator of an action plan in one quarter. Called by the field that statistics adds to items.
import { isPlanMeasure, measureForPlan } from '../domain/planMeasures';
import type { RateFigure } from '../domain/figures';
import { checkPeriod, type Coverage } from './coverage';
import { readEntity } from './readEntity';
import type { StatisticsContext } from './services';

export interface PlannedIndicator {
  readonly agencyId: string;
  readonly year: number;
  readonly measure: string | null;
}

export type MeasuredActual = RateFigure & Coverage;

/** Null for an indicator that institutions report themselves. Under the same rights as the institution's other figures. */
export async function readMeasuredActual(
  ctx: StatisticsContext,
  { agencyId, year, measure }: PlannedIndicator,
  quarter: number,
): Promise<MeasuredActual | null> {
  const period = checkPeriod({ year, quarter });
  if (!isPlanMeasure(measure)) return null;
  const { coverage, figures } = await readEntity(ctx, { dimension: 'AGENCY', member: agencyId, period });
  return { ...coverage, ...measureForPlan(figures, measure) };
}
