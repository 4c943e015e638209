// Rows 5, 13 and 17 of the state table: what LAPOR! does by itself when a clock has run out (and 18, before it would do so). Called by the system's job.
import type { Transaction } from '../../../platform/db/database';
import type { CaseChange } from '../domain/caseState';
import { isToEscalate } from '../domain/caseState';
import type { CaseState } from '../domain/caseState';
import type { ReportAction } from '../domain/states';
import type { ClockRules } from '../domain/clockRules';
import { lockCase } from '../store/lockCase';
import { SYSTEM_ACTOR } from './actor';
import { carryOut, type CaseWorld } from './carryOut';
import { hasStaleDue } from './recountCase';

interface DueAction {
  readonly action: ReportAction;
  readonly reason: string | null;
}

/** A postponed or answered report waits for its reporter alone; in every other state somebody else is late. */
export function findDueAction({ status, clocks }: CaseState, at: number, rules: ClockRules): DueAction | null {
  // The calendar was corrected, and this case was not reached yet: nobody is closed or blamed by the old date.
  if (hasStaleDue(clocks, rules)) return { action: 'CORRECT_CALENDAR', reason: null };
  const hasRunOut = (kind: string): boolean =>
    clocks.some((c) => c.kind === kind && c.stoppedAt === null && c.pausedAt === null && at > c.dueAt);
  if (status === 'RESPONDED' && hasRunOut('AUTO_CLOSE')) return { action: 'AUTO_CLOSE', reason: null };
  if (status === 'NEEDS_INFO' && hasRunOut('COMPLETE')) return { action: 'EXPIRE', reason: 'NOT_COMPLETED' };
  return clocks.some((clock) => isToEscalate(clock, at)) ? { action: 'ESCALATE', reason: 'OVERDUE' } : null;
}

/** Null when there is nothing to do any more: a person was faster. Judged under the lock. */
export async function actOnDueCase(
  world: CaseWorld,
  tx: Transaction,
  { reportId, at }: { readonly reportId: string; readonly at: number },
): Promise<CaseChange | null> {
  const locked = await lockCase(tx, world.db.dialect, reportId);
  const due = locked === null ? null : findDueAction(locked.state, at, world.services);
  if (locked === null || due === null) return null;
  const command = { ...due, at, relations: ['SYSTEM'] } as const;
  return carryOut(world, tx, { locked, command, actorOf: () => SYSTEM_ACTOR, parts: {} });
}
