// The enums of this subgraph. `AgencyKind` and `ActionPlanMeasure` are agencies' own: the same values,
// described there.
import { registerEnumType } from 'type-graphql';
import { COMPARED_MEASURES, type ComparedMeasureName } from '../domain/comparedMeasures';
import type { MeasureUnit } from '../domain/definitions';
import type { PlanMeasureName } from '../domain/planMeasures';
import type { RankOrder } from '../domain/rankMembers';

function createEnum<T extends string>(
  name: string,
  description: string | null,
  values: Readonly<Record<T, string | null>>,
): { readonly [V in T]: V } {
  const names = Object.keys(values) as T[];
  const object = Object.fromEntries(names.map((value) => [value, value])) as { readonly [V in T]: V };
  const described = names.filter((value) => values[value] !== null);
  const valuesConfig = Object.fromEntries(described.map((value) => [value, { description: values[value] as string }]));
  registerEnumType(object, { name, ...(description && { description }), valuesConfig: valuesConfig as never });
  return object;
}

export const AgencyKindEnum = createEnum('AgencyKind', null, {
  MINISTRY: null,
  INSTITUTION: null,
  PROVINCE: null,
  REGENCY: null,
  CITY: null,
  STATE_ENTERPRISE: null,
  STATE_UNIVERSITY: null,
  MISSION: null,
});

const comparedNames = Object.fromEntries(
  Object.entries(COMPARED_MEASURES).map(([name, { figure }]) => [name, `See \`AgencyFigures.${figure}\`.`]),
) as Record<ComparedMeasureName, string>;

export const ComparedMeasureEnum = createEnum(
  'ComparedMeasure',
  'The shares (persentase) by which institutions are compared.',
  comparedNames,
);

export const RankOrderEnum = createEnum<RankOrder>('RankOrder', 'The order (urutan) of a ranking.', {
  HIGHEST_FIRST: 'The highest value first (tertinggi).',
  LOWEST_FIRST: 'The lowest value first (terendah).',
});

export const MeasureUnitEnum = createEnum<MeasureUnit>('MeasureUnit', 'In what a measure is counted (satuan).', {
  CASES: 'A number of reports or assignments (jumlah).',
  SHARE: 'A share of 1 (persentase): `0.82` is 82 %.',
  WORKING_DAYS: 'Working days (hari kerja).',
  SCORE: 'A mean of scores 1 to 5 (skor).',
});

export const ActionPlanMeasureEnum = createEnum<PlanMeasureName>('ActionPlanMeasure', null, {
  FOLLOW_UP_RATE: null,
  RESOLUTION_RATE: null,
  FIRST_RESPONSE_ON_TIME_RATE: null,
  RESOLVE_ON_TIME_RATE: null,
});
