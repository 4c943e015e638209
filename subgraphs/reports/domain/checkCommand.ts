// Checks a command against its row before anything is done: reasons, the assignment acted on, new assignments, time.
// Called by `transition.ts`; what a viewer may do at all is settled before, in `findTransition.ts`.
import { DAY_MS } from './calendar';
import { isRunning, isToEscalate } from './caseState';
import type { CaseState, ClockState } from './caseState';
import { refuse } from './command';
import type { CaseCommand, Refusal } from './command';
import { isActiveAssignment } from './states';
import type { ClockKind } from './states';
import type { Transition } from './stateTable';

/** A closed report can be reopened for this long. */
const REOPEN_WINDOW_MS = 30 * DAY_MS;

export function reopenableUntil(closedAt: number | null): number | null {
  return closedAt === null ? null : closedAt + REOPEN_WINDOW_MS;
}

export function canReopenAt(closedAt: number | null, at: number): boolean {
  return closedAt !== null && at - closedAt <= REOPEN_WINDOW_MS;
}

function checkReason(row: Transition, { reason }: CaseCommand): Refusal | null {
  if (row.reasons === null) return null;
  if (reason === undefined || reason === null) return refuse('REQUIRED', 'reason');
  return row.reasons.includes(reason) ? null : refuse('INVALID_INPUT', 'reason');
}

function checkOwn(row: Transition, state: CaseState, command: CaseCommand): Refusal | null {
  if (row.own === null) return null;
  if (!command.assignmentId) return refuse('REQUIRED', 'assignmentId');
  const acted = state.assignments.find(({ id }) => id === command.assignmentId);
  if (!acted) return refuse('INVALID_INPUT', 'assignmentId');
  // Naming the lead again would give it a fresh clock for nothing.
  if (row.assignment === 'SET_LEAD' && acted.role === 'LEAD') return refuse('INVALID_INPUT', 'assignmentId');
  if (!row.own.includes(acted.status)) return refuse('TRANSITION_NOT_ALLOWED');
  // Nothing would change but the version that others have read.
  const isSame = row.assignment === 'SET_ASSIGNEE' && acted.assigneeOperatorId === (command.assigneeOperatorId ?? null);
  return isSame ? refuse('INVALID_INPUT', 'assigneeOperatorId') : null;
}

function checkNew(row: Transition, state: CaseState, command: CaseCommand): Refusal | null {
  const { assignment } = row;
  if (assignment !== 'CREATE' && assignment !== 'ADD' && assignment !== 'FORWARD') return null;
  const requests = command.newAssignments ?? [];
  if (requests.length === 0) return refuse('REQUIRED', 'newAssignments');
  const leads = requests.filter(({ role }) => role === 'LEAD').length;
  if (assignment === 'CREATE' ? leads !== 1 : requests.length !== 1) return refuse('INVALID_INPUT', 'newAssignments');
  const busy = state.assignments.filter(({ status }) => isActiveAssignment(status)).map(({ agencyId }) => agencyId);
  const agencies = [...busy, ...requests.map(({ agencyId }) => agencyId)];
  return new Set(agencies).size === agencies.length ? null : refuse('INVALID_INPUT', 'newAssignments');
}

export function hasRunOut(kind: ClockKind, clocks: readonly ClockState[], at: number): boolean {
  return clocks.some((clock) => clock.kind === kind && isRunning(clock) && at > clock.dueAt);
}

/** What time decides: the system may act only on a clock that ran out, a reopening comes within its window. */
function checkTime(state: CaseState, { action, at, reason }: CaseCommand): Refusal | null {
  const isTimely =
    (action !== 'AUTO_CLOSE' || hasRunOut('AUTO_CLOSE', state.clocks, at)) &&
    (action !== 'EXPIRE' || hasRunOut('COMPLETE', state.clocks, at)) &&
    (action !== 'REOPEN' || canReopenAt(state.closedAt, at)) &&
    (action !== 'ESCALATE' || reason !== 'OVERDUE' || state.clocks.some((c) => isToEscalate(c, at)));
  return isTimely ? null : refuse('TRANSITION_NOT_ALLOWED');
}

function checkValues({ action, rating, classification }: CaseCommand): Refusal | null {
  if (action === 'CONFIRM') {
    if (rating === undefined || rating === null) return refuse('REQUIRED', 'rating');
    if (!Number.isInteger(rating) || rating < 1 || rating > 5) return refuse('INVALID_INPUT', 'rating');
  }
  const needsClass = action === 'SUBMIT' || action === 'RECLASSIFY';
  return needsClass && classification === undefined ? refuse('REQUIRED', 'classification') : null;
}

/** Null when the command fits its row. State comes before input: a case that moved on is the likelier reason. */
export function checkCommand(row: Transition, state: CaseState, command: CaseCommand): Refusal | null {
  return (
    checkOwn(row, state, command) ??
    checkTime(state, command) ??
    checkReason(row, command) ??
    checkValues(command) ??
    checkNew(row, state, command)
  );
}
