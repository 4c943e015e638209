// The pages of the inbox: one statement on one index each, in its order, never sorting.
import type { EntityManager } from 'typeorm';
import type { ReportStatus } from '../domain/states';
import { AssignmentEntity } from './assignment.entity';
import { addCondition, allOf, isAfter, isOneOf, when } from './conditions';
import { countRows, type ListPage } from './listReports';
import { ReportEntity } from './report.entity';
import type { AssignmentRow, ReportRow } from './rows';
import type { SqlCondition } from './visibleReports';

export type InboxSort = 'DUE_DATE' | 'NEWEST';

export interface InboxPage extends ListPage {
  readonly sort: InboxSort;
}

interface Shared {
  readonly categoryCodes: readonly string[] | null;
  readonly isOverdue: boolean | null;
  readonly now: number;
}

/** Reports that wait for verification: all (null), or those sent straight to one agency. */
export interface VerificationCriteria extends Shared {
  readonly targetAgencyId: string | null;
}

/** Assignments of one agency: what it holds, or with `isOpen: false` held when the report ended. */
export interface HandlingCriteria extends Shared {
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly status: ReportStatus | null;
  readonly isOpen: boolean;
}

const SORTS = {
  DUE_DATE: { name: 'due_sort', property: 'dueSort', direction: 'ASC' },
  NEWEST: { name: 'submitted_at', property: 'submittedAt', direction: 'DESC' },
} as const;

export function listToVerify(
  manager: EntityManager,
  criteria: VerificationCriteria,
  { sort, after, limit }: InboxPage,
): Promise<ReportRow[]> {
  const { name, property, direction } = SORTS[sort];
  const where = allOf(toVerify(criteria), isAfter({ column: `r.${name}`, id: 'r.id', direction }, after));
  return addCondition(manager.createQueryBuilder(ReportEntity, 'r'), where, 'p')
    .orderBy(`r.${property}`, direction)
    .addOrderBy('r.id', direction)
    .limit(limit)
    .getMany();
}

export function listToHandle(
  manager: EntityManager,
  criteria: HandlingCriteria,
  { sort, after, limit }: InboxPage,
): Promise<AssignmentRow[]> {
  const { name, property, direction } = SORTS[sort];
  const where = allOf(toHandle(criteria), isAfter({ column: `a.${name}`, id: 'a.id', direction }, after));
  return addCondition(manager.createQueryBuilder(AssignmentEntity, 'a'), where, 'p')
    .orderBy(`a.${property}`, direction)
    .addOrderBy('a.id', direction)
    .limit(limit)
    .getMany();
}

export function countToVerify(manager: EntityManager, criteria: VerificationCriteria): Promise<number | null> {
  return countRows(manager, 'report r', toVerify(criteria));
}

export function countToHandle(manager: EntityManager, criteria: HandlingCriteria): Promise<number | null> {
  return countRows(manager, 'assignment a', toHandle(criteria));
}

function toVerify(criteria: VerificationCriteria): SqlCondition {
  const { targetAgencyId } = criteria;
  return allOf(
    when("r.status = 'SUBMITTED'"),
    targetAgencyId === null ? null : when('r.target_agency_id = ?', targetAgencyId),
    toShared(criteria, 'r'),
  );
}

function toHandle(criteria: HandlingCriteria): SqlCondition {
  const { agencyId, isOpen, status, unitId } = criteria;
  return allOf(
    when('a.agency_id = ?', agencyId),
    // DONE alone: an assignment that was returned or taken back gives no view of the report any more.
    isOpen ? when('a.is_open = 1') : when("a.is_open = 0 AND a.status = 'DONE'"),
    status === null ? null : when('a.report_status = ?', status),
    unitId === null ? null : when('a.unit_id = ?', unitId),
    toShared(criteria, 'a'),
  );
}

/** `due_sort` of a row without a running clock lies beyond every instant: such a row is never overdue. */
function toShared({ categoryCodes, isOverdue, now }: Shared, alias: 'a' | 'r'): SqlCondition {
  return allOf(
    categoryCodes === null ? null : isOneOf(`${alias}.category_code`, categoryCodes),
    isOverdue === null ? null : when(`${alias}.due_sort ${isOverdue ? '<' : '>='} ?`, now),
  );
}
