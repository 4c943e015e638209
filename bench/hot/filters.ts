// Every combination of filters of both lists, for each kind of viewer. Called by bench/hot, which counts the rows that
// each reads on a nation's data, and by test/store, which holds each to a naive answer.
import { ANONYMOUS, type Principal } from '../../schema/contract/principal';
import type { InboxRequest } from '../../subgraphs/reports/app/listInbox';
import type { ReportFilterData } from '../../subgraphs/reports/app/listReports';
import { callerOf, type Targets } from './targets';

const OPERATOR = '01900000-0000-7000-8000-000000000001';

export interface Viewers {
  readonly nobody: Principal;
  readonly reporter: Principal;
  readonly liaison: Principal;
  readonly coordinator: Principal;
  readonly national: Principal;
}

/** `coordinatorId`: an institution with many below it. */
export function listViewers({ agencyId, reporterId }: Targets, coordinatorId: string): Viewers {
  return {
    nobody: ANONYMOUS,
    reporter: callerOf('REPORTER', reporterId, 'REPORTER', null),
    liaison: callerOf('OPERATOR', OPERATOR, 'LIAISON', agencyId),
    coordinator: callerOf('OPERATOR', OPERATOR, 'INSTITUTION_ADMIN', coordinatorId),
    national: callerOf('OPERATOR', OPERATOR, 'NATIONAL_ADMIN', agencyId),
  };
}

type Choices = Readonly<Record<string, readonly unknown[]>>;

function combine(choices: Choices): Record<string, unknown>[] {
  return Object.entries(choices).reduce<Record<string, unknown>[]>(
    (all, [name, values]) =>
      all.flatMap((some) => values.map((value) => (value === null ? some : { ...some, [name]: value }))),
    [{}],
  );
}

/** Whole subtrees and leaves, provinces and regencies, frequent and rare values. */
export function listReportFilters({ agencyId, categoryCode, areaCode }: Targets): ReportFilterData[] {
  return combine({
    status: [null, 'IN_PROGRESS', 'REPORTER_REPLIED'],
    category: [null, categoryCode, 'PEKERJAAN_UMUM'],
    areaCode: [null, areaCode.slice(0, 2), areaCode],
    agencyId: [null, agencyId],
    classification: [null, 'ASPIRATION'],
  });
}

export function listHandlingRequests({ unitId, categoryCode }: Targets): Omit<InboxRequest, 'page'>[] {
  const filters = combine({
    status: [null, 'IN_PROGRESS', 'CLOSED'],
    category: [null, categoryCode],
    unitId: [null, unitId],
    overdue: [null, true, false],
    isOpen: [null, false],
  });
  return inBothOrders(filters.map((filter) => ({ ...filter, queue: 'HANDLING' })));
}

export function listVerificationRequests({ categoryCode }: Targets): Omit<InboxRequest, 'page'>[] {
  const filters = combine({ category: [null, categoryCode], overdue: [null, true, false] });
  return inBothOrders(filters.map((filter) => ({ ...filter, queue: 'VERIFICATION' })));
}

function inBothOrders(filters: readonly InboxRequest['filter'][]): Omit<InboxRequest, 'page'>[] {
  return filters.flatMap((filter) => (['DUE_DATE', 'NEWEST'] as const).map((orderBy) => ({ filter, orderBy })));
}
