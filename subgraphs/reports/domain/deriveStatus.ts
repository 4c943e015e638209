// The derivation rule: a report's status follows from what is stored and from its assignments.
// Called by `transition.ts` after every action; kept apart so that a recount can check stored rows against it.
import type { AssignmentRole, AssignmentStatus, ReportStatus, StoredStatus } from './states';

export interface DerivableAssignment {
  readonly role: AssignmentRole;
  readonly status: AssignmentStatus;
}

/**
 * A stored state wins. Nobody active: SUBMITTED. Otherwise the lead decides; while a lead is missing (it returned
 * the report, the national admin has to name another) the report waits as if the lead were pending: DISPOSED.
 */
export function deriveStatus(
  stored: StoredStatus | null,
  assignments: readonly DerivableAssignment[],
  hasReply: boolean,
): ReportStatus {
  if (stored !== null) return stored;
  let active = 0;
  let answered = 0;
  let lead: AssignmentStatus | null = null;
  for (const { role, status } of assignments) {
    if (status !== 'PENDING' && status !== 'ACCEPTED' && status !== 'ANSWERED') continue;
    active += 1;
    if (status === 'ANSWERED') answered += 1;
    if (role === 'LEAD') lead = status;
  }
  if (active === 0) return 'SUBMITTED';
  if (lead === null || lead === 'PENDING') return 'DISPOSED';
  if (lead === 'ACCEPTED' || answered < active) return 'IN_PROGRESS';
  return hasReply ? 'REPORTER_REPLIED' : 'RESPONDED';
}
