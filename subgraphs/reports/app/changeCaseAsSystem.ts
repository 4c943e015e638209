// One change of one case by LAPOR! itself, when a clock ran out: the same lock, rules and rows as a mutation's.
// Called by system jobs inside a transaction of theirs, in which they also check that they still hold their lease.
import type { Transaction } from '../../../platform/db/database';
import { Refusal } from '../../../platform/errors';
import type { CaseChange } from '../domain/caseState';
import type { ReportAction } from '../domain/states';
import { lockCase, type LockedCase } from '../store/lockCase';
import { SYSTEM_ACTOR } from './actor';
import { carryOut, type CaseWorld, type StepParts } from './carryOut';

export interface SystemRequest {
  readonly reportId: string;
  /** AUTO_CLOSE, EXPIRE or ESCALATE: what the table lets SYSTEM do. */
  readonly action: ReportAction;
  readonly at: number;
  readonly reason?: string | null;
  /** The job's own condition on the case as it is now; false leaves the case alone. */
  readonly isDue?: (locked: LockedCase) => boolean;
  readonly parts?: StepParts;
}

/**
 * Null when there is nothing to do any more: no such report, or a person was faster. Whether the clock has really run
 * out is judged here again, under the lock.
 */
export async function changeCaseAsSystem(
  world: CaseWorld,
  tx: Transaction,
  request: SystemRequest,
): Promise<CaseChange | null> {
  const { reportId, action, at, reason, parts = {} } = request;
  const locked = await lockCase(tx, world.db.dialect, reportId);
  if (locked === null || request.isDue?.(locked) === false) return null;
  const command = { action, at, relations: ['SYSTEM'], reason } as const;
  try {
    return await carryOut(world, tx, { locked, command, actorOf: () => SYSTEM_ACTOR, parts });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
