// What the caller is to one report, in the words of the state table. Called by `Report.availableActions` and by every
// mutation, so that what is offered and what is accepted cannot differ.
import { hasRole, hasScope } from '../../../../schema/contract/principal';
import { isActiveAssignment, isHolding, type Relation } from '../../domain/states';
import type { AssignmentFacts, ReportFacts } from './reportAccess';
import type { Viewer } from './viewer';

type ActedOn = Pick<ReportFacts, 'id' | 'reporterId' | 'targetAgencyId'>;

/** Acting needs the scope `reports:write`; the holder of a tracking secret has no token and needs none. */
export function relationsOf(
  viewer: Viewer,
  report: ActedOn,
  assignments: readonly AssignmentFacts[],
): readonly Relation[] {
  const { principal } = viewer;
  const relations: Relation[] = [];
  const canWrite = hasScope(principal, 'reports:write');
  const isOwn = canWrite && principal.kind === 'REPORTER' && report.reporterId === principal.id;
  if (isOwn || viewer.trackedReportIds.has(report.id)) relations.push('REPORTER_OF');
  if (!canWrite || (principal.kind !== 'OPERATOR' && principal.kind !== 'CLIENT')) return relations;
  if (hasRole(principal, 'NATIONAL_ADMIN')) relations.push('NATIONAL_ADMIN');
  if (principal.agencyId === null) return relations;
  const isAdmin = hasRole(principal, 'INSTITUTION_ADMIN');
  if (isAdmin && report.targetAgencyId === principal.agencyId) relations.push('TARGET_ADMIN');
  if (isAdmin && isSoleOwner(principal.agencyId, report, assignments)) relations.push('OWNER_ADMIN');
  if (ownAssignmentOf(viewer, assignments) === null) return relations;
  if (isAdmin) relations.push('HOLDER_ADMIN');
  if (hasRole(principal, 'LIAISON')) relations.push('HOLDER_LIAISON');
  if (hasRole(principal, 'INTEGRATION_CLIENT')) relations.push('HOLDER_CLIENT');
  return relations;
}

/** The report is this agency's alone: it alone holds it, or it was sent straight to it and nobody holds it. */
export function isSoleOwner(
  agencyId: string,
  { targetAgencyId }: Pick<ReportFacts, 'targetAgencyId'>,
  assignments: readonly AssignmentFacts[],
): boolean {
  const holders = assignments.filter(({ status }) => isHolding(status));
  return holders.length === 0 ? targetAgencyId === agencyId : holders.every((each) => each.agencyId === agencyId);
}

/**
 * The assignment by which the caller's own agency, or unit, holds the case: an agency has at most one. That of a case at rest counts,
 * so that its state and not the caller is named as what forbids an action. Coordinators above the agency see the case
 * but do not act in its name.
 */
export function ownAssignmentOf<A extends AssignmentFacts>(viewer: Viewer, assignments: readonly A[]): A | null {
  const { principal, unit } = viewer;
  if (principal.agencyId === null) return null;
  const held = assignments.filter((each) => each.agencyId === principal.agencyId && isHolding(each.status));
  const own = unit === null ? held : held.filter(({ unitId }) => unitId === unit.id);
  return own.find(({ status }) => isActiveAssignment(status)) ?? own[0] ?? null;
}
