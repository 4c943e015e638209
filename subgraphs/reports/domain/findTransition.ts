// Asks the state table: may this actor do this now, and what may they do at all? Called by every verb and by
// `Report.availableActions`, so that what is offered and what is accepted cannot differ.
import { STATE_TABLE } from './stateTable';
import type { From, Transition } from './stateTable';
import { REPORT_ACTIONS, isHeld, isOpen } from './states';
import type { AssignmentStatus, DraftStatus, Relation, ReportAction, ReportStatus } from './states';

export type RefusalCode = 'TRANSITION_NOT_ALLOWED' | 'FORBIDDEN';
export type Found =
  { readonly ok: true; readonly transition: Transition } | { readonly ok: false; readonly code: RefusalCode };

const BY_ACTION = new Map<ReportAction, readonly Transition[]>(
  REPORT_ACTIONS.map((action) => [action, STATE_TABLE.filter((transition) => transition.action === action)]),
);

export function isFrom(from: From, status: ReportStatus | null): boolean {
  if (from === null || status === null) return from === status;
  if (from === 'ANY') return true;
  if (from === 'ANY_OPEN') return isOpen(status);
  if (from === 'HELD') return isHeld(status);
  return from.includes(status);
}

function isPermitted(transition: Transition, relations: readonly Relation[]): boolean {
  return transition.who.some((relation) => relations.includes(relation));
}

/**
 * FORBIDDEN: the action fits the state but not this actor, or never fits this actor.
 * TRANSITION_NOT_ALLOWED: the actor may do this, but not in the present state.
 */
export function findTransition(
  action: ReportAction,
  status: ReportStatus | null,
  relations: readonly Relation[],
): Found {
  const rows = BY_ACTION.get(action) ?? [];
  const fitting = rows.filter((row) => isFrom(row.from, status));
  const transition = fitting.find((row) => isPermitted(row, relations));
  if (transition) return { ok: true, transition };
  const code =
    fitting.length === 0 && rows.some((row) => isPermitted(row, relations)) ? 'TRANSITION_NOT_ALLOWED' : 'FORBIDDEN';
  return { ok: false, code };
}

/** What the actor's own side of the case looks like. */
export interface AvailabilityFacts {
  /** State of the acting agency's assignment; null for reporters, the national admin and uninvolved agencies. */
  readonly own: AssignmentStatus | null;
  /** False once a closed report is too old to be reopened. */
  readonly canReopen: boolean;
  /** Its reporter has taken it to the Ombudsman: once is enough. */
  readonly isAtOmbudsman?: boolean;
  /** A confidential report is made public by the national admin alone, and there is nothing else to change it to. */
  readonly isConfidential?: boolean;
  /** States of the drafts that the acting agency has on this report. */
  readonly drafts?: readonly DraftStatus[];
}

function hasDraftFor(action: ReportAction, drafts: readonly DraftStatus[]): boolean {
  if (action === 'APPROVE_RESPONSE') return drafts.includes('DRAFT');
  return action !== 'DISCARD_RESPONSE' || drafts.length > 0;
}

function isOpenToOwn(transition: Transition, facts: AvailabilityFacts): boolean {
  if (transition.own === null) return true;
  // The national admin names somebody else's assignment; a held report always has one to name.
  if (facts.own === null) return transition.who.includes('NATIONAL_ADMIN');
  return transition.own.includes(facts.own);
}

/** Rows of the table open to this viewer now, in its order. System actions appear only for SYSTEM. */
export function listAvailableTransitions(
  status: ReportStatus,
  relations: readonly Relation[],
  facts: AvailabilityFacts,
): readonly Transition[] {
  if (relations.length === 0) return [];
  return REPORT_ACTIONS.flatMap((action) => {
    if (action === 'REOPEN' && !facts.canReopen) return [];
    if (action === 'ESCALATE' && facts.isAtOmbudsman) return [];
    if (action === 'CHANGE_VISIBILITY' && facts.isConfidential && !relations.includes('NATIONAL_ADMIN')) return [];
    if (!hasDraftFor(action, facts.drafts ?? [])) return [];
    const found = findTransition(action, status, relations);
    return found.ok && isOpenToOwn(found.transition, facts) ? [found.transition] : [];
  });
}

export function listAvailableActions(
  status: ReportStatus,
  relations: readonly Relation[],
  facts: AvailabilityFacts,
): readonly ReportAction[] {
  return listAvailableTransitions(status, relations, facts).map(({ action }) => action);
}
