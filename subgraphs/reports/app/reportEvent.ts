// The event that tells the other subgraphs of one transition: ids, states, codes and times. Used by verbs and the seed.
import type { AssignmentDelta, ReportChanged, ReportState } from '../../../schema/contract/events';
import { listAudience, type AudienceFacts } from '../domain/audience';
import { nextDue, type AssignmentState, type CaseChange, type CaseState, type Changed } from '../domain/caseState';
import { leadAgencyOf, type ReportContent } from '../store/caseRows';

export type EventContent = Pick<ReportContent, 'id' | 'categoryCode' | 'areaCode' | 'channel' | 'targetAgencyId'>;

export interface EventFacts {
  readonly content: EventContent;
  /** The content before the action, where the action changed it. */
  readonly contentBefore?: EventContent;
  readonly actorRole: string;
  readonly actorAgencyId?: string | null;
  /** The assignment that was acted on. */
  readonly assignmentId?: string | null;
  /** Of the response that was published. */
  readonly finding?: string | null;
}

export function toReportChanged(change: CaseChange, facts: EventFacts): ReportChanged {
  const after = toReportState(change.after, facts.content);
  const before = change.before && toReportState(change.before, facts.contentBefore ?? facts.content);
  return {
    kind: 'ReportChanged',
    reportId: facts.content.id,
    version: change.after.version,
    action: change.action,
    actorRole: facts.actorRole,
    before: before && pickChanged(before, after),
    after,
    ...tellOutcome(change, facts),
    assignments: listTouched(change).map((changed) => toDelta(changed, change.after)),
    audience: listAudience(change, toAudienceFacts(facts)),
  };
}

/** What statistics count of a step beside the states. */
function tellOutcome(
  { action, after, reason }: CaseChange,
  { assignmentId, finding }: EventFacts,
): Pick<ReportChanged, 'archiveReason' | 'response'> {
  if (after.status === 'ARCHIVED' && (action === 'ARCHIVE' || action === 'EXPIRE') && reason !== null)
    return { archiveReason: reason };
  if (action === 'PUBLISH_RESPONSE' && assignmentId && finding) return { response: { assignmentId, finding } };
  return {};
}

function toAudienceFacts({ content, contentBefore = content, ...facts }: EventFacts): AudienceFacts {
  return {
    targetAgencyId: content.targetAgencyId,
    targetAgencyIdBefore: contentBefore.targetAgencyId,
    actorAgencyId: facts.actorAgencyId ?? null,
    assignmentId: facts.assignmentId ?? null,
  };
}

/** The assignments that changed, and those of which only a clock did: a resumed or recomputed clock has a new due date. */
function listTouched({ after, assignments, clocks }: CaseChange): readonly Changed<AssignmentState>[] {
  const changed = new Set(assignments.map((entry) => entry.after.id));
  const moved = new Set(clocks.map((entry) => entry.after.assignmentId));
  const others = after.assignments.filter(({ id }) => moved.has(id) && !changed.has(id));
  return [...assignments, ...others.map((assignment) => ({ before: assignment, after: assignment }))];
}

function toReportState(state: CaseState, content: EventContent): ReportState {
  const due = nextDue(state.clocks);
  return {
    status: state.status,
    classification: state.classification,
    supervision: state.supervision,
    categoryCode: content.categoryCode,
    areaCode: content.areaCode,
    channel: content.channel,
    targetAgencyId: content.targetAgencyId,
    leadAgencyId: leadAgencyOf(state),
    submittedAt: state.submittedAt,
    verifiedAt: state.verifiedAt,
    firstRespondedAt: state.firstRespondedAt,
    answeredAt: state.answeredAt,
    closedAt: state.closedAt,
    verifyDueAt: state.clocks.findLast((clock) => clock.kind === 'VERIFY')?.dueAt ?? null,
    dueAt: due?.dueAt ?? null,
    dueClock: due?.kind ?? null,
    closeReason: state.closeReason,
    rating: state.rating,
  };
}

function pickChanged(before: ReportState, after: ReportState): Partial<ReportState> {
  const names = Object.keys(before) as (keyof ReportState)[];
  return Object.fromEntries(names.filter((name) => before[name] !== after[name]).map((name) => [name, before[name]]));
}

function toDelta({ before, after }: Changed<AssignmentState>, state: CaseState): AssignmentDelta {
  const dueOf = (kind: string): number | null =>
    state.clocks.findLast((clock) => clock.kind === kind && clock.assignmentId === after.id)?.dueAt ?? null;
  return {
    assignmentId: after.id,
    agencyId: after.agencyId,
    role: after.role,
    from: before?.status ?? null,
    to: after.status,
    assignedAt: after.assignedAt,
    firstRespondedAt: after.firstRespondedAt,
    answeredAt: after.answeredAt,
    endedAt: after.endedAt,
    firstResponseDueAt: dueOf('FIRST_RESPONSE'),
    resolveDueAt: dueOf('RESOLVE'),
  };
}
