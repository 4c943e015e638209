// Writes of drafts (konsep tindak lanjut), each one statement, under the lock of their report. A draft that was published is
// kept as it was, but is no draft any more: its response has its id, and nothing here touches it again.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import type { DraftStatus, Finding } from '../domain/states';
import { when, isOneOf, allOf } from './conditions';
import { selectRows } from './readRows';
import { ResponseDraftEntity } from './responseDraft.entity';
import type { ResponseDraftRow } from './rows';
import { isHeldBy, type RowScope, type SqlCondition } from './visibleReports';

/** One draft of one institution on one report: the agency is part of the key, so that another's is not found. */
export interface DraftKey {
  readonly id: string;
  readonly reportId: string;
  readonly agencyId: string | null;
}

export interface DraftText {
  readonly authorOperatorId: string | null;
  readonly authorClientId: string | null;
  readonly body: string;
  readonly finding: Finding;
  readonly editedAt: number;
}

const IS_OPEN = 'NOT EXISTS (SELECT 1 FROM response p WHERE p.id = response_draft.id)';
const OF_KEY = `id = ? AND report_id = ? AND agency_id = ? AND ${IS_OPEN}`;

const toParameters = ({ id, reportId, agencyId }: DraftKey): unknown[] => [id, reportId, agencyId];

/** A new text takes an approval back. False: there is no such draft. */
export async function editDraft(tx: EntityManager, dialect: Dialect, key: DraftKey, text: DraftText): Promise<boolean> {
  const touched = await dialect.execute(
    tx,
    'UPDATE response_draft SET author_operator_id = ?, author_client_id = ?, body = ?, finding = ?, edited_at = ?, ' +
      `status = 'DRAFT', approved_at = NULL, approved_by_operator_id = NULL WHERE ${OF_KEY}`,
    [text.authorOperatorId, text.authorClientId, text.body, text.finding, text.editedAt, ...toParameters(key)],
  );
  return touched === 1;
}

/** False: there is no such draft, or it is approved already. */
export async function approveDraft(
  tx: EntityManager,
  dialect: Dialect,
  key: DraftKey,
  by: { readonly operatorId: string; readonly at: number },
): Promise<boolean> {
  const touched = await dialect.execute(
    tx,
    `UPDATE response_draft SET status = 'APPROVED', approved_at = ?, approved_by_operator_id = ? WHERE ${OF_KEY} AND status = 'DRAFT'`,
    [by.at, by.operatorId, ...toParameters(key)],
  );
  return touched === 1;
}

export async function deleteDraft(tx: EntityManager, dialect: Dialect, key: DraftKey): Promise<boolean> {
  return (await dialect.execute(tx, `DELETE FROM response_draft WHERE ${OF_KEY}`, toParameters(key))) === 1;
}

export interface PublishedWith {
  readonly salt: string;
  readonly at: number;
  readonly assignmentId: string | null;
}

const KEPT =
  'id, report_id, agency_id, author_operator_id, author_client_id, body, finding, drafted_at, approved_at, approved_by_operator_id';

export interface PublishedText {
  readonly body: string;
  readonly finding: string;
}

/** Makes the response of an approved draft, and tells its text. Null: there is no such draft, or it is not approved. */
export async function publishDraft(
  tx: EntityManager,
  dialect: Dialect,
  key: DraftKey,
  { salt, at, assignmentId }: PublishedWith,
): Promise<PublishedText | null> {
  const copy =
    `INSERT INTO response (${KEPT}, salt, assignment_id, published_at) ` +
    `SELECT ${KEPT}, ?, ?, ? FROM response_draft WHERE ${OF_KEY} AND status = 'APPROVED'`;
  const insert = { sql: copy, parameters: [salt, assignmentId, at, ...toParameters(key)] };
  const made = { table: 'response', id: key.id, columns: 'body, finding' };
  return (await dialect.insertTelling(tx, insert, made)) as PublishedText | null;
}

/** Why a write touched nothing. */
export async function findDraftStatus(tx: EntityManager, key: DraftKey): Promise<DraftStatus | null> {
  const rows = (await tx.query(`SELECT status FROM response_draft WHERE ${OF_KEY}`, toParameters(key))) as {
    status: DraftStatus;
  }[];
  return rows[0]?.status ?? null;
}

export interface OpenDraft {
  readonly reportId: string;
  readonly status: DraftStatus;
}

/** Which states the drafts of one institution are in, for many reports at once. */
export async function findOpenDrafts(
  manager: EntityManager,
  reportIds: readonly string[],
  agencyId: string | null,
): Promise<OpenDraft[]> {
  const { sql, parameters } = allOf(isOneOf('report_id', reportIds), when('agency_id = ?', agencyId), when(IS_OPEN));
  const columns = 'report_id AS reportId, status';
  return manager.query(`SELECT DISTINCT ${columns} FROM response_draft WHERE ${sql}`, parameters);
}

type InstitutionScope = Pick<RowScope, 'agencyIds' | 'unit'>;

/** Drafts and notes (`x`) of these institutions. For staff of a unit: of the cases that it holds, and their own. */
export function writtenInside({ agencyIds, unit }: InstitutionScope): SqlCondition {
  const own = isOneOf('x.agency_id', [...agencyIds]);
  if (unit === null) return own;
  const { sql, parameters } = isHeldBy('x.report_id', { agencyIds, unit });
  return allOf(own, when(`x.author_operator_id = ? OR ${sql}`, unit.memberId, ...parameters));
}

/** What is still a draft. `x` is the draft. */
export function openDrafts(scope: InstitutionScope): SqlCondition {
  return allOf(writtenInside(scope), when('NOT EXISTS (SELECT 1 FROM response p WHERE p.id = x.id)'));
}

export async function findDraft(
  manager: EntityManager,
  id: string,
  scope: InstitutionScope,
): Promise<ResponseDraftRow | null> {
  const { sql, parameters } = allOf(when('x.id = ?', id), openDrafts(scope));
  const rows = await selectRows<ResponseDraftRow>(manager, ResponseDraftEntity, { rest: `WHERE ${sql}`, parameters });
  return rows[0] ?? null;
}
