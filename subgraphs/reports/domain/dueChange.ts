// Due dates that a step moved: old and new, as the history keeps them.
import type { CaseChange } from './caseState';
import { STATE_TABLE, type ClockVerb } from './stateTable';
import type { ClockKind, ReportAction } from './states';

export interface MovedDue {
  /** Of the clock within its case. */
  readonly seq: number;
  readonly kind: ClockKind;
  readonly assignmentId: string | null;
  readonly oldDueAt: number;
  readonly newDueAt: number;
}

const MOVING: readonly ClockVerb[] = ['RESUME', 'RECOMPUTE', 'RECOUNT'];

/** Other actions start, pause and stop clocks; the dates of those that run stay. */
export const DUE_MOVING_ACTIONS: ReadonlySet<ReportAction> = new Set(
  STATE_TABLE.filter(({ clocks }) => clocks.some(([verb]) => MOVING.includes(verb))).map(({ action }) => action),
);

export function listMovedDues({ clocks }: CaseChange): readonly MovedDue[] {
  return clocks.flatMap(({ before, after }) => {
    if (before === null || before.dueAt === after.dueAt) return [];
    const { seq, kind, assignmentId } = after;
    return [{ seq, kind, assignmentId, oldDueAt: before.dueAt, newDueAt: after.dueAt }];
  });
}
