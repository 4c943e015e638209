// Which institutions, and which of their units, have sight of a case before and after one step: what the change feed is made of.
// The same rule as `app/access/reportAccess.ts`, told of two moments; a test holds the two together.
import type { AudienceMember } from '../../../schema/contract/events';
import type { AssignmentState, CaseChange, CaseState } from './caseState';
import { isHolding, TARGET_STATUSES, type AssignmentStatus, type ReportStatus } from './states';

export interface AudienceFacts {
  readonly targetAgencyId: string | null;
  readonly targetAgencyIdBefore: string | null;
  /** Institution of whoever acted. */
  readonly actorAgencyId: string | null;
  /** The assignment that was acted on. */
  readonly assignmentId: string | null;
}

/** Drops the texts of a report: every institution that ever held it has a copy to clear. */
export function isErasing(action: string): boolean {
  return action === 'ERASE';
}

/** A report sent straight to an institution is its admins' to see while nobody holds it, also after their decision. */
export function isWithTarget(
  status: ReportStatus,
  assignments: readonly { readonly status: AssignmentStatus }[],
): boolean {
  return TARGET_STATUSES.includes(status) && !assignments.some((assignment) => isHolding(assignment.status));
}

export function listAudience(change: CaseChange, facts: AudienceFacts): readonly AudienceMember[] {
  const { before, after, action } = change;
  const held = [holdersOf(before), holdersOf(after)] as const;
  const targeted = [targetOf(before, facts.targetAgencyIdBefore), targetOf(after, facts.targetAgencyId)] as const;
  const owners = new Set([
    facts.actorAgencyId,
    after.assignments.find(({ id }) => id === facts.assignmentId)?.agencyId,
  ]);
  const past = isErasing(action) ? after.assignments.map(({ agencyId }) => agencyId) : [];
  return [
    ...members('ASSIGNMENT', held, owners, past),
    ...unitMembers(change, owners),
    ...members('TARGET', targeted, owners, isErasing(action) && facts.targetAgencyId ? [facts.targetAgencyId] : []),
  ];
}

function members(
  via: AudienceMember['via'],
  [before, after]: readonly [ReadonlySet<string>, ReadonlySet<string>],
  owners: ReadonlySet<unknown>,
  past: readonly string[],
): AudienceMember[] {
  return [...new Set([...before, ...after, ...past])].map((agencyId) => ({
    ...{ agencyId, via, had: before.has(agencyId), has: after.has(agencyId), isOwnStep: owners.has(agencyId) },
  }));
}

/** The units to which the holders have disposed the case; they learn of it what their institution does. */
function unitMembers({ before, after, action }: CaseChange, owners: ReadonlySet<unknown>): AudienceMember[] {
  const had = unitsOf(before?.assignments.filter(isHeld) ?? []);
  const has = unitsOf(after.assignments.filter(isHeld));
  const past = unitsOf(isErasing(action) ? after.assignments : []);
  return [...new Map([...had, ...has, ...past])].map(([unitId, agencyId]) => ({
    ...{ agencyId, via: 'UNIT', unitId, had: had.has(unitId), has: has.has(unitId), isOwnStep: owners.has(agencyId) },
  }));
}

const isHeld = ({ status }: AssignmentState): boolean => isHolding(status);

function unitsOf(assignments: readonly AssignmentState[]): ReadonlyMap<string, string> {
  return new Map(assignments.flatMap(({ unitId, agencyId }) => (unitId === null ? [] : [[unitId, agencyId] as const])));
}

function holdersOf(state: CaseState | null): ReadonlySet<string> {
  const held = state?.assignments.filter(isHeld) ?? [];
  return new Set(held.map(({ agencyId }) => agencyId));
}

function targetOf(state: CaseState | null, agencyId: string | null): ReadonlySet<string> {
  return new Set(
    state !== null && agencyId !== null && isWithTarget(state.status, state.assignments) ? [agencyId] : [],
  );
}
