// Builds cases by real histories for the tests of transitions: no snapshot is written by hand.
import { holidayDates } from '../../../../schema/reference/holidays';
import { createCalendar } from '../../../../subgraphs/reports/domain/calendar';
import type {
  AssignmentState,
  CaseChange,
  CaseState,
  ClockState,
} from '../../../../subgraphs/reports/domain/caseState';
import type { CaseCommand, NewAssignment } from '../../../../subgraphs/reports/domain/command';
import { CLOCK_POLICIES, createLimitBook } from '../../../../subgraphs/reports/domain/policy';
import type { Relation, ReportAction, ReportStatus } from '../../../../subgraphs/reports/domain/states';
import { transitionCase } from '../../../../subgraphs/reports/domain/transition';

const rules = { calendar: createCalendar(holidayDates()), limits: createLimitBook(CLOCK_POLICIES) };

export const agency = (name: string, role: 'LEAD' | 'SUPPORTING' = 'LEAD'): NewAssignment => ({
  id: `assignment-${name}`,
  agencyId: `agency-${name}`,
  unitId: null,
  zone: name === 'papua' ? 'WIT' : 'WIB',
  role,
});

/** One relation that may do the action in some state; enough where the test is not about rights. */
const ACTOR: Readonly<Record<ReportAction, readonly Relation[]>> = {
  SUBMIT: ['SUBMITTER'],
  DISPOSE: ['NATIONAL_ADMIN'],
  POSTPONE: ['NATIONAL_ADMIN'],
  COMPLETE: ['REPORTER_OF'],
  EXPIRE: ['SYSTEM'],
  ARCHIVE: ['NATIONAL_ADMIN'],
  RESTORE: ['NATIONAL_ADMIN'],
  MERGE: ['NATIONAL_ADMIN'],
  UNMERGE: ['NATIONAL_ADMIN'],
  RETURN: ['HOLDER_ADMIN'],
  FORWARD: ['NATIONAL_ADMIN'],
  ADD_AGENCY: ['NATIONAL_ADMIN'],
  TAKE_BACK: ['NATIONAL_ADMIN'],
  DISPOSE_TO_UNIT: ['HOLDER_ADMIN'],
  ASSIGN_OPERATOR: ['HOLDER_ADMIN'],
  NAME_LEAD: ['NATIONAL_ADMIN'],
  ACCEPT: ['HOLDER_LIAISON'],
  INTERIM_REPLY: ['HOLDER_LIAISON'],
  DRAFT_RESPONSE: ['HOLDER_LIAISON'],
  APPROVE_RESPONSE: ['HOLDER_LIAISON'],
  DISCARD_RESPONSE: ['HOLDER_LIAISON'],
  PUBLISH_RESPONSE: ['HOLDER_LIAISON'],
  REPLY: ['REPORTER_OF'],
  AUTO_CLOSE: ['SYSTEM'],
  CONFIRM: ['REPORTER_OF'],
  CLOSE: ['NATIONAL_ADMIN'],
  REOPEN: ['REPORTER_OF'],
  ESCALATE: ['REPORTER_OF'],
  RECLASSIFY: ['NATIONAL_ADMIN'],
  RECATEGORISE: ['NATIONAL_ADMIN'],
  CHANGE_VISIBILITY: ['NATIONAL_ADMIN'],
  CORRECT_CALENDAR: ['SYSTEM'],
  ERASE: [],
  WITHDRAW: ['REPORTER_OF'],
};

export type Step = Partial<Omit<CaseCommand, 'action' | 'at'>> & {
  readonly action: ReportAction;
  readonly at: number | string;
};

function command(step: Step): CaseCommand {
  const at = typeof step.at === 'string' ? Date.parse(step.at) : step.at;
  return { relations: ACTOR[step.action], ...step, at };
}

export function attempt(state: CaseState | null, step: Step) {
  return transitionCase(state, command(step), rules);
}

export function play(state: CaseState | null, step: Step): CaseChange {
  const outcome = attempt(state, step);
  if (!outcome.ok) throw new Error(`${step.action} in ${state?.status}: ${JSON.stringify(outcome.refusal)}`);
  return outcome.change;
}

export function history(steps: readonly Step[]): CaseState {
  let state: CaseState | null = null;
  for (const step of steps) state = play(state, step).after;
  if (!state) throw new Error('A history has at least one step.');
  return state;
}

export function assignmentOf(state: CaseState, name: string): AssignmentState {
  const found = state.assignments.find(({ id }) => id === `assignment-${name}`);
  if (!found) throw new Error(`No assignment of ${name}.`);
  return found;
}

/** `KIND:agency` (or `KIND` alone) of clocks that neither stopped nor paused, sorted. */
export function running(state: CaseState): string[] {
  return state.clocks
    .filter((clock) => clock.stoppedAt === null && clock.pausedAt === null)
    .map(nameOf)
    .sort();
}

function nameOf({ kind, assignmentId }: ClockState): string {
  return assignmentId === null ? kind : `${kind}:${assignmentId.replace('assignment-', '')}`;
}

export function clockOf(state: CaseState, name: string): ClockState {
  const found = state.clocks.filter((clock) => nameOf(clock) === name).at(-1);
  if (!found) throw new Error(`No clock ${name}.`);
  return found;
}

export const SUBMIT: Step = { action: 'SUBMIT', at: '2026-09-01T03:00:00Z', classification: 'COMPLAINT' };
export const DISPOSE: Step = { action: 'DISPOSE', at: '2026-09-02T03:00:00Z', newAssignments: [agency('a')] };
const own = { assignmentId: 'assignment-a' };
const ACCEPT: Step = { action: 'ACCEPT', at: '2026-09-03T03:00:00Z', ...own };
export const PUBLISH: Step = { action: 'PUBLISH_RESPONSE', at: '2026-09-04T03:00:00Z', ...own };
const REPLY: Step = { action: 'REPLY', at: '2026-09-05T03:00:00Z' };
const DISPOSED = [SUBMIT, DISPOSE];
const RESPONDED = [...DISPOSED, ACCEPT, PUBLISH];

/** One history to each state, with one institution. */
export const HISTORIES: Readonly<Record<ReportStatus, readonly Step[]>> = {
  SUBMITTED: [SUBMIT],
  NEEDS_INFO: [...DISPOSED, { action: 'POSTPONE', at: '2026-09-03T03:00:00Z', reason: 'PLACE_UNCLEAR' }],
  DISPOSED,
  IN_PROGRESS: [...DISPOSED, ACCEPT],
  RESPONDED,
  REPORTER_REPLIED: [...RESPONDED, REPLY],
  CLOSED: [...RESPONDED, { action: 'CONFIRM', at: '2026-09-07T03:00:00Z', rating: 4 }],
  ARCHIVED: [SUBMIT, { action: 'ARCHIVE', at: '2026-09-02T03:00:00Z', reason: 'SPAM' }],
  MERGED: [...DISPOSED, { action: 'MERGE', at: '2026-09-03T03:00:00Z' }],
  WITHDRAWN: [SUBMIT, { action: 'WITHDRAW', at: '2026-09-02T03:00:00Z' }],
};

/** After the last step of every history. */
export const SOON = Date.parse('2026-09-08T03:00:00Z');
/** Every clock of the histories has run out. */
export const LATE = Date.parse('2026-10-30T03:00:00Z');
