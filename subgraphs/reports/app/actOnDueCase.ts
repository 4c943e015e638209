// Rows 5, 13 and 17 of the state table: what LAPOR! does by itself when a clock has run out (and 18, before it would do so).
// Called by the system's job.
import type { Transaction } from '../../../platform/db/database';
import { isToEscalate, type CaseChange, type CaseState } from '../domain/caseState';
import { hasRunOut } from '../domain/checkCommand';
import type { ClockRules } from '../domain/clockRules';
import { actAsSystem, type SystemAction, type SystemTurn } from './actAsSystem';
import type { CaseWorld } from './carryOut';
import { findStaleDue } from './recountCase';

/** A postponed or answered report waits for its reporter alone; in every other state somebody else is late. */
export function findDueAction(state: CaseState, at: number, rules: ClockRules): SystemAction | null {
  const { status, clocks } = state;
  // The calendar was corrected, and this case was not reached yet: nobody is closed or blamed by the old date.
  const recount = findStaleDue(state, rules);
  if (recount !== null) return recount;
  if (status === 'RESPONDED' && hasRunOut('AUTO_CLOSE', clocks, at)) return { action: 'AUTO_CLOSE' };
  if (status === 'NEEDS_INFO' && hasRunOut('COMPLETE', clocks, at))
    return { action: 'EXPIRE', reason: 'NOT_COMPLETED' };
  return clocks.some((clock) => isToEscalate(clock, at)) ? { action: 'ESCALATE', reason: 'OVERDUE' } : null;
}

/** Null when there is nothing to do any more. */
export function actOnDueCase(world: CaseWorld, tx: Transaction, turn: SystemTurn): Promise<CaseChange | null> {
  return actAsSystem(world, tx, turn, (state) => findDueAction(state, turn.at, world.services));
}
