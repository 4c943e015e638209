// Carries out the assignment effect of a row of the state table: pure, list in, list out. Called by `transition.ts` only.
import type { AssignmentState } from './caseState';
import type { CaseCommand, NewAssignment } from './command';
import { isActiveAssignment } from './states';
import type { AssignmentRole } from './states';
import type { AssignmentEffect } from './stateTable';

function create(request: NewAssignment, role: AssignmentRole, at: number): AssignmentState {
  return {
    id: request.id,
    agencyId: request.agencyId,
    unitId: request.unitId,
    assigneeOperatorId: null,
    zone: request.zone,
    role,
    status: 'PENDING',
    assignedAt: at,
    acceptedAt: null,
    firstRespondedAt: null,
    answeredAt: null,
    endedAt: null,
    endedFrom: null,
  };
}

function end(assignment: AssignmentState, at: number): AssignmentState {
  if (!isActiveAssignment(assignment.status)) return assignment;
  return { ...assignment, status: 'DONE', endedAt: at, endedFrom: assignment.status };
}

/** Rows written before `endedFrom` was kept are judged by their times. */
function revive(assignment: AssignmentState): AssignmentState {
  if (assignment.status !== 'DONE') return assignment;
  const byTimes = assignment.answeredAt !== null ? 'ANSWERED' : assignment.acceptedAt !== null ? 'ACCEPTED' : 'PENDING';
  return { ...assignment, status: assignment.endedFrom ?? byTimes, endedAt: null, endedFrom: null };
}

function accept(assignment: AssignmentState, command: CaseCommand): AssignmentState {
  const unitId = command.unitId ?? assignment.unitId;
  const kept = setUnit(assignment, unitId).assigneeOperatorId;
  return {
    ...assignment,
    status: 'ACCEPTED',
    unitId,
    assigneeOperatorId: kept ?? command.assigneeOperatorId ?? null,
    acceptedAt: assignment.acceptedAt ?? command.at,
    firstRespondedAt: assignment.firstRespondedAt ?? command.at,
  };
}

function answer(assignment: AssignmentState, at: number): AssignmentState {
  return {
    ...assignment,
    status: 'ANSWERED',
    firstRespondedAt: assignment.firstRespondedAt ?? at,
    answeredAt: assignment.answeredAt ?? at,
  };
}

/** Another unit, other people: nobody of it has taken the case yet. */
function setUnit(assignment: AssignmentState, unitId: string | null): AssignmentState {
  return unitId === assignment.unitId ? assignment : { ...assignment, unitId, assigneeOperatorId: null };
}

function nameLead(assignments: readonly AssignmentState[], id: string): readonly AssignmentState[] {
  return assignments.map((assignment) => {
    const role: AssignmentRole = assignment.id === id ? 'LEAD' : 'SUPPORTING';
    return isActiveAssignment(assignment.status) && assignment.role !== role ? { ...assignment, role } : assignment;
  });
}

function changeOne(effect: AssignmentEffect, acted: AssignmentState, command: CaseCommand): AssignmentState {
  const { at } = command;
  if (effect === 'ACCEPT') return accept(acted, command);
  if (effect === 'ANSWER') return answer(acted, at);
  if (effect === 'RETURN') return { ...acted, status: 'RETURNED', endedAt: at };
  if (effect === 'TAKE_BACK') return { ...acted, status: 'WITHDRAWN', endedAt: at };
  if (effect === 'FORWARD') return { ...acted, status: 'FORWARDED', endedAt: at };
  if (effect === 'SET_ASSIGNEE') return { ...acted, assigneeOperatorId: command.assigneeOperatorId ?? null };
  return setUnit(acted, command.unitId ?? null);
}

/** Assignments after the effect; entries that the action does not touch stay the same objects. */
export function applyAssignments(
  effect: AssignmentEffect | null,
  assignments: readonly AssignmentState[],
  acted: AssignmentState | null,
  command: CaseCommand,
): readonly AssignmentState[] {
  const { at, newAssignments = [] } = command;
  if (effect === null) return assignments;
  if (effect === 'CREATE')
    return [...assignments, ...newAssignments.map((request) => create(request, request.role, at))];
  if (effect === 'END') return assignments.map((entry) => end(entry, at));
  if (effect === 'REVIVE') return assignments.map(revive);
  if (effect === 'ADD') {
    const hasLead = assignments.some(({ role, status }) => role === 'LEAD' && isActiveAssignment(status));
    return [...assignments, ...newAssignments.map((request) => create(request, hasLead ? 'SUPPORTING' : 'LEAD', at))];
  }
  if (acted === null) throw new Error(`${command.action} needs an assignment.`);
  if (effect === 'SET_LEAD') return nameLead(assignments, acted.id);
  const changed = assignments.map((entry) => (entry === acted ? changeOne(effect, entry, command) : entry));
  if (effect !== 'FORWARD') return changed;
  return [...changed, ...newAssignments.map((request) => create(request, acted.role, at))];
}
