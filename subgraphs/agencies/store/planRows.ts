// What the stores of action plans give to the verbs: plain rows, amounts as people write them.
import type { AgencyKind } from '../../../schema/contract/events';
import { AMOUNT_SCALE, type Direction, type Pillar, type PlanMeasure, type PlanStatus } from '../domain/actionPlan';
import type { PlanAction, PlanRelation } from '../domain/planStateTable';

export interface PlanRow {
  readonly id: string;
  readonly agencyId: string;
  readonly agencyCode: string;
  readonly agencyKind: AgencyKind;
  readonly year: number;
  readonly status: PlanStatus;
  readonly decreeNumber: string | null;
  readonly returnRemark: string | null;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly submittedAt: number | null;
  readonly approvedAt: number | null;
  readonly reportedAt: number | null;
}

/** What an institution writes of an item. */
export interface ItemTerms {
  readonly pillar: Pillar;
  readonly activity: string;
  readonly indicator: string;
  readonly measure: PlanMeasure | null;
  readonly unitOfMeasure: string;
  readonly direction: Direction;
  readonly baseline: number | null;
  readonly target: number;
  /** By quarter, always four. */
  readonly targets: readonly (number | null)[];
  readonly responsibleUnitId: string | null;
}

export interface ItemRow extends ItemTerms {
  readonly id: string;
  readonly planId: string;
  readonly agencyId: string;
  readonly year: number;
  readonly place: number;
  /** From 0 to 1. */
  readonly progress: number | null;
}

export interface ActualRow {
  readonly itemId: string;
  readonly quarter: number;
  readonly amount: number | null;
  readonly evidenceNote: string | null;
  readonly evidenceLinks: readonly string[];
  readonly reportedAt: number;
}

/** One value of a plan or item that a change replaced; null where there was or is none. */
export interface ChangedValue {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface HistoryRow {
  readonly planId: string;
  readonly version: number;
  readonly action: PlanAction;
  readonly at: number;
  readonly actorId: string;
  readonly actorRelation: PlanRelation;
  readonly fromStatus: PlanStatus | null;
  readonly toStatus: PlanStatus;
  readonly itemId: string | null;
  readonly quarter: number | null;
  readonly changes: readonly ChangedValue[];
  readonly remark: string | null;
}

const PROGRESS_SCALE = 10_000;

export function toThousandths(amount: number | null): number | null {
  return amount === null ? null : Math.round(amount * AMOUNT_SCALE);
}

export function fromThousandths(stored: number | null): number | null {
  return stored === null ? null : stored / AMOUNT_SCALE;
}

/** Downwards: what is not reached does not read as 1. */
export function toStoredProgress(progress: number | null): number | null {
  return progress === null ? null : Math.floor(progress * PROGRESS_SCALE + 1e-9);
}

export function fromStoredProgress(stored: number | null): number | null {
  return stored === null ? null : stored / PROGRESS_SCALE;
}
