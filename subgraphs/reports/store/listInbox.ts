// The pages of the inbox: each queue along the index of its order, and filters without an index within a bound.
import type { DueWindow } from '../domain/dueWindow';
import type { ReportStatus } from '../domain/states';
import { AssignmentEntity } from './assignment.entity';
import { allOf, allOfGiven, isOneOf, when } from './conditions';
import type { ListedPage, ListPage } from './indexedList';
import type { Candidate, ListOrder, ListQuery, ListReader } from './listPlan';
import { ReportEntity } from './report.entity';
import { hasTerms } from './reportTerms';
import type { AssignmentRow, ReportRow } from './rows';
import { countSearched, readSearchedPage, type Search, type SearchedList } from './searchedList';
import type { SqlCondition } from './visibleReports';

export type InboxSort = 'DUE_DATE' | 'NEWEST';

export interface InboxPage extends ListPage {
  readonly sort: InboxSort;
}

interface Shared {
  readonly categoryCodes: readonly string[] | null;
  readonly isOverdue: boolean | null;
  readonly now: number;
  /** Due from now until then; `due` names the window, of which the end moves with the clock. */
  readonly due: DueWindow | null;
  readonly dueUntil: number | null;
  readonly search: Search | null;
}

/** Reports that wait for verification: all (null), or those sent straight to one agency. */
export interface VerificationCriteria extends Shared {
  readonly targetAgencyId: string | null;
}

/** A person by id, nobody, or anybody. */
export type AssigneeCriterion = { readonly id: string } | 'NOBODY' | 'SOMEBODY';

/** Assignments of one agency: what it holds, or with `isOpen: false` held when the report ended. */
export interface HandlingCriteria extends Shared {
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly assignee: AssigneeCriterion | null;
  readonly status: ReportStatus | null;
  readonly isOpen: boolean;
}

const ORDERS: Readonly<Record<InboxSort, ListOrder>> = {
  DUE_DATE: { column: 'due_sort', direction: 'ASC', ties: { r: 'id', a: 'id' } },
  NEWEST: { column: 'submitted_at', direction: 'DESC', ties: { r: 'id', a: 'report_id' } },
};
const SUFFIXES = { DUE_DATE: 'due', NEWEST: 'newest' } as const;

export function listToVerify(
  list: ListReader,
  criteria: VerificationCriteria,
  page: InboxPage,
): Promise<ListedPage<ReportRow>> {
  return readSearchedPage(list, { entity: ReportEntity, alias: 'r' }, toVerify(criteria, page.sort), page);
}

export function listToHandle(
  list: ListReader,
  criteria: HandlingCriteria,
  page: InboxPage,
): Promise<ListedPage<AssignmentRow>> {
  return readSearchedPage(list, { entity: AssignmentEntity, alias: 'a' }, toHandle(criteria, page.sort), page);
}

export function countToVerify(list: ListReader, criteria: VerificationCriteria): Promise<number | null> {
  return countSearched(list, 'r', toVerify(criteria, 'DUE_DATE'));
}

export function countToHandle(list: ListReader, criteria: HandlingCriteria): Promise<number | null> {
  return countSearched(list, 'a', toHandle(criteria, 'DUE_DATE'));
}

function toVerify(criteria: VerificationCriteria, sort: InboxSort): SearchedList {
  const { targetAgencyId } = criteria;
  const prefix = targetAgencyId === null ? 'report_status' : 'report_target_status';
  const waits = allOf(
    when("r.status = 'SUBMITTED'"),
    targetAgencyId === null ? null : when('r.target_agency_id = ?', targetAgencyId),
  );
  const { inOrder, rest, ofText } = splitShared(criteria, 'r', sort);
  const where = allOf(waits, inOrder);
  const index = `${prefix}_${SUFFIXES[sort]}`;
  const toList = (candidates: readonly Candidate[]): ListQuery => ({ order: ORDERS[sort], sources: [candidates] });
  return {
    search: criteria.search,
    along: () => toList([{ parts: [{ alias: 'r', index, where }], rest: allOfGiven(rest, ofText) }]),
    among(ids) {
      const found = allOf(isOneOf('r.id', ids), where, rest);
      return toList([{ parts: [{ alias: 'r', index: null, where: found }], rest: null }]);
    },
  };
}

function toHandle(criteria: HandlingCriteria, sort: InboxSort): SearchedList {
  const { agencyId, isOpen, status, unitId, assignee } = criteria;
  const { inOrder, rest, ofText } = splitShared(criteria, 'a', sort);
  const holds = allOf(when('a.agency_id = ? AND a.standing = ?', agencyId, isOpen ? 'OPEN' : 'RESTING'), inOrder);
  const ofStatus = status === null ? null : when('a.report_status = ?', status);
  const ofUnit = unitId === null ? null : when('a.unit_id = ?', unitId);
  const ofAssignee = assignee === null ? null : isAssignedTo(assignee);
  const along = (
    name: string,
    driver: SqlCondition | null,
    ...others: readonly (SqlCondition | null)[]
  ): Candidate => ({
    parts: [{ alias: 'a', index: `assignment_${name}_${SUFFIXES[sort]}`, where: allOf(holds, driver) }],
    rest: allOfGiven(...others, rest, ofText),
  });
  // People work by due date: newest first theirs are picked out of the whole inbox.
  const isByDue = sort === 'DUE_DATE';
  const candidates = [
    ...(ofAssignee === null || assignee === 'SOMEBODY' || !isByDue
      ? []
      : [along('assignee', ofAssignee, ofStatus, ofUnit)]),
    ...(ofStatus === null ? [] : [along('status', ofStatus, ofUnit, ofAssignee)]),
    ...(ofUnit === null ? [] : [along('unit', ofUnit, ofStatus, ofAssignee)]),
  ];
  const toList = (chosen: readonly Candidate[]): ListQuery => ({ order: ORDERS[sort], sources: [chosen] });
  return {
    search: criteria.search,
    along: () => toList(candidates.length > 0 ? candidates : [along('inbox', null, ofUnit, ofAssignee)]),
    among(ids) {
      const where = allOf(isOneOf('a.report_id', ids), holds, ofStatus, ofUnit, ofAssignee, rest);
      return toList([{ parts: [{ alias: 'a', index: 'assignment_report', where }], rest: null }]);
    },
  };
}

function isAssignedTo(assignee: AssigneeCriterion): SqlCondition {
  if (assignee === 'NOBODY') return when('a.assignee_operator_id IS NULL');
  if (assignee === 'SOMEBODY') return when('a.assignee_operator_id IS NOT NULL');
  return when('a.assignee_operator_id = ?', assignee.id);
}

/** `due_sort` of a row without a running clock lies beyond every instant: such a row is never overdue. */
function splitShared(shared: Shared, alias: 'a' | 'r', sort: InboxSort) {
  const { categoryCodes, isOverdue, now, dueUntil, search } = shared;
  const ofDue = dueUntil === null ? null : when(`${alias}.due_sort >= ? AND ${alias}.due_sort <= ?`, now, dueUntil);
  const ofLate = isOverdue === null ? null : when(`${alias}.due_sort ${isOverdue ? '<' : '>='} ?`, now);
  const ofTime = allOfGiven(ofLate, ofDue);
  const ofCategory = categoryCodes === null ? null : isOneOf(`${alias}.category_code`, categoryCodes);
  const isSorted = sort === 'DUE_DATE';
  return {
    inOrder: isSorted ? ofTime : null,
    rest: allOfGiven(ofCategory, isSorted ? null : ofTime),
    ofText: search === null ? null : hasTerms(alias, search.terms),
  };
}
