// The first rows below each of many reports, in one statement: timelines, responses and replies of a whole page.
// Of a single report they are read along its key, without the window that ranks rows of many.
import type { EntityManager } from 'typeorm';
import { INTERNAL_ACTIONS } from '../domain/internalActions';
import { allOf, isAfter, isOneOf, when } from './conditions';
import { HistoryEntity } from './history.entity';
import { InterimReplyEntity } from './interimReply.entity';
import { NoteEntity } from './note.entity';
import { ReplyEntity } from './reply.entity';
import { ResponseEntity } from './response.entity';
import { ResponseDraftEntity } from './responseDraft.entity';
import { openDrafts, writtenInside } from './responseDrafts';
import { selectColumns, toRows } from './readRows';
import type { HistoryRow, InterimReplyRow, NoteRow, ReplyRow, ResponseDraftRow, ResponseRow } from './rows';
import { isHeldBy, placeholders, type SqlCondition, type UnitScope } from './visibleReports';

export interface ReportsPage {
  readonly reportIds: readonly string[];
  readonly after: readonly [number, string] | null;
  readonly limit: number;
}

/** Whose steps in the internal trail a viewer sees. */
export interface TrailScope {
  readonly isNationalAdmin: boolean;
  readonly agencyIds: ReadonlySet<string>;
  readonly unit: UnitScope | null;
}

const INTERNAL = `(${INTERNAL_ACTIONS.map((action) => `'${action}'`).join(', ')})`;

/** Whose drafts and notes a viewer sees: their institution's own and those that they coordinate. Not the national admin. */
export type InstitutionScope = Pick<TrailScope, 'agencyIds' | 'unit'>;

export function findTimelines(manager: EntityManager, page: ReportsPage, scope: TrailScope): Promise<HistoryRow[]> {
  return findPages<HistoryRow>(manager, HistoryEntity, { ...page, sort: 'version', condition: visibleSteps(scope) });
}

/** Flags of each report, the first hundred: a case has one for each clock that it misses at most. */
export function findEscalations(manager: EntityManager, reportIds: readonly string[]): Promise<HistoryRow[]> {
  const condition = when("x.action = 'ESCALATE'");
  return findPages<HistoryRow>(manager, HistoryEntity, {
    reportIds,
    after: null,
    limit: 100,
    sort: 'version',
    condition,
  });
}

export function findResponses(manager: EntityManager, page: ReportsPage): Promise<ResponseRow[]> {
  return findPages<ResponseRow>(manager, ResponseEntity, { ...page, sort: 'published_at', condition: null });
}

export function findReplies(manager: EntityManager, page: ReportsPage): Promise<ReplyRow[]> {
  return findPages<ReplyRow>(manager, ReplyEntity, { ...page, sort: 'at', condition: null });
}

export function findInterimReplies(manager: EntityManager, page: ReportsPage): Promise<InterimReplyRow[]> {
  return findPages<InterimReplyRow>(manager, InterimReplyEntity, { ...page, sort: 'at', condition: null });
}

export function findDrafts(
  manager: EntityManager,
  page: ReportsPage,
  scope: InstitutionScope,
): Promise<ResponseDraftRow[]> {
  const of = { ...page, sort: 'drafted_at', condition: openDrafts(scope) };
  return findPages<ResponseDraftRow>(manager, ResponseDraftEntity, of);
}

export function findNotes(manager: EntityManager, page: ReportsPage, scope: InstitutionScope): Promise<NoteRow[]> {
  return findPages<NoteRow>(manager, NoteEntity, { ...page, sort: 'at', condition: writtenInside(scope) });
}

/** A step is an institution's own when its people made it, or when its assignment was acted on. */
function visibleSteps({ isNationalAdmin, agencyIds, unit }: TrailScope): SqlCondition | null {
  if (isNationalAdmin) return null;
  const open = `x.action NOT IN ${INTERNAL}`;
  if (agencyIds.size === 0) return when(open);
  const ids = [...agencyIds];
  const own = placeholders(ids);
  const inside = when(
    `x.actor_agency_id IN (${own}) OR EXISTS (SELECT 1 FROM assignment ta WHERE ta.id = x.assignment_id AND ta.agency_id IN (${own}))`,
    ...ids,
    ...ids,
  );
  if (unit === null) return when(`${open} OR ${inside.sql}`, ...inside.parameters);
  const ofUnit = allOf(inside, isHeldBy('x.report_id', { agencyIds, unit }));
  return when(`${open} OR x.actor_operator_id = ? OR (${ofUnit.sql})`, unit.memberId, ...ofUnit.parameters);
}

interface SortedPage extends ReportsPage {
  readonly sort: string;
  readonly condition: SqlCondition | null;
}

/** Rows of all reports together, each report's in order. A window function, as both engines have it. */
async function findPages<R>(
  manager: EntityManager,
  entity: new () => object,
  { reportIds, after, limit, sort, condition }: SortedPage,
): Promise<R[]> {
  const { tableName } = manager.connection.getMetadata(entity);
  const behind = isAfter({ column: `x.\`${sort}\``, id: 'x.id', direction: 'ASC' }, after);
  const where = allOf(isOneOf('x.report_id', reportIds), behind, condition);
  // A version is one row's alone; with the id behind it, the key would not be in that order.
  const order = (alias: string) => (sort === 'version' ? `${alias}.version` : `${alias}.\`${sort}\`, ${alias}.id`);
  const single = `SELECT ${selectColumns(manager, entity, 'x')} FROM ${tableName} x WHERE ${where.sql} ORDER BY ${order('x')} LIMIT ?`;
  const many =
    `SELECT ${selectColumns(manager, entity, 'p')} FROM (SELECT x.*, ROW_NUMBER() OVER (PARTITION BY x.report_id ORDER BY ${order('x')}) AS place ` +
    `FROM ${tableName} x WHERE ${where.sql}) p WHERE p.place <= ? ORDER BY p.report_id, ${order('p')}`;
  const raw: unknown = await manager.query(reportIds.length === 1 ? single : many, [...where.parameters, limit]);
  return toRows<R>(manager, entity, raw);
}
