// `Query.myWork`: the caller's own cases, cut the way a day is planned. Each list is the inbox with a filter of its own.
import { CodedError } from '../../../platform/errors';
import type { ReportsContext } from './context';
import { readDuties, type InboxFilterData } from './inboxPlan';
import { listInbox, type Inbox } from './listInbox';
import type { PageRequest } from './pages';

export interface MyWorkData {
  readonly operatorId: string;
}

/** @throws CodedError FORBIDDEN for who has no cases: a system takes none, nor does a national admin */
export function openMyWork({ principal }: ReportsContext): MyWorkData {
  const { agencyId } = readDuties(principal);
  if (principal.kind !== 'OPERATOR' || principal.id === null || agencyId === null)
    throw new CodedError('FORBIDDEN', 'Cases are given to admins and liaisons of institutions.');
  return { operatorId: principal.id };
}

export function listMyWork(
  ctx: ReportsContext,
  { operatorId }: MyWorkData,
  filter: InboxFilterData,
  page: PageRequest,
): Promise<Inbox> {
  return listInbox(ctx, {
    filter: { ...filter, queue: 'HANDLING', assigneeId: operatorId },
    orderBy: 'DUE_DATE',
    page,
  });
}
