// One action on one case: finds the row of the state table, checks the command, carries out exactly the row's effects.
// Called by the mutations' verbs under the row lock, by the system jobs, and by the seed for whole histories.
import { applyAssignments } from './applyAssignments';
import { applyClocks } from './applyClocks';
import type { WorkingCalendar } from './calendar';
import type { AssignmentState, CaseChange, CaseState, Changed, ClockState } from './caseState';
import { checkCommand } from './checkCommand';
import type { CaseCommand, Refusal } from './command';
import { deriveStatus } from './deriveStatus';
import { findTransition } from './findTransition';
import { STORED_STATUSES } from './states';
import type { CloseReason, ReportStatus, StoredStatus } from './states';
import type { Transition } from './stateTable';

export type Outcome =
  { readonly ok: true; readonly change: CaseChange } | { readonly ok: false; readonly refusal: Refusal };

function isStored(status: string): status is StoredStatus {
  return (STORED_STATUSES as readonly string[]).includes(status);
}

function statusAfter(row: Transition, before: CaseState, now: CaseState): ReportStatus {
  if (row.to === 'SAME') return before.status;
  return deriveStatus(isStored(row.to) ? row.to : null, now.assignments, now.hasReply);
}

/** A reply waits for the lead alone: what a supporting institution does in the meantime does not answer it. */
function hasReplyAfter(row: Transition, before: CaseState, acted: AssignmentState | null): boolean {
  if (row.to === 'REPORTER_REPLIED') return true;
  if (row.assignment === 'CREATE') return false;
  const isReaction = row.assignment === 'ACCEPT' || row.assignment === 'ANSWER';
  return isReaction && acted?.role === 'LEAD' ? false : before.hasReply;
}

function closeReasonOf({ action, reason }: CaseCommand): CloseReason {
  if (action === 'CONFIRM') return 'CONFIRMED';
  return action === 'AUTO_CLOSE' ? 'NO_REPLY' : (reason as CloseReason);
}

function stampTimes(row: Transition, before: CaseState, now: CaseState, command: CaseCommand): CaseState {
  const { at } = command;
  const isReaction = row.assignment === 'ACCEPT' || row.assignment === 'ANSWER';
  const isClosing = now.status === 'CLOSED' && before.status !== 'CLOSED';
  const isReopening = row.action === 'REOPEN';
  return {
    ...now,
    verifiedAt: row.action === 'DISPOSE' ? (now.verifiedAt ?? at) : now.verifiedAt,
    firstRespondedAt: isReaction ? (now.firstRespondedAt ?? at) : now.firstRespondedAt,
    answeredAt: now.status === 'RESPONDED' ? (now.answeredAt ?? at) : now.answeredAt,
    closedAt: isClosing ? at : isReopening ? null : now.closedAt,
    closeReason: isClosing ? closeReasonOf(command) : isReopening ? null : now.closeReason,
    rating: isClosing ? (command.rating ?? null) : isReopening ? null : now.rating,
    reopenCount: now.reopenCount + (isReopening ? 1 : 0),
  };
}

/** What a report is before anything happened to it. */
function createCase(command: CaseCommand): CaseState {
  return {
    version: 0,
    status: 'SUBMITTED',
    classification: command.classification ?? 'COMPLAINT',
    supervision: null,
    hasReply: false,
    submittedAt: command.at,
    verifiedAt: null,
    firstRespondedAt: null,
    answeredAt: null,
    closedAt: null,
    closeReason: null,
    rating: null,
    reopenCount: 0,
    assignments: [],
    clocks: [],
  };
}

function listChanges<T>(before: readonly T[], after: readonly T[]): readonly Changed<T>[] {
  const changes: Changed<T>[] = [];
  after.forEach((entry, i) => {
    if (entry !== before[i]) changes.push({ before: before[i] ?? null, after: entry });
  });
  return changes;
}

/** Only a complaint is supervisory or not; unstated means that it is not. */
function classify(state: CaseState, command: CaseCommand): CaseState {
  const classification = command.classification ?? state.classification;
  const given = command.supervision === undefined ? state.supervision : command.supervision;
  const supervision = classification === 'COMPLAINT' ? (given ?? 'NON_SUPERVISORY') : null;
  if (classification === state.classification && supervision === state.supervision) return state;
  return { ...state, classification, supervision };
}

const CLASSIFYING = ['SUBMIT', 'DISPOSE', 'RECLASSIFY'];

function applyRow(row: Transition, before: CaseState, command: CaseCommand, calendar: WorkingCalendar): CaseState {
  const acted = before.assignments.find(({ id }) => id === command.assignmentId) ?? null;
  const assignments = applyAssignments(row.assignment, before.assignments, acted, command);
  const classified = CLASSIFYING.includes(row.action) ? classify(before, command) : before;
  const worked = { ...classified, assignments, hasReply: hasReplyAfter(row, before, acted) };
  const now = { ...worked, version: before.version + 1, status: statusAfter(row, before, worked) };
  const created = assignments.slice(before.assignments.length);
  const { at } = command;
  const clocks = applyClocks(row.clocks, { state: now, actedId: acted?.id ?? null, created, at, calendar });
  return stampTimes(row, before, { ...now, clocks }, command);
}

/** `state` is null for SUBMIT alone. Nothing is changed in place; `change.after` is the next snapshot. */
export function transitionCase(state: CaseState | null, command: CaseCommand, calendar: WorkingCalendar): Outcome {
  const found = findTransition(command.action, state?.status ?? null, command.relations);
  if (!found.ok) return { ok: false, refusal: { code: found.code, field: null } };
  const row = found.transition;
  const before = state ?? createCase(command);
  const refusal = checkCommand(row, before, command);
  if (refusal) return { ok: false, refusal };
  const after = applyRow(row, before, command, calendar);
  const assignments: readonly Changed<AssignmentState>[] = listChanges(before.assignments, after.assignments);
  const clocks: readonly Changed<ClockState>[] = listChanges(before.clocks, after.clocks);
  const { action, at, reason = null } = command;
  return { ok: true, change: { row: row.row, action, at, reason, before: state, after, assignments, clocks } };
}
