// Open reports that might be about the matter of another one: those with its rare words, those of its place and time,
// and for an institution those it holds. One statement, each part bounded. Called by app/suggestMerges.ts.
import { NEAR_MS } from '../domain/mergeScore';
import { OPEN_STATUSES } from '../domain/states';
import { allOf, isOneOf, when } from './conditions';
import { selectPart, type ListOrder, type ListPart, type ListReader } from './listPlan';
import { REPORT_TERMS } from './reportTerms';
import { HOLDING, visibleReports, type RowScope, type SqlCondition } from './visibleReports';

export interface MergeSearch {
  readonly reportId: string;
  readonly submittedAt: number;
  readonly areaCode: string | null;
  readonly categoryCode: string;
  /** Sets of words of the report: who has all of one set is worth a look. */
  readonly termSets: readonly (readonly string[])[];
  /** Set for an institution, which merges into its own reports only. */
  readonly ownerId: string | null;
}

export interface MergeCandidate {
  readonly id: string;
  readonly categoryCode: string;
  readonly areaCode: string | null;
  readonly submittedAt: number;
  readonly terms: ReadonlySet<string>;
}

/** Matches of words that are looked at; the index of words gives the oldest first. */
const MATCH_LIMIT = 2_000;
/** Of each part, before the report and after it. */
const NEAR_LIMIT = 200;

interface Row {
  readonly id: string;
  readonly category_code: string;
  readonly area_code: string | null;
  readonly submitted_at: unknown;
  readonly terms: string | null;
}

export async function findMergeCandidates(
  list: ListReader,
  search: MergeSearch,
  scope: RowScope,
): Promise<MergeCandidate[]> {
  const found = [...findNear(list, search), ...findByWords(list, search)];
  const { sql, parameters } = allOf(
    when('r.id <> ?', search.reportId),
    isOneOf('r.status', OPEN_STATUSES),
    search.ownerId === null ? null : isOwn(search.ownerId),
    visibleReports(scope),
  );
  const ids = found.map((each) => each.sql).join(' UNION ');
  const rows = (await list.reader.query(
    `SELECT r.id, r.category_code, r.area_code, r.submitted_at, t.terms FROM (${ids}) f JOIN report r ON r.id = f.id ` +
      `LEFT JOIN report_terms t ON t.report_id = r.id WHERE ${sql}`,
    [...found.flatMap((each) => each.parameters), ...parameters],
  )) as Row[];
  return rows.map((row) => ({
    id: row.id,
    categoryCode: row.category_code,
    areaCode: row.area_code,
    submittedAt: Number(row.submitted_at),
    terms: new Set(row.terms?.trim().split(' ')),
  }));
}

function findByWords({ dialect }: ListReader, { termSets }: MergeSearch): SqlCondition[] {
  if (termSets.length === 0) return [];
  const { sql, parameters } = dialect.fullText.selectMatchingAny(REPORT_TERMS, termSets);
  return [{ sql: `SELECT report_id AS id FROM (${sql} LIMIT ${MATCH_LIMIT}) words`, parameters }];
}

const TIES: ListOrder['ties'] = { r: 'id', a: 'report_id' };

/** The nearest in time of each part, in both directions. */
function findNear({ dialect }: ListReader, search: MergeSearch): SqlCondition[] {
  const { submittedAt, reportId } = search;
  return partsNear(search).flatMap((part, n) =>
    (['ASC', 'DESC'] as const).map((direction): SqlCondition => {
      const order: ListOrder = { column: 'submitted_at', direction, ties: TIES };
      const horizon = direction === 'ASC' ? submittedAt + NEAR_MS : submittedAt - NEAR_MS;
      const bounds = { order, horizon, after: [submittedAt, reportId] as const, limit: NEAR_LIMIT };
      const { sql, parameters } = selectPart(dialect, part, bounds);
      const id = part.alias === 'r' ? 'r.id' : 'a.report_id';
      return { sql: `SELECT id FROM (SELECT ${id} AS id ${sql}) near_${n}_${direction.toLowerCase()}`, parameters };
    }),
  );
}

function partsNear({ ownerId, areaCode, categoryCode }: MergeSearch): ListPart[] {
  const ofReports = (index: string, where: SqlCondition): ListPart => ({ alias: 'r', index, where });
  if (ownerId !== null) {
    const held = when("a.agency_id = ? AND a.standing = 'OPEN'", ownerId);
    return [
      { alias: 'a', index: 'assignment_inbox_newest', where: held },
      ...['SUBMITTED', 'NEEDS_INFO'].map((status) =>
        ofReports('report_target_status_newest', when('r.target_agency_id = ? AND r.status = ?', ownerId, status)),
      ),
    ];
  }
  return [1, 0].map((isPublic) =>
    areaCode === null
      ? ofReports(
          'report_public_category_newest',
          when('r.is_public = ? AND r.category_code = ?', isPublic, categoryCode),
        )
      : ofReports('report_public_area_newest', when('r.is_public = ? AND r.area_code = ?', isPublic, areaCode)),
  );
}

/** In SQL what `isSoleOwner` says in app/access/relations.ts; a test holds the two together. */
function isOwn(agencyId: string): SqlCondition {
  const holders = `SELECT COUNT(*) FROM assignment o WHERE o.report_id = r.id AND o.status IN ${HOLDING}`;
  return when(
    `(${holders} AND o.agency_id <> ?) = 0 AND (r.target_agency_id = ? OR (${holders} AND o.agency_id = ?) > 0)`,
    ...[agencyId, agencyId, agencyId],
  );
}
