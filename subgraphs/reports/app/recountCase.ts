// Row 18 of the state table, CORRECT_CALENDAR: the running due dates of one case under the calendar as it is now.
// Called by jobs/recountDueDates.ts in a transaction that holds its lease, and before a due date is acted on.
import type { Transaction } from '../../../platform/db/database';
import { isRunning, type CaseChange, type ClockState } from '../domain/caseState';
import { recountClock } from '../domain/clock';
import type { ClockRules } from '../domain/clockRules';
import { changeCaseAsSystem } from './changeCaseAsSystem';
import type { CaseWorld } from './carryOut';

/** Whether one that runs was counted by another calendar. */
export function hasStaleDue(clocks: readonly ClockState[], rules: ClockRules): boolean {
  return clocks.some((clock) => isRunning(clock) && recountClock(clock, rules) !== clock);
}

/** Null where no due date moves: nothing is written then. */
export function recountCase(
  world: CaseWorld,
  tx: Transaction,
  { reportId, at }: { readonly reportId: string; readonly at: number },
): Promise<CaseChange | null> {
  return changeCaseAsSystem(world, tx, {
    ...{ reportId, at, action: 'CORRECT_CALENDAR' },
    isDue: ({ state }) => hasStaleDue(state.clocks, world.services),
  });
}
