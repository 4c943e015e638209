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
}

export interface AssignmentFacts {
  readonly agencyId: string;
  readonly status: AssignmentStatus;
}

export interface ReportAccess {
  /** The account behind the report, or the holder of its tracking secret. */
  readonly isReporter: boolean;
  /** The account alone: a secret proves who handed in, not who somebody is. */
  readonly isAccount: boolean;
  readonly isNationalAdmin: boolean;
  /** The viewer's agency, or one that they coordinate, holds the report or has held it to its end. */
  readonly isHolder: boolean;
  /** Verifies the report, which was sent straight to the viewer's agency and which nobody holds; also after its decision. */
  readonly isTarget: boolean;
  /** Agencies in the viewer's circle with an assignment of any state: their own actions stay theirs. */
  readonly ownAgencyIds: ReadonlySet<string>;
}

export function accessTo(viewer: Viewer, report: ReportFacts, assignments: readonly AssignmentFacts[]): ReportAccess {
  const own = assignments.filter((assignment) => viewer.agencyIds.has(assignment.agencyId));
  const isOwn = viewer.reporterId !== null && report.reporterId === viewer.reporterId;
  return {
    isAccount: isOwn,
    isReporter: isOwn || viewer.trackedReportIds.has(report.id),
    isNationalAdmin: viewer.isNationalAdmin,
    isHolder: own.some((assignment) => isHolding(assignment.status)),
    isTarget:
      isWithTarget(report.status, assignments) &&
      report.targetAgencyId !== null &&
      viewer.targetAgencyIds.has(report.targetAgencyId),
    ownAgencyIds: new Set(own.map((assignment) => assignment.agencyId)),
  };
}

/** Inside the circle: sees the report whole, apart from what belongs to another agency or to the person. */
export function isInside(access: ReportAccess): boolean {
  return access.isReporter || access.isNationalAdmin || access.isHolder || access.isTarget;
}

/** The row itself, title and body. An agency whose assignment ended sees what the public sees. */
export function canSeeReport(viewer: Viewer, report: ReportFacts, access: ReportAccess): boolean {
  return isInside(access) || (report.isPublic && !viewer.isBlind);
}

/**
 * What belongs to one institution: its ended assignments, its units, its steps in the trail, its people. Seen by that
 * institution, its coordinators and the national admin.
 */
export function canSeeTrail(viewer: Viewer, agencyId: string | null): boolean {
  return viewer.isNationalAdmin || (agencyId !== null && viewer.agencyIds.has(agencyId));
}

/** Of a report that the viewer may see. */
export function canSeeAssignment(viewer: Viewer, assignment: AssignmentFacts): boolean {
  return isHolding(assignment.status) || canSeeTrail(viewer, assignment.agencyId);
}

export type ReporterVisibility = 'VISIBLE' | 'ANONYMOUS' | 'NOT_PERMITTED' | 'NO_ACCOUNT';

/**
 * The reporter's name: the reporter, the agencies that handle the case with their coordinators, the national admin.
 * Not the holder of a secret: users can grant a name to somebody it knows only, and the name is not what was handed in.
 */
export function reporterVisibility(report: ReportFacts, access: ReportAccess): ReporterVisibility {
  if (access.isAccount) return 'VISIBLE';
  if (report.isAnonymous) return 'ANONYMOUS';
  if (!isInside(access)) return 'NOT_PERMITTED';
  if (report.reporterId === null) return 'NO_ACCOUNT';
  return access.isHolder || access.isTarget || access.isNationalAdmin ? 'VISIBLE' : 'NOT_PERMITTED';
}
