// What institutions undertake, as the demonstration tells it: read from reference data. Called by draftPlan.ts.
import { groupBy, lazy } from '../../../schema/reference/collections';
import { field, readReferenceCsv, type CsvRow } from '../../../schema/reference/csv';
import { MEASURE_TERMS, type Direction, type MeasureTerms, type Pillar, type PlanMeasure } from '../domain/actionPlan';

/** ONCE: in one quarter. GROWING and FALLING: step by step from the baseline. STEADY: the same in every quarter. */
type Rhythm = 'ONCE' | 'GROWING' | 'FALLING' | 'STEADY';

export interface PlanTemplate extends MeasureTerms {
  readonly pillar: Pillar;
  readonly measure: PlanMeasure | null;
  readonly activity: string;
  readonly baseline: number;
  readonly target: number;
  readonly decimals: number;
  readonly rhythm: Rhythm;
}

const readTemplates = lazy(() => readReferenceCsv('action-plan-items.csv').map(toTemplate));

export const typedTemplates = lazy(() =>
  groupBy(
    readTemplates().filter(({ measure }) => measure === null),
    ({ pillar }) => pillar,
  ),
);

export const measuredTemplates = lazy(() => readTemplates().filter(({ measure }) => measure !== null));

function toTemplate(row: CsvRow): PlanTemplate {
  const measure = (field(row, 'measure') || null) as PlanMeasure | null;
  const terms = measure === null ? toTerms(row) : MEASURE_TERMS[measure];
  const [baseline, target, decimals] = ['baseline', 'target', 'decimals'].map((name) => Number(field(row, name)));
  return {
    ...{ pillar: field(row, 'pillar') as Pillar, measure, activity: field(row, 'activity'), ...terms },
    ...{
      baseline: baseline ?? 0,
      target: target ?? 0,
      decimals: decimals ?? 0,
      rhythm: field(row, 'rhythm') as Rhythm,
    },
  };
}

function toTerms(row: CsvRow): MeasureTerms {
  return {
    indicator: field(row, 'indicator'),
    unitOfMeasure: field(row, 'unit'),
    direction: field(row, 'direction') as Direction,
  };
}
