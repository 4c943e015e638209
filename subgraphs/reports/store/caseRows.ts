// From the domain's snapshot of a case to the columns of its rows, and back. Used by the writing verbs and by the seed.
import type { AssignmentState, CaseState, ClockState } from '../domain/caseState';
import { nextDue, nextWake } from '../domain/caseState';
import type { MovedDue } from '../domain/dueChange';
import { isPublic } from '../domain/isPublic';
import { isActiveAssignment, standingOf, type Channel } from '../domain/states';
import type { AssignmentEntity } from './assignment.entity';
import type { ClockEntity } from './clock.entity';
import type { ReportEntity } from './report.entity';

/** Sorts rows without a running clock behind all others; NULL would sort differently on the two engines. */
export const NO_DUE = Number.MAX_SAFE_INTEGER;

/** What of a report no rule of the state table changes or depends on. */
export interface ReportContent {
  readonly id: string;
  readonly trackingId: string;
  readonly reporterId: string | null;
  readonly submittedByClientId: string | null;
  readonly externalReference: string | null;
  readonly isAnonymous: boolean;
  readonly isConfidential: boolean;
  readonly title: string;
  readonly body: string;
  readonly categoryCode: string;
  readonly areaCode: string | null;
  readonly incidentDate: string | null;
  readonly incidentPlace: string | null;
  readonly channel: Channel;
  readonly targetAgencyId: string | null;
  /** The report that it follows while it is MERGED (digabung). */
  readonly mergedIntoId?: string | null;
  /** When its reporter took it to the Ombudsman; it stays there. */
  readonly ombudsmanSince?: number | null;
}

export type Columns = Readonly<Record<string, string | number | null>>;

export function reportContentColumns(content: ReportContent, submittedAt: number): Columns {
  return {
    id: content.id,
    tracking_id: content.trackingId,
    reporter_id: content.reporterId,
    submitted_by_client_id: content.submittedByClientId,
    external_reference: content.externalReference,
    is_anonymous: content.isAnonymous ? 1 : 0,
    title: content.title,
    body: content.body,
    area_code: content.areaCode,
    province_code: content.areaCode?.slice(0, 2) ?? null,
    incident_date: content.incidentDate,
    incident_place: content.incidentPlace,
    channel: content.channel,
    target_agency_id: content.targetAgencyId,
    submitted_at: submittedAt,
  };
}

/** The columns that a transition may change. */
export function reportStateColumns(
  content: Pick<ReportContent, 'isConfidential' | 'categoryCode' | 'mergedIntoId' | 'ombudsmanSince'>,
  state: CaseState,
  updatedAt: number,
): Columns {
  const due = nextDue(state.clocks);
  const { status, verifiedAt } = state;
  return {
    is_confidential: content.isConfidential ? 1 : 0,
    category_code: content.categoryCode,
    classification: state.classification,
    supervision: state.supervision,
    lead_agency_id: leadAgencyOf(state),
    status,
    has_reply: state.hasReply ? 1 : 0,
    verified_at: verifiedAt,
    first_responded_at: state.firstRespondedAt,
    answered_at: state.answeredAt,
    closed_at: state.closedAt,
    close_reason: state.closeReason,
    rating: state.rating,
    reopen_count: state.reopenCount,
    merged_into_id: content.mergedIntoId ?? null,
    ombudsman_since: content.ombudsmanSince ?? null,
    is_escalated: content.ombudsmanSince ? 1 : 0,
    version: state.version,
    updated_at: updatedAt,
    is_public: isPublic({ verifiedAt, status, isConfidential: content.isConfidential }) ? 1 : 0,
    due_at: due?.dueAt ?? null,
    due_clock: due?.kind ?? null,
    due_sort: due?.dueAt ?? NO_DUE,
    wake_at: nextWake(state.clocks) ?? NO_DUE,
  };
}

/** The agency that leads now, or that led when the report came to rest. */
export function leadAgencyOf({ assignments }: CaseState): string | null {
  const isLeading = ({ role, status }: AssignmentState): boolean =>
    role === 'LEAD' && (isActiveAssignment(status) || status === 'DONE');
  return assignments.findLast(isLeading)?.agencyId ?? null;
}

export interface CaseOfAssignment {
  readonly reportId: string;
  readonly categoryCode: string;
  readonly state: CaseState;
}

/** All columns of an assignment, those of its inbox included. */
export function assignmentColumns(
  assignment: AssignmentState,
  { reportId, categoryCode, state }: CaseOfAssignment,
): Columns {
  const due = nextDue(state.clocks, assignment.id);
  return {
    id: assignment.id,
    report_id: reportId,
    agency_id: assignment.agencyId,
    unit_id: assignment.unitId,
    assignee_operator_id: assignment.assigneeOperatorId,
    zone: assignment.zone,
    role: assignment.role,
    status: assignment.status,
    ended_from: assignment.endedFrom,
    assigned_at: assignment.assignedAt,
    accepted_at: assignment.acceptedAt,
    first_responded_at: assignment.firstRespondedAt,
    answered_at: assignment.answeredAt,
    ended_at: assignment.endedAt,
    standing: standingOf(assignment.status, state.status),
    report_status: state.status,
    category_code: categoryCode,
    submitted_at: state.submittedAt,
    due_at: due?.dueAt ?? null,
    due_sort: due?.dueAt ?? NO_DUE,
  };
}

export function clockColumns(clock: ClockState, reportId: string): Columns {
  return {
    report_id: reportId,
    seq: clock.seq,
    kind: clock.kind,
    assignment_id: clock.assignmentId,
    zone: clock.zone,
    policy: clock.policy,
    rule: clock.rule,
    started_at: clock.startedAt,
    due_at: clock.dueAt,
    counted_from: clock.countedFrom,
    counted_days: clock.countedDays,
    stopped_at: clock.stoppedAt,
    paused_at: clock.pausedAt,
    remaining_days: clock.remainingDays,
    escalated_at: clock.escalatedAt,
  };
}

export function dueChangeColumns(
  { seq, kind, assignmentId, oldDueAt, newDueAt }: MovedDue,
  { reportId, version }: { readonly reportId: string; readonly version: number },
): Columns {
  return {
    ...{ report_id: reportId, version, seq, kind, assignment_id: assignmentId },
    ...{ old_due_at: oldDueAt, new_due_at: newDueAt },
  };
}

export function toCaseState(
  report: ReportEntity,
  assignments: readonly AssignmentEntity[],
  clocks: readonly ClockEntity[],
): CaseState {
  return {
    version: report.version,
    status: report.status,
    classification: report.classification,
    supervision: report.supervision,
    hasReply: report.hasReply,
    submittedAt: report.submittedAt,
    verifiedAt: report.verifiedAt,
    firstRespondedAt: report.firstRespondedAt,
    answeredAt: report.answeredAt,
    closedAt: report.closedAt,
    closeReason: report.closeReason,
    rating: report.rating,
    reopenCount: report.reopenCount,
    assignments: assignments.map(toAssignmentState),
    clocks: clocks.map(toClockState),
  };
}

function toAssignmentState(row: AssignmentEntity): AssignmentState {
  const { id, agencyId, unitId, assigneeOperatorId, zone, role, status, endedFrom } = row;
  const { assignedAt, acceptedAt, firstRespondedAt, answeredAt, endedAt } = row;
  return {
    id,
    agencyId,
    unitId,
    assigneeOperatorId,
    zone,
    role,
    status,
    endedFrom,
    assignedAt,
    acceptedAt,
    firstRespondedAt,
    answeredAt,
    endedAt,
  };
}

function toClockState(row: ClockEntity): ClockState {
  const { seq, kind, assignmentId, zone, policy, rule, startedAt, dueAt, countedFrom, countedDays } = row;
  const { stoppedAt, pausedAt, remainingDays, escalatedAt } = row;
  return {
    ...{ seq, kind, assignmentId, zone, policy, rule, startedAt, dueAt, countedFrom, countedDays },
    ...{ stoppedAt, pausedAt, remainingDays, escalatedAt },
  };
}
