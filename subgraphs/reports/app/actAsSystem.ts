// One step of one case by LAPOR! itself: the same lock, rules and rows as a mutation's. Called by system jobs inside a
// transaction of theirs, in which they also check that they still hold their lease.
import type { Transaction } from '../../../platform/db/database';
import type { CaseChange, CaseState } from '../domain/caseState';
import type { CaseCommand } from '../domain/command';
import { lockCase } from '../store/lockCase';
import { SYSTEM_ACTOR } from './actor';
import { carryOut, type CaseWorld } from './carryOut';

/** What the table lets SYSTEM do. */
export type SystemAction = Pick<CaseCommand, 'action' | 'reason'>;

export interface SystemTurn {
  readonly reportId: string;
  readonly at: number;
}

/** Null when `choose` finds nothing to do in the case as it is under the lock: there is none, or a person was faster. */
export async function actAsSystem(
  world: CaseWorld,
  tx: Transaction,
  { reportId, at }: SystemTurn,
  choose: (state: CaseState) => SystemAction | null,
): Promise<CaseChange | null> {
  const locked = await lockCase(tx, world.db.dialect, reportId);
  const chosen = locked === null ? null : choose(locked.state);
  if (locked === null || chosen === null) return null;
  const command = { ...chosen, at, relations: ['SYSTEM'] } as const;
  return carryOut(world, tx, { locked, command, actorOf: () => SYSTEM_ACTOR, parts: {} });
}
