// Which inbox a viewer gets: the queue, and whose work it holds. Called by listInbox.ts.
import { CodedError } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { hasRole, hasScope, type Principal } from '../../../schema/contract/principal';
import { endOfWindow, type DueWindow } from '../domain/dueWindow';
import type { ReportStatus } from '../domain/states';
import type { AssigneeCriterion, HandlingCriteria, VerificationCriteria } from '../store/listInbox';
import { toCategoryCodes } from './categoryFilter';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { toSearch } from './searchText';

export const INBOX_QUEUES = ['VERIFICATION', 'HANDLING'] as const;
export type InboxQueue = (typeof INBOX_QUEUES)[number];

export const INBOX_ORDERS = ['DUE_DATE', 'NEWEST'] as const;
export type InboxOrder = (typeof INBOX_ORDERS)[number];

export interface InboxFilterData {
  readonly queue?: InboxQueue | null;
  readonly status?: ReportStatus | null;
  readonly category?: string | null;
  readonly overdue?: boolean | null;
  readonly unitId?: string | null;
  readonly assigneeId?: string | null;
  readonly unassigned?: boolean | null;
  readonly due?: DueWindow | null;
  readonly isOpen?: boolean | null;
  readonly text?: string | null;
}

/** `criteria` is null when the filter asks for what the queue never holds. */
export type InboxPlan =
  | { readonly queue: 'VERIFICATION'; readonly criteria: VerificationCriteria | null }
  | { readonly queue: 'HANDLING'; readonly criteria: HandlingCriteria };

/** @throws CodedError FORBIDDEN for who has no such inbox */
export async function planInbox(ctx: ReportsContext, filter: InboxFilterData): Promise<InboxPlan> {
  const { principal } = ctx;
  const { isNationalAdmin, isInstitutionAdmin, agencyId } = readDuties(principal);
  const queue = filter.queue ?? (isNationalAdmin ? 'VERIFICATION' : 'HANDLING');
  const unitId = toUnitId(ctx, filter.unitId);
  const status = filter.status ?? null;
  const isOpen = filter.isOpen ?? true;
  const assignee = toAssignee(filter);
  const shared = {
    ...toDue(ctx, filter.due ?? null, queue === 'HANDLING' ? agencyId : null),
    categoryCodes: toCategoryCodes(ctx, filter.category),
    isOverdue: filter.overdue ?? null,
    now: ctx.clock.now(),
    search: await toSearch(ctx, filter.text),
  };
  if (queue === 'HANDLING') {
    if (agencyId === null) throw new CodedError('FORBIDDEN', 'This inbox is of institutions that handle reports.');
    return { queue, criteria: { ...shared, agencyId, unitId, assignee, status, isOpen } };
  }
  const isVerifier = isNationalAdmin || (isInstitutionAdmin && agencyId !== null);
  if (!isVerifier) throw new CodedError('FORBIDDEN', 'Reports are verified by national and institution admins.');
  const isOfPeople = assignee !== null && assignee !== 'NOBODY';
  const isEmpty = unitId !== null || isOfPeople || !isOpen || (status !== null && status !== 'SUBMITTED');
  return { queue, criteria: isEmpty ? null : { ...shared, targetAgencyId: isNationalAdmin ? null : agencyId } };
}

/** Staff of a unit have the inbox of that unit, whether they name it or not. */
function toUnitId(ctx: ReportsContext, asked: string | null | undefined): string | null {
  const unitId = asked ?? null;
  if (unitId !== null && !isId(unitId)) throw new CodedError('BAD_USER_INPUT', 'unitId is not the id of a unit.');
  const { unit } = viewerOf(ctx);
  if (unit === null) return unitId;
  if (unitId === null || unitId === unit.id) return unit.id;
  throw new CodedError('FORBIDDEN', 'You see the inbox of your own unit.');
}

function toAssignee({ assigneeId = null, unassigned = null }: InboxFilterData): AssigneeCriterion | null {
  if (assigneeId === null) return unassigned === null ? null : unassigned ? 'NOBODY' : 'SOMEBODY';
  if (!isId(assigneeId)) throw new CodedError('BAD_USER_INPUT', 'assigneeId is not the id of an operator.');
  if (unassigned !== null) throw new CodedError('BAD_USER_INPUT', 'Give assigneeId or unassigned, not both.');
  return { id: assigneeId };
}

/** Days end in the institution's zone; a verification counts in WIB, as its clock does. */
function toDue({ services, clock }: ReportsContext, due: DueWindow | null, agencyId: string | null) {
  const zone = (agencyId === null ? null : services.agencies.get(agencyId)?.zone) ?? 'WIB';
  return { due, dueUntil: due === null ? null : endOfWindow(due, clock.now(), zone) };
}

export interface Duties {
  readonly isNationalAdmin: boolean;
  readonly isInstitutionAdmin: boolean;
  /** Set for those who handle reports of an agency: its admins, liaisons and systems. */
  readonly agencyId: string | null;
}

export function readDuties(principal: Principal): Duties {
  const isStaff = hasScope(principal, 'reports:read') && (principal.kind === 'OPERATOR' || principal.kind === 'CLIENT');
  const isInstitutionAdmin = isStaff && hasRole(principal, 'INSTITUTION_ADMIN');
  const isHandler =
    isInstitutionAdmin || (isStaff && (hasRole(principal, 'LIAISON') || hasRole(principal, 'INTEGRATION_CLIENT')));
  return {
    isNationalAdmin: isStaff && hasRole(principal, 'NATIONAL_ADMIN'),
    isInstitutionAdmin,
    agencyId: isHandler ? principal.agencyId : null,
  };
}
