// Enums that reports and agencies own: the same values here, described there. A value that is added there is added here, or
// the supergraph does not compose.
import { registerEnumType } from 'type-graphql';
import type { PlanMeasureName } from '../domain/planMeasures';
import { PUBLISHED_CHANNELS } from '../domain/publishedTables';

function shareEnum<T extends string>(name: string, values: readonly T[]): { readonly [V in T]: V } {
  const object = Object.fromEntries(values.map((value) => [value, value])) as { readonly [V in T]: V };
  registerEnumType(object, { name });
  return object;
}

export const AGENCY_KINDS = [
  ...(['MINISTRY', 'INSTITUTION', 'PROVINCE', 'REGENCY', 'CITY'] as const),
  ...(['STATE_ENTERPRISE', 'STATE_UNIVERSITY', 'MISSION'] as const),
] as const;
export const AgencyKindEnum = shareEnum('AgencyKind', AGENCY_KINDS);

export const ClassificationEnum = shareEnum('Classification', ['COMPLAINT', 'INFORMATION_REQUEST', 'ASPIRATION']);
export const SupervisionEnum = shareEnum('Supervision', ['NON_SUPERVISORY', 'SUPERVISORY']);
export const ChannelEnum = shareEnum('Channel', PUBLISHED_CHANNELS);
export const FindingEnum = shareEnum('Finding', [
  ...(['STANDARD_BREACH', 'NEGLIGENCE', 'INFORMATION_GAP', 'SERVICE_IMPROVED', 'NOT_SUBSTANTIATED'] as const),
]);
export const AssignmentRoleEnum = shareEnum('AssignmentRole', ['LEAD', 'SUPPORTING']);
export const ActionPlanMeasureEnum = shareEnum<PlanMeasureName>('ActionPlanMeasure', [
  ...(['FOLLOW_UP_RATE', 'RESOLUTION_RATE', 'FIRST_RESPONSE_ON_TIME_RATE', 'RESOLVE_ON_TIME_RATE'] as const),
  'MEDIAN_RESOLVE_DAYS',
]);
