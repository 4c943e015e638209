// One action on one case: finds the row of the state table, checks the command, carries out exactly the row's effects.
// Called by the mutations' verbs under the row lock, by the system jobs, and by the seed for whole histories.
import { applyAssignments } from './applyAssignments';
import { applyClocks } from './applyClocks';
import type { AssignmentState, CaseChange, CaseState, Changed, ClockState } from './caseState';
import { checkCommand } from './checkCommand';
import type { ClockRules } from './clockRules';
import type { CaseCommand, Refusal } from './command';
import { deriveStatus } from './deriveStatus';
import { findTransition } from './findTransition';
import type { LimitSubject } from './policy';
import { STORED_STATUSES } from './states';
import type { CloseReason, ReportStatus, StoredStatus } from './states';
import type { Transition } from './stateTable';

export type Outcome =
  { readonly ok: true; readonly change: CaseChange } | { readonly ok: false; readonly refusal: Refusal };

/** What the action made of the parts from which the rest follows. */
interface Work extends LimitSubject {
  readonly assignments: readonly AssignmentState[];
  readonly hasReply: boolean;
}

function isStored(status: string): status is StoredStatus {
  return (STORED_STATUSES as readonly string[]).includes(status);
}

function statusAfter(row: Transition, before: CaseState, work: Work): ReportStatus {
  if (row.to === 'SAME') return before.status;
  return deriveStatus(isStored(row.to) ? row.to : null, work.assignments, work.hasReply);
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

/** The next snapshot, its clocks still the old ones. One literal: the seed makes a million of them. */
function advance(row: Transition, before: CaseState, work: Work, command: CaseCommand): CaseState {
  const { at } = command;
  const status = statusAfter(row, before, work);
  const isReaction = row.assignment === 'ACCEPT' || row.assignment === 'ANSWER';
  const isClosing = status === 'CLOSED' && before.status !== 'CLOSED';
  const isReopening = row.action === 'REOPEN';
  return {
    version: before.version + 1,
    status,
    classification: work.classification,
    supervision: work.supervision,
    hasReply: work.hasReply,
    submittedAt: before.submittedAt,
    verifiedAt: row.action === 'DISPOSE' ? (before.verifiedAt ?? at) : before.verifiedAt,
    firstRespondedAt: isReaction ? (before.firstRespondedAt ?? at) : before.firstRespondedAt,
    answeredAt: status === 'RESPONDED' ? (before.answeredAt ?? at) : before.answeredAt,
    closedAt: isClosing ? at : isReopening ? null : before.closedAt,
    closeReason: isClosing ? closeReasonOf(command) : isReopening ? null : before.closeReason,
    rating: isClosing ? (command.rating ?? null) : isReopening ? null : before.rating,
    reopenCount: before.reopenCount + (isReopening ? 1 : 0),
    assignments: work.assignments,
    clocks: before.clocks,
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

const CLASSIFYING = ['SUBMIT', 'DISPOSE', 'RECLASSIFY'];

/** Only a complaint is supervisory or not; unstated means that it is not. */
function classify(before: CaseState, command: CaseCommand): LimitSubject {
  if (!CLASSIFYING.includes(command.action)) return before;
  const classification = command.classification ?? before.classification;
  const given = command.supervision === undefined ? before.supervision : command.supervision;
  return { classification, supervision: classification === 'COMPLAINT' ? (given ?? 'NON_SUPERVISORY') : null };
}

function applyRow(row: Transition, before: CaseState, command: CaseCommand, rules: ClockRules): CaseState {
  const acted = before.assignments.find(({ id }) => id === command.assignmentId) ?? null;
  const assignments = applyAssignments(row.assignment, before.assignments, acted, command);
  const { classification, supervision } = classify(before, command);
  const work = { assignments, classification, supervision, hasReply: hasReplyAfter(row, before, acted) };
  const state = advance(row, before, work, command);
  if (row.clocks.length === 0) return state;
  const created = assignments.slice(before.assignments.length);
  return {
    ...state,
    clocks: applyClocks(row.clocks, { state, actedId: acted?.id ?? null, created, at: command.at, rules }),
  };
}

/** `state` is null for SUBMIT alone. Nothing is changed in place; `change.after` is the next snapshot. */
export function transitionCase(state: CaseState | null, command: CaseCommand, rules: ClockRules): Outcome {
  const found = findTransition(command.action, state?.status ?? null, command.relations);
  if (!found.ok) return { ok: false, refusal: { code: found.code, field: null } };
  const row = found.transition;
  const before = state ?? createCase(command);
  const refusal = checkCommand(row, before, command);
  if (refusal) return { ok: false, refusal };
  const after = applyRow(row, before, command, rules);
  const assignments: readonly Changed<AssignmentState>[] = listChanges(before.assignments, after.assignments);
  const clocks: readonly Changed<ClockState>[] = listChanges(before.clocks, after.clocks);
  const { action, at, reason = null } = command;
  return { ok: true, change: { row: row.row, action, at, reason, before: state, after, assignments, clocks } };
}
