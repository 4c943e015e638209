// What the system counts of an indicator of an action plan in one quarter. Called by the field that statistics adds to items.
import type { RateFigure } from '../domain/figures';
import { isPlannedRate, medianForPlan, rateForPlan } from '../domain/planMeasures';
import { checkPeriod, type Coverage } from './coverage';
import { readDurationFigure } from './readDurationFigures';
import { readEntity } from './readEntity';
import type { FigureScope } from './readMembers';
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
  const scope: FigureScope = { dimension: 'AGENCY', member: agencyId, period: checkPeriod({ year, quarter }) };
  const isMedian = measure === 'MEDIAN_RESOLVE_DAYS';
  if (!isMedian && !isPlannedRate(measure)) return null;
  const { coverage, figures } = await readEntity(ctx, scope);
  if (!isMedian) return { ...coverage, ...rateForPlan(figures, measure) };
  return { ...coverage, ...medianForPlan(await readDurationFigure(ctx, scope, 'RESOLVE')) };
}
