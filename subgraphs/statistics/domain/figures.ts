// From numbers to figures: counts and rates, with what is suppressed shown as null and said so. Called by app/ only.
import type { FlowFigure } from './measures';

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

/** What a viewer may see: null is suppressed. */
export type VisibleFlows = Readonly<Record<FlowFigure, number | null>>;

/** What is there at one moment. `overdue` is undefined for a period that has ended: it is not kept. */
export interface VisibleStock {
  readonly open: number | null;
  readonly overdue: number | null | undefined;
}

export interface Figures {
  readonly received: CountFigure;
  readonly verified: CountFigure;
  readonly archived: CountFigure;
  readonly disposed: CountFigure;
  readonly followedUp: CountFigure;
  readonly responded: CountFigure;
  readonly closed: CountFigure;
  readonly reopened: CountFigure;
  readonly returned: CountFigure;
  readonly open: CountFigure;
  readonly overdue: CountFigure;
  readonly followUpRate: RateFigure;
  readonly resolutionRate: RateFigure;
  readonly returnedRate: RateFigure;
  readonly reopenRate: RateFigure;
  readonly firstResponseOnTimeRate: RateFigure;
  readonly resolveOnTimeRate: RateFigure;
}

function countOf(value: number | null | undefined): CountFigure {
  return { value: value ?? null, isSuppressed: value === null };
}

function rateOf(numerator: number | null, denominator: number | null): RateFigure {
  if (numerator === null || denominator === null) {
    return { value: null, numerator: null, denominator: null, isSuppressed: true };
  }
  const value = denominator === 0 ? null : numerator / denominator;
  return { value, numerator, denominator, isSuppressed: false };
}

function addVisible(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

export function buildFigures(flows: VisibleFlows, stock: VisibleStock): Figures {
  const firstResponseDue = addVisible(flows.firstResponseMet, flows.firstResponseMissed);
  const resolveDue = addVisible(flows.resolveMet, flows.resolveMissed);
  return {
    received: countOf(flows.received),
    verified: countOf(flows.verified),
    archived: countOf(flows.archived),
    disposed: countOf(addVisible(flows.verified, flows.disposedAgain)),
    followedUp: countOf(flows.followedUp),
    responded: countOf(flows.responded),
    closed: countOf(flows.closed),
    reopened: countOf(flows.reopened),
    returned: countOf(flows.returned),
    open: countOf(stock.open),
    overdue: countOf(stock.overdue),
    followUpRate: rateOf(flows.followedUp, flows.received),
    resolutionRate: rateOf(flows.closed, flows.received),
    returnedRate: rateOf(flows.returned, flows.received),
    reopenRate: rateOf(flows.reopened, flows.closed),
    firstResponseOnTimeRate: rateOf(flows.firstResponseMet, firstResponseDue),
    resolveOnTimeRate: rateOf(flows.resolveMet, resolveDue),
  };
}
