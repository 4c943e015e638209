// What an actor asks of a case, and how the rules refuse. Built by the verbs of `app/` and by the seed.
import type { TimeZone } from '../../../schema/contract/events';
import type { AssignmentRole, Classification, Relation, ReportAction, Supervision } from './states';

export interface NewAssignment {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly zone: TimeZone;
  /** Heeded by DISPOSE only; FORWARD hands its role on, ADD_AGENCY adds a supporting institution. */
  readonly role: AssignmentRole;
}

export interface CaseCommand {
  readonly action: ReportAction;
  readonly at: number;
  /** What the actor is to this report. */
  readonly relations: readonly Relation[];
  /** The assignment acted on: the acting agency's own, or the one that the national admin names. */
  readonly assignmentId?: string | null;
  /** DISPOSE: one lead and any supporting; FORWARD and ADD_AGENCY: exactly one. */
  readonly newAssignments?: readonly NewAssignment[];
  /** ACCEPT and DISPOSE_TO_UNIT. */
  readonly unitId?: string | null;
  /** ASSIGN_OPERATOR (null: nobody); ACCEPT and INTERIM_REPLY: who takes the case up, if nobody has it. */
  readonly assigneeOperatorId?: string | null;
  readonly reason?: string | null;
  /** CONFIRM: 1 to 5. */
  readonly rating?: number | null;
  /** SUBMIT (required), DISPOSE and RECLASSIFY. */
  readonly classification?: Classification;
  readonly supervision?: Supervision | null;
}

export interface Refusal {
  readonly code: 'TRANSITION_NOT_ALLOWED' | 'FORBIDDEN' | 'INVALID_INPUT' | 'REQUIRED';
  /** Field of the command, where one is at fault. */
  readonly field: string | null;
}

export function refuse(code: Refusal['code'], field: string | null = null): Refusal {
  return { code, field };
}
