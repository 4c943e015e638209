// From one event of a report to what it adds to the counters. Pure: the projection, a rebuild and the tests call it.
// A report and its assignments are kept as they have been counted; only what the event changes is added or taken back.
import type { ReportChanged, ReportState } from '../../../schema/contract/events';
import { enterBacklog, enterWait, NO_ENTRIES, type CohortEntries } from './cohort';
import { countClosing, countEnded, countOpened } from './countCase';
import { countClock } from './countClock';
import type { CounterDeltas, Target } from './counterDeltas';
import { foldAssignments, type CountedAssignment } from './foldAssignments';
import { NEW_CLOCK, type CountedClock } from './judgeClock';
import { archiveMeasure, findingMeasure } from './codedMeasures';
import { isSamePlace, targetsOf, without, type Place, type RootOf } from './targets';
import { wibDay, wibDayOrNull } from './wibDay';

const OPEN = new Set(['SUBMITTED', 'NEEDS_INFO', 'DISPOSED', 'IN_PROGRESS', 'RESPONDED', 'REPORTER_REPLIED']);

/** A report as it was counted last: where it stands, its facts, and what is counted of it. No personal data. */
export interface CountedReport extends Place {
  readonly reportId: string;
  readonly status: string;
  readonly submittedDay: string;
  readonly verifiedDay: string | null;
  readonly respondedDay: string | null;
  readonly answeredDay: string | null;
  /** The day on which it was closed, archived, merged or withdrawn; null while it is open. */
  readonly endedDay: string | null;
  readonly closeReason: string | null;
  readonly archiveReason: string | null;
  /** Of its newest response. */
  readonly finding: string | null;
  readonly rating: number | null;
  readonly reopenCount: number;
  readonly verify: CountedClock;
  readonly entries: CohortEntries;
}

export interface Counted {
  readonly report: CountedReport | null;
  readonly assignments: readonly CountedAssignment[];
}

export const NOT_COUNTED: Counted = Object.freeze({ report: null, assignments: [] });

export interface FoldInput {
  readonly at: number;
  readonly event: ReportChanged;
  /** How the report and its assignments have been counted so far. */
  readonly counted: Counted;
  readonly rootOf: RootOf;
}

/** Adds to `deltas`; returns how the report and its assignments are counted now. */
export function foldReport(deltas: CounterDeltas, input: FoldInput): Counted {
  const { event, rootOf, counted } = input;
  const previous: ReportState | null = event.before === null ? null : { ...event.after, ...event.before };
  const targets = targetsOf(event.after, rootOf);
  const isMoved = previous !== null && !isSamePlace(previous, event.after);
  const oldTargets = isMoved ? targetsOf(previous, rootOf) : targets;
  const change = { previous, targets, oldTargets };
  foldFacts(deltas, input, change);
  foldStock(deltas, input, change);
  const report = foldCase(deltas, input, change);
  const wasClosed = previous?.status === 'CLOSED';
  const assignments = foldAssignments(deltas, { ...input, counted: counted.assignments, wasClosed, targets });
  return { report, assignments };
}

interface Change {
  readonly previous: ReportState | null;
  readonly targets: readonly Target[];
  readonly oldTargets: readonly Target[];
}

/** Flows: each fact on its own day, under the category and area the report has then. */
function foldFacts(deltas: CounterDeltas, { at, event }: FoldInput, { previous, targets }: Change): void {
  const { after } = event;
  const day = wibDay(at);
  const isNow = (status: string): boolean => after.status === status && previous?.status !== status;
  const happened = (before: number | null | undefined, now: number | null): now is number =>
    now !== null && (before ?? null) === null;

  if (previous === null) deltas.add(targets, wibDay(after.submittedAt), 'received');
  if (happened(previous?.verifiedAt, after.verifiedAt)) deltas.add(targets, wibDay(after.verifiedAt), 'verified');
  if (happened(previous?.firstRespondedAt, after.firstRespondedAt))
    deltas.add(targets, wibDay(after.firstRespondedAt), 'followed_up');
  if (happened(previous?.answeredAt, after.answeredAt)) deltas.add(targets, wibDay(after.answeredAt), 'responded');
  if (previous?.status === 'SUBMITTED' && isNow('DISPOSED')) deltas.add(targets, day, 'disposed');
  if (isNow('CLOSED')) countClosing(deltas, after, { day: wibDay(after.closedAt ?? at), targets });
  if (isNow('ARCHIVED')) {
    deltas.add(targets, day, 'archived');
    const reason = archiveMeasure(archiveReasonOf(event));
    if (reason !== null) deltas.add(targets, day, reason);
  }
  if (isNow('MERGED')) deltas.add(targets, day, 'merged');
  if (isNow('WITHDRAWN')) deltas.add(targets, day, 'withdrawn');
  if (previous?.status === 'CLOSED' && after.status !== 'CLOSED') deltas.add(targets, day, 'reopened');
  const finding = event.response === undefined ? null : findingMeasure(event.response.finding);
  if (finding !== null) deltas.add(targets, day, finding);
}

/** Events from before it was told have none, except where the action says it. */
function archiveReasonOf({ archiveReason, action }: ReportChanged): string | null {
  return archiveReason ?? (action === 'EXPIRE' ? 'NOT_COMPLETED' : null);
}

/** Stock: what is open, and when it is due. It moves when the category does; facts of the past stay where they were. */
function foldStock(
  deltas: CounterDeltas,
  { at, event: { after } }: FoldInput,
  { previous, targets, oldTargets }: Change,
): void {
  const wasOpen = previous !== null && OPEN.has(previous.status);
  const isOpen = OPEN.has(after.status);
  if (wasOpen) deltas.addDue(oldTargets, wibDayOrNull(previous.dueAt), -1);
  if (isOpen) deltas.addDue(targets, wibDayOrNull(after.dueAt), 1);
  const start = wibDay(after.submittedAt);
  const day = previous === null ? start : wibDay(at);
  if (isOpen) countOpened(deltas, wasOpen ? without(targets, oldTargets) : targets, { start, day });
  if (wasOpen) countEnded(deltas, isOpen ? without(oldTargets, targets) : oldTargets, { start, day });
}

/** The clock of verification, the durations, and the facts by which cases are crossed. */
function foldCase(deltas: CounterDeltas, input: FoldInput, change: Change): CountedReport {
  const { at, event, counted } = input;
  const { after } = event;
  const before = counted.report;
  const isOpen = OPEN.has(after.status);
  const verifiedAt = after.verifiedAt;
  const isVerified = verifiedAt !== null && (change.previous?.verifiedAt ?? null) === null;
  const verify = countClock(deltas, {
    clock: before?.verify ?? NEW_CLOCK,
    measures: ['verify_due', 'verify_met'],
    fact: {
      at,
      dueAt: after.verifyDueAt,
      isRunning: after.status === 'SUBMITTED' && verifiedAt === null,
      doneAt: isVerified ? verifiedAt : null,
    },
    oldTargets: change.oldTargets,
    targets: change.targets,
  });
  const facts = readFacts(event, before, endDayOf(input, isOpen));
  const entries = enterReport(facts, before?.entries ?? NO_ENTRIES, isOpen);
  const was = before && { targets: change.oldTargets, entries: before.entries };
  deltas.moveEntries(was, { targets: change.targets, entries });
  const isReopened = change.previous?.status === 'CLOSED' && after.status !== 'CLOSED';
  return { ...facts, verify, entries, reopenCount: (before?.reopenCount ?? 0) + (isReopened ? 1 : 0) };
}

/** The day on which it ended stays, whatever is said of it afterwards. */
function endDayOf({ at, event, counted }: FoldInput, isOpen: boolean): string | null {
  if (isOpen) return null;
  const before = counted.report;
  if (before?.status === event.after.status && before.endedDay !== null) return before.endedDay;
  return wibDay(at);
}

type Facts = Omit<CountedReport, 'verify' | 'entries' | 'reopenCount'>;

function readFacts(event: ReportChanged, before: CountedReport | null, endedDay: string | null): Facts {
  const { after } = event;
  const isArchived = after.status === 'ARCHIVED';
  return {
    reportId: event.reportId,
    status: after.status,
    categoryCode: after.categoryCode,
    areaCode: after.areaCode,
    classification: after.classification,
    supervision: after.supervision,
    channel: after.channel,
    submittedDay: wibDay(after.submittedAt),
    verifiedDay: wibDayOrNull(after.verifiedAt),
    respondedDay: wibDayOrNull(after.firstRespondedAt),
    answeredDay: wibDayOrNull(after.answeredAt),
    endedDay,
    closeReason: after.closeReason,
    archiveReason: isArchived ? (archiveReasonOf(event) ?? before?.archiveReason ?? null) : null,
    finding: event.response?.finding ?? before?.finding ?? null,
    rating: after.rating,
  };
}

/** In the order of COHORT_MEASURES. */
function enterReport(facts: Facts, before: CohortEntries, isOpen: boolean): CohortEntries {
  const { submittedDay, verifiedDay, respondedDay, answeredDay, endedDay: leftDay } = facts;
  const [verify = null, respond = null, resolve = null] = before;
  return [
    enterWait(verify, { start: submittedDay, doneDay: verifiedDay, leftDay }),
    enterWait(respond, { start: verifiedDay, doneDay: respondedDay, leftDay }),
    enterWait(resolve, { start: verifiedDay, doneDay: answeredDay, leftDay }),
    isOpen ? enterBacklog(submittedDay) : null,
  ];
}
