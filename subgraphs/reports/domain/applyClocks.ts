// Carries out the clock effects of a row of the state table, in their order, on the clocks of one case.
// Called by `transition.ts` only, after assignments and status are known: conditions look at the case as it became.
import { isRunning, leadOf } from './caseState';
import type { AssignmentState, CaseState, ClockState } from './caseState';
import { flagClock, pauseClock, recomputeClock, recountClock, resumeClock, startClock } from './clock';
import type { ClockRules } from './clockRules';
import { isActiveAssignment } from './states';
import type { ClockKind } from './states';
import type { ClockCondition, ClockEffect, ClockScope } from './stateTable';

export interface ClockContext {
  /** The case after the action, its clocks still the old ones. */
  readonly state: CaseState;
  readonly actedId: string | null;
  readonly created: readonly AssignmentState[];
  readonly at: number;
  readonly rules: ClockRules;
}

type Target = AssignmentState | null;

function holds(condition: ClockCondition | undefined, { status }: CaseState): boolean {
  if (condition === undefined) return true;
  if (condition === 'NOBODY_HOLDS_IT') return status === 'SUBMITTED';
  if (condition === 'REPLY_OWED') return status === 'REPORTER_REPLIED';
  return (condition === 'RESPONDED') === (status === 'RESPONDED');
}

function listTargets(scope: ClockScope, context: ClockContext): readonly Target[] {
  const { assignments } = context.state;
  if (scope === 'REPORT') return [null];
  if (scope === 'NEW') return context.created;
  if (scope === 'OWN') return assignments.filter(({ id }) => id === context.actedId);
  if (scope === 'LEAD') return assignments.filter((entry) => entry === leadOf(assignments));
  return [null, ...assignments];
}

function hits(clock: ClockState, kind: ClockKind | 'ALL', targets: readonly Target[]): boolean {
  if (clock.stoppedAt !== null || (kind !== 'ALL' && clock.kind !== kind)) return false;
  return targets.some((target) => (target === null ? null : target.id) === clock.assignmentId);
}

function start(clocks: ClockState[], kind: ClockKind, target: Target, context: ClockContext): void {
  const assignmentId = target === null ? null : target.id;
  if (clocks.some((clock) => isRunning(clock) && clock.kind === kind && clock.assignmentId === assignmentId)) return;
  // Before disposal nobody's zone applies but Jakarta's; afterwards the report's own clocks follow its lead.
  const zone = (target ?? leadOf(context.state.assignments))?.zone ?? 'WIB';
  const { state, at, rules } = context;
  clocks.push(startClock({ seq: clocks.length + 1, kind, assignmentId, zone, subject: state, at }, rules));
}

/** The clocks that belong to the state a report comes back to. */
function restart(clocks: ClockState[], context: ClockContext): void {
  const { status, assignments } = context.state;
  if (status === 'SUBMITTED') start(clocks, 'VERIFY', null, context);
  for (const assignment of assignments) {
    if (!isActiveAssignment(assignment.status) || assignment.status === 'ANSWERED') continue;
    if (assignment.status === 'PENDING') start(clocks, 'FIRST_RESPONSE', assignment, context);
    start(clocks, 'RESOLVE', assignment, context);
  }
  if (status === 'RESPONDED') start(clocks, 'AUTO_CLOSE', null, context);
  if (status === 'REPORTER_REPLIED') start(clocks, 'FIRST_RESPONSE', leadOf(assignments), context);
}

function change(clock: ClockState, verb: ClockEffect[0], context: ClockContext): ClockState {
  const { at, rules } = context;
  if (verb === 'PAUSE') return pauseClock(clock, at, rules);
  if (verb === 'RESUME') return resumeClock(clock, at, rules);
  if (verb === 'RECOMPUTE') return recomputeClock(clock, context.state, rules);
  if (verb === 'RECOUNT') return recountClock(clock, rules);
  if (verb === 'FLAG') return flagClock(clock, at);
  return { ...clock, stoppedAt: at, pausedAt: null, remainingDays: null };
}

/** Clocks after the effects; those that nothing happened to stay the same objects at the same place. */
export function applyClocks(effects: readonly ClockEffect[], context: ClockContext): readonly ClockState[] {
  const clocks = [...context.state.clocks];
  for (const [verb, kind, scope, condition] of effects) {
    if (!holds(condition, context.state)) continue;
    if (verb === 'REVIVE') {
      restart(clocks, context);
      continue;
    }
    const targets = listTargets(scope, context);
    if (verb === 'START') {
      for (const target of targets) if (kind !== 'ALL') start(clocks, kind, target, context);
      continue;
    }
    clocks.forEach((clock, i) => {
      if (hits(clock, kind, targets)) clocks[i] = change(clock, verb, context);
    });
  }
  return clocks;
}
