// What a viewer may see of one report, decided from its row and its assignments. Used by every path to a report's fields.
import { isWithTarget } from '../../domain/audience';
import { isHolding, type AssignmentStatus, type ReportStatus } from '../../domain/states';
import type { Viewer } from './viewer';

/** What the decision needs of a report; any row that has it will do. */
export interface ReportFacts {
  readonly id: string;
  readonly reporterId: string | null;
  readonly isPublic: boolean;
  readonly isAnonymous: boolean;
  readonly status: ReportStatus;
  readonly targetAgencyId: string | null;
  /** Since when it is with the Ombudsman. */
  readonly ombudsmanSince?: number | null;
}

export interface AssignmentFacts {
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly status: AssignmentStatus;
}

export interface ReportAccess {
  /** The account behind the report, or the holder of its tracking secret. */
  readonly isReporter: boolean;
  /** The account alone: a secret proves who handed in, not who somebody is. */
  readonly isAccount: boolean;
  readonly isNationalAdmin: boolean;
  /** The viewer's agency or unit, or an agency that they coordinate, holds the report or has held it to its end. */
  readonly isHolder: boolean;
  /** Verifies the report, which was sent straight to the viewer's agency and which nobody holds; also after its decision. */
  readonly isTarget: boolean;
  /** Its reporter took it to the Ombudsman, for whom the viewer reads: everything but what is inside an institution. */
  readonly isOmbudsman: boolean;
}

export function accessTo(viewer: Viewer, report: ReportFacts, assignments: readonly AssignmentFacts[]): ReportAccess {
  const isOwn = viewer.reporterId !== null && report.reporterId === viewer.reporterId;
  return {
    isAccount: isOwn,
    isReporter: isOwn || viewer.trackedReportIds.has(report.id),
    isNationalAdmin: viewer.isNationalAdmin,
    isHolder: isHeldBy(viewer, assignments),
    isTarget:
      isWithTarget(report.status, assignments) &&
      report.targetAgencyId !== null &&
      viewer.targetAgencyIds.has(report.targetAgencyId),
    isOmbudsman: viewer.isOmbudsman && (report.ombudsmanSince ?? null) !== null,
  };
}

/** By an agency of the viewer's circle; for staff of a unit: by that unit. */
function isHeldBy({ agencyIds, unit }: Viewer, assignments: readonly AssignmentFacts[]): boolean {
  return assignments.some(
    ({ agencyId, unitId, status }) =>
      isHolding(status) && agencyIds.has(agencyId) && (unit === null || unit.id === unitId),
  );
}

/** Inside the circle: sees the report whole, apart from what belongs to another agency or to the person. */
export function isInside(access: ReportAccess): boolean {
  return access.isReporter || access.isNationalAdmin || access.isHolder || access.isTarget || access.isOmbudsman;
}

/** The row itself, title and body. An agency whose assignment ended sees what the public sees. */
export function canSeeReport(viewer: Viewer, report: ReportFacts, access: ReportAccess): boolean {
  return isInside(access) || (report.isPublic && !viewer.isBlind);
}

/**
 * What belongs to one institution: its ended assignments, its units, its steps in the trail, its people. Seen by that
 * institution, its coordinators and the national admin; by staff of a unit where their unit holds the case.
 * `assignments`: all of the report.
 */
export function canSeeTrail(viewer: Viewer, agencyId: string | null, assignments: readonly AssignmentFacts[]): boolean {
  if (viewer.isNationalAdmin) return true;
  const isOwn = agencyId !== null && viewer.agencyIds.has(agencyId);
  return isOwn && (viewer.unit === null || isHeldBy(viewer, assignments));
}

/** Of a report that the viewer may see. */
export function canSeeAssignment(
  viewer: Viewer,
  assignment: AssignmentFacts,
  assignments: readonly AssignmentFacts[],
): boolean {
  return isHolding(assignment.status) || canSeeTrail(viewer, assignment.agencyId, assignments);
}

export type ReporterVisibility = 'VISIBLE' | 'ANONYMOUS' | 'NOT_PERMITTED' | 'NO_ACCOUNT';

/**
 * The reporter's name: the reporter, the agencies that handle the case with their coordinators, the national admin.
 * Not the Ombudsman, who looks at what the institution did. Not the holder of a secret: users can grant a name to somebody it knows only, and the name is not what was handed in.
 */
export function reporterVisibility(report: ReportFacts, access: ReportAccess): ReporterVisibility {
  if (access.isAccount) return 'VISIBLE';
  if (report.isAnonymous) return 'ANONYMOUS';
  if (!isInside(access)) return 'NOT_PERMITTED';
  if (report.reporterId === null) return 'NO_ACCOUNT';
  return access.isHolder || access.isTarget || access.isNationalAdmin ? 'VISIBLE' : 'NOT_PERMITTED';
}
