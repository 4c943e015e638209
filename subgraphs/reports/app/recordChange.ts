// Writes one transition whole: rows, history and event, in the caller's transaction. The last step of every writing verb.
import type { Transaction } from '../../../platform/db/database';
import type { Dialect } from '../../../platform/db/dialect';
import { sendTogether } from '../../../platform/db/sendTogether';
import { Refusal } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import { insertEvent } from '../../../platform/outbox/appendEvent';
import type { CaseChange } from '../domain/caseState';
import type { Columns, ReportContent } from '../store/caseRows';
import type { LoggedText } from '../domain/logEntry';
import {
  buildReportUpdate,
  listAssignmentUpserts,
  listClockUpserts,
  listDueChangeInserts,
  listReportInserts,
  listRowInserts,
} from '../store/saveCase';
import type { Actor } from './actor';
import { commitContent, commitText, isSameText } from './caseLog/commitText';
import { sealEntry, type SealedColumns } from './caseLog/sealEntry';
import { toReportChanged } from './reportEvent';

/** What was said with a step; who may read it says `readRemark.ts`. */
export interface StepText {
  /** Where it has to be known before, for what hangs on it. */
  readonly id?: string;
  readonly body: string;
  /** RETURN: where the case belongs instead. */
  readonly suggestedAgencyId?: string | null;
}

export interface RecordedChange {
  readonly change: CaseChange;
  /** As it is after the change. */
  readonly content: ReportContent;
  readonly contentBefore?: ReportContent;
  readonly actor: Actor;
  /** The assignment that was acted on. */
  readonly assignmentId: string | null;
  /** Hash of the last step, as `lockCase` read it; null before the first. */
  readonly logHead: string | null;
  /** What the step says in rows of its own (`caseLog/commitText.ts`). The report's own texts are found here. */
  readonly texts?: readonly LoggedText[];
  readonly text?: StepText | null;
  /** Of the response that is published. */
  readonly finding?: string | null;
}

/** @throws Refusal VERSION_CONFLICT when another change was committed since the case was read */
export async function recordChange(tx: Transaction, dialect: Dialect, recorded: RecordedChange): Promise<void> {
  const { change, content, contentBefore, actor, assignmentId } = recorded;
  const remark = recorded.text ? toStepText(recorded, recorded.text) : null;
  const { entry, saltColumns } = sealChange(
    remark ? { ...recorded, texts: [...(recorded.texts ?? []), remark.logged] } : recorded,
  );
  const logged = { ...saltColumns, log_head: entry.hash };
  const report =
    change.before === null
      ? listReportInserts(tx, content, change.after, logged)
      : [buildReportUpdate({ content, change, logged })];
  const [touched] = await sendTogether(tx, dialect, [
    ...report,
    ...listAssignmentUpserts(tx, dialect, content, change.after),
    ...listClockUpserts(tx, dialect, content.id, change),
    ...listDueChangeInserts(tx, content.id, change),
    ...listRowInserts(tx, 'history', [entry]),
    ...listRowInserts(tx, 'step_text', remark === null ? [] : [remark.row]),
    insertEvent({
      aggregateId: content.id,
      aggregateVersion: change.after.version,
      recordedAt: change.at,
      event: toReportChanged(change, {
        ...{ content, contentBefore, assignmentId, finding: recorded.finding },
        ...{ actorRole: actor.role, actorAgencyId: actor.agencyId },
      }),
    }),
  ]);
  // What follows it in the list goes with the transaction.
  if (touched !== 1) throw Refusal.of('VERSION_CONFLICT', 'expectedVersion');
}

interface SealedChange {
  readonly entry: SealedColumns;
  /** Set where the report's own texts are new. */
  readonly saltColumns: { readonly text_salt?: string };
}

function sealChange(recorded: RecordedChange): SealedChange {
  const { change, content, contentBefore = content, logHead: previousHash, texts = [] } = recorded;
  const { before, clocks } = change;
  const isNew = before === null || !isSameText(content, contentBefore);
  const own = isNew ? commitContent(content) : null;
  const facts = { previousHash, clocks, texts: [...(own?.texts ?? []), ...texts] };
  return {
    entry: sealEntry(historyColumns(recorded), facts),
    saltColumns: own === null ? {} : { text_salt: own.salt },
  };
}

export type HistoryColumns = ReturnType<typeof historyColumns>;

interface StepTextRow {
  readonly row: Columns;
  readonly logged: LoggedText;
}

/** The reporter's words lie in columns of their own: an erasure drops these and keeps what institutions have said. */
export function toStepText(
  { change, content, actor }: Pick<RecordedChange, 'change' | 'content' | 'actor'>,
  { id = newId(), body, suggestedAgencyId = null }: StepText,
  givenSalt?: string,
): StepTextRow {
  const isReporter = actor.role === 'REPORTER';
  const { salt, logged } = commitText(isReporter ? 'REPORTER_REMARK' : 'REMARK', id, body, givenSalt);
  const own = isReporter ? null : { body, salt };
  const reporter = isReporter ? { body, salt } : null;
  return {
    logged,
    row: {
      report_id: content.id,
      version: change.after.version,
      id,
      body: own?.body ?? null,
      salt: own?.salt ?? null,
      reporter_body: reporter?.body ?? null,
      reporter_salt: reporter?.salt ?? null,
      suggested_agency_id: suggestedAgencyId,
    },
  };
}

export function historyColumns(
  { change, content, actor, assignmentId }: Pick<RecordedChange, 'change' | 'content' | 'actor' | 'assignmentId'>,
  id = newId(),
) {
  return {
    report_id: content.id,
    version: change.after.version,
    id,
    at: change.at,
    action: change.action,
    from_status: change.before?.status ?? null,
    to_status: change.after.status,
    actor_role: actor.role,
    actor_agency_id: actor.agencyId,
    actor_operator_id: actor.operatorId,
    actor_client_id: actor.clientId,
    assignment_id: assignmentId,
    reason: change.reason,
  };
}
