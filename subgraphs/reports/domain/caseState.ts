// One case as the rules see it: what a verb reads under its lock, what a transition gives back, what the seed simulates.
// Times are instants in ms UTC; texts and people are not here, because no rule depends on them.
import type { TimeZone } from '../../../schema/contract/events';
import { isActiveAssignment } from './states';
import type {
  AssignmentRole,
  AssignmentStatus,
  Classification,
  CloseReason,
  ClockKind,
  ReportAction,
  ReportStatus,
  Supervision,
} from './states';

export interface AssignmentState {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  /** Who of the institution works on it; null: nobody has taken it. */
  readonly assigneeOperatorId: string | null;
  /** The institution's zone, in which its days end. */
  readonly zone: TimeZone;
  readonly role: AssignmentRole;
  readonly status: AssignmentStatus;
  readonly assignedAt: number;
  /** First acceptance, first reaction of any kind, first published response: later ones do not move them. */
  readonly acceptedAt: number | null;
  readonly firstRespondedAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  /** What it was when its report ended; a restored report needs it. */
  readonly endedFrom: AssignmentStatus | null;
}

export interface ClockState {
  /** 1, 2, 3 … within the case: with the report's id the identity of the clock. */
  readonly seq: number;
  readonly kind: ClockKind;
  /** Null: a clock of the report itself. */
  readonly assignmentId: string | null;
  readonly zone: TimeZone;
  readonly policy: string;
  readonly rule: string;
  readonly startedAt: number;
  readonly dueAt: number;
  /** From where `dueAt` is counted: the start, or the end of the last pause. What was used before a pause is settled. */
  readonly countedFrom: number;
  /** How many days from there; with `countedFrom` it gives the due date anew under a corrected calendar. */
  readonly countedDays: number;
  readonly stoppedAt: number | null;
  readonly pausedAt: number | null;
  /** While paused: the days that were left; null when it was overdue already, and stays so. */
  readonly remainingDays: number | null;
  /** When it was flagged as overdue; once for each due date. */
  readonly escalatedAt: number | null;
}

export interface CaseState {
  readonly version: number;
  readonly status: ReportStatus;
  readonly classification: Classification;
  readonly supervision: Supervision | null;
  /** A reply to which the lead has not reacted yet. */
  readonly hasReply: boolean;
  readonly submittedAt: number;
  /** First disposal; never moves. */
  readonly verifiedAt: number | null;
  /** First reaction of any institution; never moves. */
  readonly firstRespondedAt: number | null;
  /** First time that every active assignment was answered; never moves. */
  readonly answeredAt: number | null;
  readonly closedAt: number | null;
  readonly closeReason: CloseReason | null;
  readonly rating: number | null;
  readonly reopenCount: number;
  readonly assignments: readonly AssignmentState[];
  readonly clocks: readonly ClockState[];
}

/** `before` is null for what the action created. */
export interface Changed<T> {
  readonly before: T | null;
  readonly after: T;
}

/** Everything that one action did: `after` is the whole next snapshot, the lists only what differs. */
export interface CaseChange {
  readonly row: number;
  readonly action: ReportAction;
  readonly at: number;
  readonly reason: string | null;
  readonly before: CaseState | null;
  readonly after: CaseState;
  readonly assignments: readonly Changed<AssignmentState>[];
  readonly clocks: readonly Changed<ClockState>[];
}

/** The active lead, if the case has one now. */
export function leadOf(assignments: readonly AssignmentState[]): AssignmentState | null {
  return assignments.find(({ role, status }) => role === 'LEAD' && isActiveAssignment(status)) ?? null;
}

/** Counts: neither stopped nor paused. */
export function isRunning(clock: ClockState): boolean {
  return clock.stoppedAt === null && clock.pausedAt === null;
}

/** The running clock that is due first, or null; over all clocks of the case or those of one assignment. */
export function nextDue(clocks: readonly ClockState[], assignmentId?: string): ClockState | null {
  let next: ClockState | null = null;
  for (const clock of clocks) {
    if (!isRunning(clock) || (assignmentId !== undefined && clock.assignmentId !== assignmentId)) continue;
    if (next === null || clock.dueAt < next.dueAt) next = clock;
  }
  return next;
}

/** The reporter's own clocks: when one runs out, the report is closed or archived instead of flagged. */
function isOfReporter({ kind }: ClockState): boolean {
  return kind === 'AUTO_CLOSE' || kind === 'COMPLETE';
}

/** Late, and nobody has been told yet. */
export function isToEscalate(clock: ClockState, at: number): boolean {
  return isRunning(clock) && !isOfReporter(clock) && clock.escalatedAt === null && at > clock.dueAt;
}

/** After this instant the system has something to do with the case: close, archive or flag it. Null: nothing. */
export function nextWake(clocks: readonly ClockState[]): number | null {
  let wake: number | null = null;
  for (const clock of clocks) {
    if (!isRunning(clock) || (clock.escalatedAt !== null && !isOfReporter(clock))) continue;
    if (wake === null || clock.dueAt < wake) wake = clock.dueAt;
  }
  return wake;
}
