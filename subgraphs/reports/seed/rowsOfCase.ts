// From a told case to the rows of its tables, and to its events. Called by seedReports.ts.
import { sha256 } from '../../../platform/crypto';
import { findAgencyById } from '../../../schema/reference/agencies';
import { seedIdAt } from '../../../schema/reference/ids';
import {
  composeInterimText,
  composeReplyText,
  composeResponseText,
  type Finding,
} from '../../../schema/reference/responseTexts';
import { createRandom, createWeightedPicker } from '../../../schema/reference/random';
import { findUnitFor } from '../../../schema/reference/units';
import { commitContent, commitText } from '../app/caseLog/commitText';
import { sealEntry } from '../app/caseLog/sealEntry';
import { historyColumns, toStepText } from '../app/recordChange';
import { toReportChanged } from '../app/reportEvent';
import { listMovedDues } from '../domain/dueChange';
import type { LoggedText } from '../domain/logEntry';
import type { Classification, ReportAction } from '../domain/states';
import {
  assignmentColumns,
  clockColumns,
  dueChangeColumns,
  reportContentColumns,
  reportStateColumns,
  type Columns,
  type ReportContent,
} from '../store/caseRows';
import type { LoggedTextKind } from '../store/loggedTexts';
import { toTermsRow } from '../store/reportTerms';
import type { CaseRun, Step } from './caseRun';
import type { TimedEvent } from './eventDays';
import { sayWithStep } from './stepTexts';
import { listNotes, listSupports } from './threadRows';

/** In the order in which they are written. */
export const CASE_TABLES = [
  ...(['report', 'report_terms', 'assignment', 'clock', 'history', 'response', 'reply'] as const),
  ...(['due_change', 'interim_reply', 'step_text', 'note', 'report_support', 'support_tally'] as const),
  'response_draft',
] as const;
export type CaseRows = Readonly<Record<(typeof CASE_TABLES)[number], Columns[]>>;

// prettier-ignore
const FINDING_WEIGHTS: Readonly<Record<Classification, Readonly<Record<Finding, number>>>> = {
  COMPLAINT: { STANDARD_BREACH: 22, NEGLIGENCE: 9, INFORMATION_GAP: 22, SERVICE_IMPROVED: 33, NOT_SUBSTANTIATED: 14 },
  INFORMATION_REQUEST: { STANDARD_BREACH: 1, NEGLIGENCE: 1, INFORMATION_GAP: 92, SERVICE_IMPROVED: 5, NOT_SUBSTANTIATED: 1 },
  ASPIRATION: { STANDARD_BREACH: 2, NEGLIGENCE: 1, INFORMATION_GAP: 37, SERVICE_IMPROVED: 57, NOT_SUBSTANTIATED: 3 },
};

const pickers = new Map(
  (Object.keys(FINDING_WEIGHTS) as Classification[]).map((classification) => {
    const weights = FINDING_WEIGHTS[classification];
    return [classification, createWeightedPicker(Object.keys(weights) as Finding[], (finding) => weights[finding])];
  }),
);

export function createCaseRows(): CaseRows {
  return {
    ...{ report: [], report_terms: [], assignment: [], clock: [], history: [], response: [], reply: [] },
    ...{ due_change: [], interim_reply: [], step_text: [], note: [], report_support: [], support_tally: [] },
    response_draft: [],
  };
}

/** Returns the rows of its responses: its events tell their findings. */
export function addRowsOfCase(rows: CaseRows, run: CaseRun, content: ReportContent): readonly Columns[] {
  const responsesBefore = rows.response.length;
  const { state, draft } = run;
  const { id: reportId, categoryCode } = content;
  const own = commitContent(content, seedSalt(reportId));
  rows.report_terms.push(toTermsRow(content));
  for (const assignment of state.assignments)
    rows.assignment.push(assignmentColumns(assignment, { reportId, categoryCode, state }));
  for (const clock of state.clocks) rows.clock.push(clockColumns(clock, reportId));
  rows.note.push(...listNotes(run));
  const { supports, tallies } = listSupports(run, content);
  rows.report_support.push(...supports);
  rows.support_tally.push(...tallies);
  let head: string | null = null;
  for (const step of run.steps) {
    const { change } = step;
    const id = seedIdAt('history', `${draft.n}/${change.after.version}`, change.at);
    const texts = change.before === null ? own.texts : addTexts(rows, run, step);
    const facts = { previousHash: head, clocks: change.clocks, texts };
    const entry = sealEntry(historyColumns({ ...step, content }, id), facts);
    rows.history.push(entry);
    const { version } = change.after;
    for (const moved of listMovedDues(change)) rows.due_change.push(dueChangeColumns(moved, { reportId, version }));
    head = entry.hash;
  }
  rows.report.push({
    ...reportContentColumns(content, draft.submittedAt),
    ...reportStateColumns({ ...content, ...pointersOf(run) }, state, run.lastAt),
    ...{ text_salt: own.salt, log_head: head },
  });
  return rows.response.slice(responsesBefore);
}

function pointersOf({ draft, state, ombudsmanSince }: CaseRun) {
  const isMerged = state.status === 'MERGED';
  return { mergedIntoId: isMerged ? (draft.primary?.draft.content.id ?? null) : null, ombudsmanSince };
}

/** The rows that hold what a step says, and what the case log says of them. */
function addTexts(rows: CaseRows, run: CaseRun, step: Step): LoggedText[] {
  const said = sayWithStep(run, step);
  if (said !== null) {
    const { content } = run.draft;
    const { row, logged } = toStepText({ ...step, content }, said, seedSalt(said.id));
    rows.step_text.push(row);
    return [logged];
  }
  // Not in the case log before it is published.
  if (step.change.action === 'DRAFT_RESPONSE') rows.response_draft.push(toDraft(run, step));
  const place = TEXTS[step.change.action];
  if (place === undefined) return [];
  const row = place.toRow(run, step);
  const { salt, logged } = commitText(place.kind, row.id, row.body, seedSalt(row.id));
  rows[place.table].push({ ...row, salt });
  return [logged];
}

/** The same at every run; those of real texts are random. */
function seedSalt(id: string): string {
  return sha256(`salt of ${id}`).subarray(0, 16).toString('base64url');
}

type TextRow = Columns & { readonly id: string; readonly body: string };

function toResponse({ draft, random, state }: CaseRun, { change, actor, assignmentId }: Step): TextRow {
  const agency = findAgencyById(actor.agencyId ?? '');
  const picker = pickers.get(state.classification);
  if (!agency || !picker) throw new Error(`Case ${draft.n} has a response of nobody.`);
  const finding = picker(random);
  return {
    id: seedIdAt('response', `${draft.n}/${change.after.version}`, change.at),
    report_id: draft.content.id,
    assignment_id: assignmentId,
    agency_id: agency.id,
    author_operator_id: actor.operatorId,
    author_client_id: actor.clientId,
    body: composeResponseText(random, finding, findUnitFor(agency, draft.category.rootCode).name),
    finding,
    published_at: change.at,
  };
}

function toDraft(run: CaseRun, step: Step): Columns {
  const { published_at: draftedAt, ...text } = toResponse(run, step);
  return { ...text, status: 'DRAFT', drafted_at: draftedAt ?? null };
}

function toReply({ draft, random }: CaseRun, { change }: Step): TextRow {
  const id = seedIdAt('reply', `${draft.n}/${change.after.version}`, change.at);
  return { id, report_id: draft.content.id, body: composeReplyText(random), at: change.at };
}

/** With a draw of its own, so that the texts around it do not depend on it. */
function toInterimReply({ draft }: CaseRun, { change, actor, assignmentId }: Step): TextRow {
  const agency = findAgencyById(actor.agencyId ?? '');
  if (!agency) throw new Error(`Case ${draft.n} has an interim reply of nobody.`);
  const key = `${draft.n}/${change.after.version}`;
  const unit = findUnitFor(agency, draft.category.rootCode).name;
  return {
    id: seedIdAt('interim-reply', key, change.at),
    report_id: draft.content.id,
    assignment_id: assignmentId,
    agency_id: agency.id,
    author_operator_id: actor.operatorId,
    author_client_id: actor.clientId,
    body: composeInterimText(createRandom(`interim:${key}`), unit),
    at: change.at,
  };
}

interface TextPlace {
  readonly kind: LoggedTextKind;
  readonly table: 'response' | 'reply' | 'interim_reply';
  readonly toRow: (run: CaseRun, step: Step) => TextRow;
}

const TEXTS: Readonly<Partial<Record<ReportAction, TextPlace>>> = {
  PUBLISH_RESPONSE: { kind: 'RESPONSE', table: 'response', toRow: toResponse },
  REPLY: { kind: 'REPLY', table: 'reply', toRow: toReply },
  INTERIM_REPLY: { kind: 'INTERIM_REPLY', table: 'interim_reply', toRow: toInterimReply },
};

/** What the case tells others, step by step. */
export function listEvents({ draft, steps }: CaseRun, responses: readonly Columns[]): TimedEvent[] {
  const { content, n } = draft;
  return steps.map(({ change, actor, assignmentId }) => {
    const response = responses.find((row) => row.assignment_id === assignmentId && row.published_at === change.at);
    const finding = (response?.finding ?? null) as string | null;
    const facts = { content, actorRole: actor.role, actorAgencyId: actor.agencyId, assignmentId, finding };
    return {
      at: change.at,
      n,
      id: seedIdAt('event', `${n}/${change.after.version}`, change.at),
      payload: JSON.stringify(toReportChanged(change, facts)),
    };
  });
}
