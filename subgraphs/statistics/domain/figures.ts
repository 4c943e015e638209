// From numbers to figures: counts, shares and means, with what is suppressed shown as null and said so. Called by app/ only.
import { ARCHIVE_COUNTERS, FINDING_COUNTERS } from './codedMeasures';
import type { Counters, FlowFigure } from './measures';

export interface CountFigure {
  readonly value: number | null;
  readonly isSuppressed: boolean;
}

export interface RateFigure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly isSuppressed: boolean;
}

export interface RatingFigure {
  readonly average: number | null;
  readonly count: number | null;
  readonly isSuppressed: boolean;
}

export interface CodedCount<C extends string> {
  readonly code: C;
  readonly count: CountFigure;
}

/** What a viewer may see: null is suppressed. */
export type VisibleFlows = Readonly<Record<FlowFigure, number | null>>;

/** What only those see who are entitled to exact figures. */
export interface ExactFigures {
  readonly open: number;
  /** Undefined for a period that has ended: it is not kept. */
  readonly overdue: number | undefined;
  readonly counters: Counters;
}

export interface Figures {
  readonly received: CountFigure;
  readonly verified: CountFigure;
  readonly archived: CountFigure;
  readonly archivedByReason: readonly CodedCount<keyof typeof ARCHIVE_COUNTERS>[];
  readonly disposed: CountFigure;
  readonly followedUp: CountFigure;
  readonly responded: CountFigure;
  readonly closed: CountFigure;
  readonly autoClosed: CountFigure;
  readonly reopened: CountFigure;
  readonly returned: CountFigure;
  readonly open: CountFigure;
  readonly overdue: CountFigure;
  readonly followUpRate: RateFigure;
  readonly resolutionRate: RateFigure;
  readonly returnedRate: RateFigure;
  readonly reopenRate: RateFigure;
  readonly verifyOnTimeRate: RateFigure;
  readonly firstResponseOnTimeRate: RateFigure;
  readonly resolveOnTimeRate: RateFigure;
  readonly findings: readonly CodedCount<keyof typeof FINDING_COUNTERS>[];
  readonly rating: RatingFigure;
}

/** Null is suppressed; undefined is not kept. */
export function countOf(value: number | null | undefined): CountFigure {
  return { value: value ?? null, isSuppressed: value === null };
}

function rateOf(numerator: number | null, denominator: number | null): RateFigure {
  if (numerator === null || denominator === null) {
    return { value: null, numerator: null, denominator: null, isSuppressed: true };
  }
  const value = denominator === 0 ? null : numerator / denominator;
  return { value, numerator, denominator, isSuppressed: false };
}

function ratingOf(exact: ExactFigures | null): RatingFigure {
  if (exact === null) return { average: null, count: null, isSuppressed: true };
  const { rating_sum: sum, rating_count: count } = exact.counters;
  return { average: count === 0 ? null : sum / count, count, isSuppressed: false };
}

function addVisible(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** @param exact null for a viewer of published figures */
export function buildFigures(flows: VisibleFlows, exact: ExactFigures | null): Figures {
  const onTime = (met: FlowFigure, missed: FlowFigure): RateFigure =>
    rateOf(flows[met], addVisible(flows[met], flows[missed]));
  return {
    received: countOf(flows.received),
    verified: countOf(flows.verified),
    archived: countOf(flows.archived),
    archivedByReason: listCounts(ARCHIVE_COUNTERS, exact),
    disposed: countOf(addVisible(flows.verified, flows.disposedAgain)),
    followedUp: countOf(flows.followedUp),
    responded: countOf(flows.responded),
    closed: countOf(flows.closed),
    autoClosed: countOf(exact?.counters.auto_closed ?? null),
    reopened: countOf(flows.reopened),
    returned: countOf(flows.returned),
    open: countOf(exact?.open ?? null),
    overdue: countOf(exact === null ? null : exact.overdue),
    followUpRate: rateOf(flows.followedUp, flows.received),
    resolutionRate: rateOf(flows.closed, flows.received),
    returnedRate: rateOf(flows.returned, flows.received),
    reopenRate: rateOf(flows.reopened, flows.closed),
    verifyOnTimeRate: onTime('verifyMet', 'verifyMissed'),
    firstResponseOnTimeRate: onTime('firstResponseMet', 'firstResponseMissed'),
    resolveOnTimeRate: onTime('resolveMet', 'resolveMissed'),
    findings: listCounts(FINDING_COUNTERS, exact),
    rating: ratingOf(exact),
  };
}

function listCounts<C extends string>(
  counters: Readonly<Record<C, keyof Counters>>,
  exact: ExactFigures | null,
): CodedCount<C>[] {
  const codes = Object.keys(counters) as C[];
  return codes.map((code) => ({ code, count: countOf(exact?.counters[counters[code]] ?? null) }));
}
