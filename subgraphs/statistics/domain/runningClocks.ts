// Towards which due dates an assignment's clocks run now. The event tells the newest due date of each kind, also of one that
// has stopped; whether it runs follows from what happened. Called by foldAssignments.ts.
import type { AssignmentDelta } from '../../../schema/contract/events';

export interface RunningClocks {
  readonly firstResponse: number | null;
  readonly resolve: number | null;
}

export const NO_CLOCKS: RunningClocks = Object.freeze({ firstResponse: null, resolve: null });

export interface ClockChange {
  readonly action: string;
  readonly delta: AssignmentDelta;
  readonly fromStatus: string;
  readonly isAnswered: boolean;
  /** The report was closed before: its lead owes a reaction and an answer again. */
  readonly isReopening: boolean;
  /** Due dates as the event before told them. */
  readonly told: RunningClocks;
  readonly running: RunningClocks;
}

const ACTIVE = ['PENDING', 'ACCEPTED', 'ANSWERED'];

/** Its institution has it still. */
export function isActive(status: string): boolean {
  return ACTIVE.includes(status);
}

const REACTIONS = ['ACCEPT', 'INTERIM_REPLY', 'PUBLISH_RESPONSE'];

export function findRunningClocks(change: ClockChange): RunningClocks {
  if (!isActive(change.delta.to)) return NO_CLOCKS;
  return { firstResponse: findFirstResponse(change), resolve: findResolve(change) };
}

function findFirstResponse({ action, delta, isReopening, told, running }: ClockChange): number | null {
  const dueAt = delta.firstResponseDueAt;
  if (delta.to === 'PENDING') return dueAt;
  if (REACTIONS.includes(action)) return null;
  const isOwedAgain = action === 'REPLY' || (isReopening && delta.role === 'LEAD');
  return isOwedAgain || running.firstResponse !== null || dueAt !== told.firstResponse ? dueAt : null;
}

function findResolve(change: ClockChange): number | null {
  const { action, delta, fromStatus, isAnswered, isReopening, told, running } = change;
  const dueAt = delta.resolveDueAt;
  if (delta.to === 'PENDING' || (delta.to === 'ACCEPTED' && !isAnswered)) return dueAt;
  if (action === 'PUBLISH_RESPONSE') return null;
  const isRevived = !isActive(fromStatus);
  if (isRevived) return delta.to === 'ACCEPTED' || (isReopening && delta.role === 'LEAD') ? dueAt : null;
  return running.resolve !== null || dueAt !== told.resolve ? dueAt : null;
}
