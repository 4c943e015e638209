// Row 18 of the state table, CORRECT_CALENDAR: the running due dates of one case under the calendar as it is now.
// Called by jobs/recountDueDates.ts in a transaction that holds its lease, and before a due date is acted on.
import type { Transaction } from '../../../platform/db/database';
import { isRunning, type CaseChange, type CaseState, type ClockState } from '../domain/caseState';
import { recountClock } from '../domain/clock';
import type { ClockRules } from '../domain/clockRules';
import { actAsSystem, type SystemAction, type SystemTurn } from './actAsSystem';
import type { CaseWorld } from './carryOut';

/** Whether one that runs was counted by another calendar. */
export function hasStaleDue(clocks: readonly ClockState[], rules: ClockRules): boolean {
  return clocks.some((clock) => isRunning(clock) && recountClock(clock, rules) !== clock);
}

export function findStaleDue({ clocks }: CaseState, rules: ClockRules): SystemAction | null {
  return hasStaleDue(clocks, rules) ? { action: 'CORRECT_CALENDAR' } : null;
}

/** Null where no due date moves: nothing is written then. */
export function recountCase(world: CaseWorld, tx: Transaction, turn: SystemTurn): Promise<CaseChange | null> {
  return actAsSystem(world, tx, turn, (state) => findStaleDue(state, world.services));
}
