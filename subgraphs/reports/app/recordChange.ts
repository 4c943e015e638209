// Writes one transition whole: rows, history and event, in the caller's transaction. The last step of every writing verb.
import type { Transaction } from '../../../platform/db/database';
import type { Dialect } from '../../../platform/db/dialect';
import { Refusal } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import { appendEvent } from '../../../platform/outbox/appendEvent';
import type { CaseChange } from '../domain/caseState';
import type { ReportContent } from '../store/caseRows';
import { insertReport, insertRows, saveAssignments, saveClocks, updateReport } from '../store/saveCase';
import type { Actor } from './actor';
import { toReportChanged } from './reportEvent';

export interface RecordedChange {
  readonly change: CaseChange;
  /** As it is after the change. */
  readonly content: ReportContent;
  readonly contentBefore?: ReportContent;
  readonly actor: Actor;
  /** The assignment that was acted on. */
  readonly assignmentId: string | null;
}

/** @throws Refusal VERSION_CONFLICT when another change was committed since the case was read */
export async function recordChange(tx: Transaction, dialect: Dialect, recorded: RecordedChange): Promise<void> {
  const { change, content, contentBefore, actor } = recorded;
  if (change.before === null) await insertReport(tx, content, change.after);
  else if (!(await updateReport(tx, dialect, content, change))) throw Refusal.of('VERSION_CONFLICT', 'expectedVersion');
  await saveAssignments(tx, dialect, content, change.after);
  await saveClocks(tx, dialect, content.id, change);
  await insertRows(tx, 'history', [historyColumns(recorded)]);
  await appendEvent(tx, {
    aggregateId: content.id,
    aggregateVersion: change.after.version,
    recordedAt: change.at,
    event: toReportChanged(change, { content, contentBefore, actorRole: actor.role }),
  });
}

export function historyColumns(
  { change, content, actor, assignmentId }: Omit<RecordedChange, 'contentBefore'>,
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
