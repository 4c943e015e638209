// The list of visible reports, newest first, and its bounded count: what everybody sees and what this viewer sees beyond
// it, each along an index of its own. Together exactly `visibleReports`; a test holds them together.
import { TARGET_STATUSES, type Classification, type ReportStatus } from '../domain/states';
import { allOf, allOfGiven, isOneOf, when } from './conditions';
import { countList, readPage, type ListedPage, type ListPage } from './indexedList';
import type { Candidate, ListOrder, ListPart, ListQuery, ListReader } from './listPlan';
import { ReportEntity } from './report.entity';
import { hasTerms } from './reportTerms';
import type { ReportRow } from './rows';
import { countSearched, readSearchedPage, type Search, type SearchedList } from './searchedList';
import { UNHELD, visibleReports, type RowScope, type SqlCondition, type UnitScope } from './visibleReports';

export interface ReportCriteria {
  readonly status: ReportStatus | null;
  readonly categoryCodes: readonly string[] | null;
  /** A province's code (two digits) or a regency's. */
  readonly areaCode: string | null;
  readonly leadAgencyId: string | null;
  readonly classification: Classification | null;
  readonly search: Search | null;
  /** True: taken to the Ombudsman. Only for who sees all of those. */
  readonly isEscalated: true | null;
}

const NEWEST: ListOrder = { column: 'submitted_at', direction: 'DESC', ties: { r: 'id', a: 'report_id' } };

export function listVisibleReports(
  list: ListReader,
  scope: RowScope,
  criteria: ReportCriteria,
  page: ListPage,
): Promise<ListedPage<ReportRow>> {
  return readSearchedPage(list, { entity: ReportEntity, alias: 'r' }, toSearched(scope, criteria), page);
}

/** Null beyond COUNT_LIMIT, and where counting would examine too many rows. */
export function countVisibleReports(
  list: ListReader,
  scope: RowScope,
  criteria: ReportCriteria,
): Promise<number | null> {
  return countSearched(list, 'r', toSearched(scope, criteria));
}

/** All that one reporter has handed in, whatever became of it: so few that its words are looked for in the rows themselves. */
export function listOwnReports(
  list: ListReader,
  reporterId: string,
  criteria: ReportCriteria,
  page: ListPage,
): Promise<ListedPage<ReportRow>> {
  return readPage(list, { entity: ReportEntity, alias: 'r' }, toOwn(reporterId, criteria), page);
}

export function countOwnReports(
  list: ListReader,
  reporterId: string,
  criteria: ReportCriteria,
): Promise<number | null> {
  return countList(list, 'r', toOwn(reporterId, criteria));
}

function toOwn(reporterId: string, criteria: ReportCriteria): ListQuery {
  if (criteria.categoryCodes?.length === 0) return { order: NEWEST, sources: [] };
  return { order: NEWEST, sources: [[listOfReporter(reporterId, allBut(toFilters(criteria)))]] };
}

function listOfReporter(reporterId: string, rest: SqlCondition | null): Candidate {
  const where = when('r.reporter_id = ?', reporterId);
  return { parts: [{ alias: 'r', index: 'report_reporter_newest', where }], rest };
}

function toSearched(scope: RowScope, criteria: ReportCriteria): SearchedList {
  return {
    search: criteria.search,
    along: () => toQuery(scope, criteria),
    among: (reportIds) => listAmong(reportIds, scope, criteria),
  };
}

function listAmong(reportIds: readonly string[], scope: RowScope, criteria: ReportCriteria): ListQuery {
  if (criteria.categoryCodes?.length === 0) return { order: NEWEST, sources: [] };
  // Of no report too: words that only hidden reports have cost what words of none cost.
  const filters = allBut(toFilters(criteria), 'search');
  const where = allOf(isOneOf('r.id', reportIds), visibleReports(scope), filters);
  return { order: NEWEST, sources: [[{ parts: [{ alias: 'r', index: null, where }], rest: null }]] };
}

function toQuery(scope: RowScope, criteria: ReportCriteria): ListQuery {
  const { isNationalAdmin, isBlind } = scope;
  if (criteria.categoryCodes?.length === 0) return { order: NEWEST, sources: [] };
  if (criteria.isEscalated) return { order: NEWEST, sources: [[listEscalated(criteria)]] };
  if (isNationalAdmin) return { order: NEWEST, sources: [listByPublicity(criteria, [1, 0])] };
  const beyond = listBeyond(scope, criteria);
  return { order: NEWEST, sources: isBlind ? beyond : [listByPublicity(criteria, [1]), ...beyond] };
}

const IS_ESCALATED = when('r.is_escalated = 1');

type Filters = Readonly<Record<keyof ReportCriteria, SqlCondition | null>>;

function toFilters(criteria: ReportCriteria): Filters {
  const { status, categoryCodes, areaCode, leadAgencyId, classification, search, isEscalated } = criteria;
  const areaColumn = areaCode?.length === 2 ? 'r.province_code' : 'r.area_code';
  return {
    status: status === null ? null : when('r.status = ?', status),
    categoryCodes: categoryCodes === null ? null : isOneOf('r.category_code', categoryCodes),
    areaCode: areaCode === null ? null : when(`${areaColumn} = ?`, areaCode),
    leadAgencyId: leadAgencyId === null ? null : when('r.lead_agency_id = ?', leadAgencyId),
    classification: classification === null ? null : when('r.classification = ?', classification),
    search: search === null ? null : hasTerms('r', search.terms),
    isEscalated: isEscalated && IS_ESCALATED,
  };
}

const allBut = (filters: Filters, ...names: readonly (keyof Filters)[]): SqlCondition | null =>
  allOfGiven(
    ...Object.entries(filters).map(([key, condition]) => (names.includes(key as keyof Filters) ? null : condition)),
  );

/** Public rows, hidden ones or both: along the index of any one filter that is given. */
function listByPublicity(criteria: ReportCriteria, publicities: readonly (0 | 1)[]): Candidate[] {
  const filters = toFilters(criteria);
  const along = (index: string, driver: keyof Filters | null, wheres: readonly (SqlCondition | null)[]): Candidate => ({
    parts: publicities.flatMap((isPublic) =>
      wheres.map((where): ListPart => ({ alias: 'r', index, where: allOf(when('r.is_public = ?', isPublic), where) })),
    ),
    rest: driver === null ? allBut(filters) : allBut(filters, driver),
  });
  const candidates: Candidate[] = [];
  const { leadAgencyId, areaCode, status } = filters;
  if (leadAgencyId) candidates.push(along('report_public_agency_newest', 'leadAgencyId', [leadAgencyId]));
  if (areaCode) {
    const level = criteria.areaCode?.length === 2 ? 'province' : 'area';
    candidates.push(along(`report_public_${level}_newest`, 'areaCode', [areaCode]));
  }
  if (criteria.categoryCodes) {
    const each = criteria.categoryCodes.map((code) => when('r.category_code = ?', code));
    candidates.push(along('report_public_category_newest', 'categoryCodes', each));
  }
  if (status) candidates.push(along('report_public_status_newest', 'status', [status]));
  return candidates.length > 0 ? candidates : [along('report_public_newest', null, [null])];
}

/** What a viewer sees besides public rows; rows that are both count once. */
function listBeyond(scope: RowScope, criteria: ReportCriteria): Candidate[][] {
  const { reporterId, agencyIds, unit, isOmbudsman, targetAgencyIds, trackedReportIds } = scope;
  const rest = allBut(toFilters(criteria));
  const sources: Candidate[][] = [];
  if (reporterId !== null) sources.push([listOfReporter(reporterId, rest)]);
  if (agencyIds.size > 0) sources.push(listHeld([...agencyIds], unit, criteria));
  if (isOmbudsman) sources.push([listEscalated(criteria)]);
  if (targetAgencyIds.size > 0) {
    const parts = [...targetAgencyIds].flatMap((id) =>
      TARGET_STATUSES.map((status): ListPart => {
        const where = when('r.target_agency_id = ? AND r.status = ?', id, status);
        // What is SUBMITTED is held by nobody; of the others nearly all.
        const unheld = status === 'SUBMITTED' ? null : when(UNHELD);
        return { alias: 'r', index: 'report_target_status_newest', where: allOf(where, unheld) };
      }),
    );
    sources.push([{ parts, rest }]);
  }
  if (trackedReportIds.size > 0) {
    const where = allOf(isOneOf('r.id', [...trackedReportIds]), rest);
    sources.push([{ parts: [{ alias: 'r', index: null, where }], rest: null }]);
  }
  return sources;
}

/** What was taken to the Ombudsman. */
function listEscalated(criteria: ReportCriteria): Candidate {
  const part = { alias: 'r', index: 'report_escalated_newest', where: IS_ESCALATED } as const;
  return { parts: [part], rest: allBut(toFilters(criteria), 'isEscalated') };
}

/** What agencies hold, or held to the end; for staff of a unit: what their unit does. */
function listHeld(agencyIds: readonly string[], unit: UnitScope | null, criteria: ReportCriteria): Candidate[] {
  const { status, search } = criteria;
  const ofStatus = status === null ? null : when('a.report_status = ?', status);
  const ofUnit = unit === null ? null : when('a.unit_id = ?', unit.id);
  const others = allBut(toFilters(criteria), 'status', 'search');
  const ofReport =
    others &&
    // As a value: an EXISTS might be turned into a join that begins with the reports.
    when(`(SELECT COUNT(*) FROM report r WHERE r.id = a.report_id AND ${others.sql}) = 1`, ...others.parameters);
  const along = (name: string, driver: SqlCondition | null, other: SqlCondition | null): Candidate => ({
    parts: agencyIds.flatMap((id) =>
      ['OPEN', 'RESTING'].map((standing): ListPart => {
        const where = allOf(when('a.agency_id = ? AND a.standing = ?', id, standing), driver);
        return { alias: 'a', index: `assignment_${name}_newest`, where };
      }),
    ),
    rest: allOfGiven(other, search && hasTerms('a', search.terms), ofReport),
  });
  const candidates = [
    ...(ofStatus === null ? [] : [along('status', ofStatus, ofUnit)]),
    ...(ofUnit === null ? [] : [along('unit', ofUnit, ofStatus)]),
  ];
  return candidates.length > 0 ? candidates : [along('inbox', null, null)];
}
