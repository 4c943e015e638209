// From a told case to the rows of its tables, and to its events. Called by seedReports.ts.
import { sha256 } from '../../../platform/crypto';
import { findAgencyById } from '../../../schema/reference/agencies';
import { seedIdAt } from '../../../schema/reference/ids';
import { composeReplyText, composeResponseText, type Finding } from '../../../schema/reference/responseTexts';
import { createWeightedPicker } from '../../../schema/reference/random';
import { findUnitFor } from '../../../schema/reference/units';
import { commitContent, commitText } from '../app/caseLog/commitText';
import { sealEntry } from '../app/caseLog/sealEntry';
import { historyColumns } from '../app/recordChange';
import { toReportChanged } from '../app/reportEvent';
import type { LoggedText } from '../domain/logEntry';
import type { Classification } from '../domain/states';
import {
  assignmentColumns,
  clockColumns,
  reportContentColumns,
  reportStateColumns,
  type Columns,
  type ReportContent,
} from '../store/caseRows';
import { toTermsRow } from '../store/reportTerms';
import type { CaseRun, Step } from './caseRun';
import type { TimedEvent } from './eventDays';

/** In the order in which they are written. */
export const CASE_TABLES = ['report', 'report_terms', 'assignment', 'clock', 'history', 'response', 'reply'] as const;
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
  return { report: [], report_terms: [], assignment: [], clock: [], history: [], response: [], reply: [] };
}

export function addRowsOfCase(rows: CaseRows, run: CaseRun, content: ReportContent): void {
  const { state, draft } = run;
  const { id: reportId, categoryCode } = content;
  const own = commitContent(content, seedSalt(reportId));
  rows.report_terms.push(toTermsRow(content));
  for (const assignment of state.assignments)
    rows.assignment.push(assignmentColumns(assignment, { reportId, categoryCode, state }));
  for (const clock of state.clocks) rows.clock.push(clockColumns(clock, reportId));
  let head: string | null = null;
  for (const step of run.steps) {
    const { change } = step;
    const id = seedIdAt('history', `${draft.n}/${change.after.version}`, change.at);
    const texts = change.before === null ? own.texts : addTexts(rows, run, step);
    const facts = { previousHash: head, clocks: change.clocks, texts };
    const entry = sealEntry(historyColumns({ ...step, content }, id), facts);
    rows.history.push(entry);
    head = entry.hash;
  }
  rows.report.push({
    ...reportContentColumns(content, draft.submittedAt),
    ...reportStateColumns(content, state, run.lastAt),
    ...{ text_salt: own.salt, log_head: head },
  });
}

/** The rows that hold what a step says, and what the case log says of them. */
function addTexts(rows: CaseRows, run: CaseRun, step: Step): LoggedText[] {
  const { action } = step.change;
  if (action !== 'PUBLISH_RESPONSE' && action !== 'REPLY') return [];
  const isReply = action === 'REPLY';
  const row = isReply ? toReply(run, step) : toResponse(run, step);
  const { salt, logged } = commitText(isReply ? 'REPLY' : 'RESPONSE', row.id, row.body, seedSalt(row.id));
  rows[isReply ? 'reply' : 'response'].push({ ...row, salt });
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

function toReply({ draft, random }: CaseRun, { change }: Step): TextRow {
  const id = seedIdAt('reply', `${draft.n}/${change.after.version}`, change.at);
  return { id, report_id: draft.content.id, body: composeReplyText(random), at: change.at };
}

/** What the case tells others, step by step. */
export function listEvents({ draft, steps }: CaseRun): TimedEvent[] {
  const { content, n } = draft;
  return steps.map(({ change, actor, assignmentId }) => {
    const facts = { content, actorRole: actor.role, actorAgencyId: actor.agencyId, assignmentId };
    return {
      at: change.at,
      n,
      id: seedIdAt('event', `${n}/${change.after.version}`, change.at),
      payload: JSON.stringify(toReportChanged(change, facts)),
    };
  });
}
