// What is counted, for whom, and what of it is published. The words of the projection, of its tables and of the figures.

/**
 * Kept as counters: whole country, institution (instansi), area (wilayah: province, or regency and city), category (kategori,
 * and the root above it), classification (of a complaint also its supervision), channel (kanal), role of an assignment.
 */
export const STORED_DIMENSIONS = ['NATION', 'AGENCY', 'AREA', 'CATEGORY', 'CLASSIFICATION', 'CHANNEL', 'ROLE'] as const;
export type StoredDimension = (typeof STORED_DIMENSIONS)[number];

/** Added up from institutions when they are read, by the reference data of now: their kind, and a tree with all below its root. */
const ROLLED_UP_DIMENSIONS = ['KIND', 'AGENCY_TREE'] as const;
export type RolledUpDimension = (typeof ROLLED_UP_DIMENSIONS)[number];
export type Dimension = StoredDimension | RolledUpDimension;

export function isRolledUp(dimension: Dimension): dimension is RolledUpDimension {
  return (ROLLED_UP_DIMENSIONS as readonly string[]).includes(dimension);
}

/** The one member of the dimension NATION. */
export const WHOLE_NATION = '*';
/** The member of AREA for reports that name no area. */
export const NO_AREA = '-';
/** The member of CLASSIFICATION for complaints that need examination; they count as COMPLAINT, too. */
export const SUPERVISORY = 'SUPERVISORY';

const ARCHIVED_BY_REASON = [
  'archived_unclear',
  'archived_too_general',
  'archived_not_government',
  'archived_out_of_scope',
  'archived_spam',
  'archived_personal_data',
  'archived_not_completed',
] as const;
const FINDINGS = [
  'finding_standard_breach',
  'finding_negligence',
  'finding_information_gap',
  'finding_service_improved',
  'finding_not_substantiated',
] as const;

/** A case is older than a limit from this many days after its first day on: 0–14, 15–30, 31–60, 61–90 and over 90 days. */
export const AGE_LIMITS = [15, 31, 61, 91] as const;

/**
 * Columns of the counters: facts by the WIB day on which they happened; those of clocks by the day they fall due; `older_n` by
 * the day on which an ended case had become n days old (+1) and the day on which it ended (-1).
 */
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
  'verify_due',
  'verify_met',
  'auto_closed',
  'rating_sum',
  'rating_count',
  ...ARCHIVED_BY_REASON,
  ...FINDINGS,
  'older_15',
  'older_31',
  'older_61',
  'older_91',
] as const;
export type Measure = (typeof MEASURES)[number];

/** These stand on the day a clock falls due, which may lie ahead: a day that has not passed is not judged yet. */
export const CLOCK_MEASURES = [
  'first_response_due',
  'first_response_met',
  'resolve_due',
  'resolve_met',
  'verify_due',
  'verify_met',
] as const;

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
  'verifyMet',
  'verifyMissed',
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
    verifyMet: counters.verify_met,
    verifyMissed: counters.verify_due - counters.verify_met,
    firstResponseMet: counters.first_response_met,
    firstResponseMissed: counters.first_response_due - counters.first_response_met,
    resolveMet: counters.resolve_met,
    resolveMissed: counters.resolve_due - counters.resolve_met,
  };
}
