// The shares by which institutions are compared: in rankings and with their peers. Called by app/ and by the enum of the schema.
import type { Figures } from './figures';
import type { RankOrder } from './rankMembers';

interface ComparedMeasure {
  readonly figure: keyof Figures & `${string}Rate`;
  /** Best first. */
  readonly order: RankOrder;
}

export const COMPARED_MEASURES = {
  FOLLOW_UP_RATE: { figure: 'followUpRate', order: 'HIGHEST_FIRST' },
  RESOLUTION_RATE: { figure: 'resolutionRate', order: 'HIGHEST_FIRST' },
  FIRST_RESPONSE_ON_TIME_RATE: { figure: 'firstResponseOnTimeRate', order: 'HIGHEST_FIRST' },
  RESOLVE_ON_TIME_RATE: { figure: 'resolveOnTimeRate', order: 'HIGHEST_FIRST' },
  RETURNED_RATE: { figure: 'returnedRate', order: 'LOWEST_FIRST' },
  REOPEN_RATE: { figure: 'reopenRate', order: 'LOWEST_FIRST' },
} as const satisfies Readonly<Record<string, ComparedMeasure>>;

export type ComparedMeasureName = keyof typeof COMPARED_MEASURES;
