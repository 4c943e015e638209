// What is counted, for whom, and what of it is published. The words of the projection, of its tables and of the figures.

/** Whole country, institution (instansi), area (wilayah: province, or regency and city), category (kategori). */
export const DIMENSIONS = ['NATION', 'AGENCY', 'AREA', 'CATEGORY'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The one member of the dimension NATION. */
export const WHOLE_NATION = '*';
/** The member of AREA for reports that name no area. */
export const NO_AREA = '-';

/** Columns of the counters: facts by the WIB day on which they happened; the four of clocks by the day they fall due. */
export const MEASURES = [
  'received',
  'opened',
  'ended',
  'verified',
  'archived',
  'merged',
  'withdrawn',
  'disposed',
  'followed_up',
  'responded',
  'closed',
  'reopened',
  'returned',
  'first_response_due',
  'first_response_met',
  'resolve_due',
  'resolve_met',
] as const;
export type Measure = (typeof MEASURES)[number];

/** These stand on the day a clock falls due, which may lie ahead: a day that has not passed is not judged yet. */
export const CLOCK_MEASURES = ['first_response_due', 'first_response_met', 'resolve_due', 'resolve_met'] as const;

export type Counters = Readonly<Record<Measure, number>>;

export const NO_COUNTERS: Counters = Object.freeze(
  Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Record<Measure, number>,
);

/** Figures of a period that add up over days and members; each is one published table a dimension. */
export const FLOW_FIGURES = [
  'received',
  'verified',
  'archived',
  'disposedAgain',
  'followedUp',
  'responded',
  'closed',
  'reopened',
  'returned',
  'firstResponseMet',
  'firstResponseMissed',
  'resolveMet',
  'resolveMissed',
] as const;
export type FlowFigure = (typeof FLOW_FIGURES)[number];
export type Flows = Readonly<Record<FlowFigure, number>>;

/**
 * Clocks are published as met and missed, never as due, and disposals as first and further ones: no figure of one member is
 * then the sum or the difference of others.
 */
export function toFlows(counters: Counters): Flows {
  return {
    received: counters.received,
    verified: counters.verified,
    archived: counters.archived,
    disposedAgain: counters.disposed - counters.verified,
    followedUp: counters.followed_up,
    responded: counters.responded,
    closed: counters.closed,
    reopened: counters.reopened,
    returned: counters.returned,
    firstResponseMet: counters.first_response_met,
    firstResponseMissed: counters.first_response_due - counters.first_response_met,
    resolveMet: counters.resolve_met,
    resolveMissed: counters.resolve_due - counters.resolve_met,
  };
}
