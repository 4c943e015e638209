// What the caller is, in this subgraph's terms: worked out once per request from the principal and the hierarchy.
// Every verb begins with it; nothing is read above it.
import { hasRole, hasScope, type Principal } from '../../../../schema/contract/principal';
import type { UnitScope } from '../../store/visibleReports';
import type { ReportsContext } from '../context';

export interface Viewer {
  readonly principal: Principal;
  /** NATIONAL_ADMIN: every row. */
  readonly isNationalAdmin: boolean;
  /** Aggregates only: no row at all. */
  readonly isBlind: boolean;
  /** Set for a reporter's account: their own rows too. */
  readonly reporterId: string | null;
  /** The viewer's agency, and for a coordinator those below it. Empty without an agency. */
  readonly agencyIds: ReadonlySet<string>;
  /** Set for staff of one unit (unit kerja): of their agency's cases those that were disposed to it. */
  readonly unit: UnitScope | null;
  /** Reads what a reporter has taken to the Ombudsman. */
  readonly isOmbudsman: boolean;
  /** Agencies whose untouched reports (sent straight to them) the viewer verifies. */
  readonly targetAgencyIds: ReadonlySet<string>;
  /** Reports opened in this request with tracking id and secret: seen as their reporter sees them. */
  readonly trackedReportIds: Set<string>;
}

const NONE: ReadonlySet<string> = new Set();
const viewers = new WeakMap<ReportsContext, Viewer>();

export function viewerOf(ctx: ReportsContext): Viewer {
  let viewer = viewers.get(ctx);
  if (!viewer) {
    viewer = createViewer(ctx);
    viewers.set(ctx, viewer);
  }
  return viewer;
}

function createViewer(ctx: ReportsContext): Viewer {
  const { principal } = ctx;
  const canRead = hasScope(principal, 'reports:read');
  const isStaff = canRead && (principal.kind === 'OPERATOR' || principal.kind === 'CLIENT');
  const isAdmin = isStaff && hasRole(principal, 'INSTITUTION_ADMIN');
  return {
    principal,
    isNationalAdmin: isStaff && hasRole(principal, 'NATIONAL_ADMIN'),
    isBlind: hasRole(principal, 'ANALYST'),
    reporterId: canRead && principal.kind === 'REPORTER' ? principal.id : null,
    agencyIds: isStaff ? agenciesOf(ctx, isAdmin) : NONE,
    unit: unitOf(principal),
    isOmbudsman: isStaff && hasRole(principal, 'OMBUDSMAN'),
    targetAgencyIds: isAdmin ? agenciesOf(ctx, true) : NONE,
    trackedReportIds: new Set(),
  };
}

/** Only staff who handle cases belong to an agency's circle; a DPO or an analyst of the same agency does not. */
function agenciesOf(ctx: ReportsContext, isCoordinator: boolean): ReadonlySet<string> {
  const { principal, services } = ctx;
  const isHandler = (['INSTITUTION_ADMIN', 'LIAISON', 'INTEGRATION_CLIENT'] as const).some((role) =>
    hasRole(principal, role),
  );
  if (principal.agencyId === null || !isHandler) return NONE;
  return isCoordinator ? services.agencies.withDescendants(principal.agencyId) : new Set([principal.agencyId]);
}

/** An admin acts for the whole institution, whatever unit they sit in; so does a liaison without a unit, and a system. */
function unitOf(principal: Principal): UnitScope | null {
  const { kind, id, unitId } = principal;
  const isBound = kind === 'OPERATOR' && unitId !== null && !hasRole(principal, 'INSTITUTION_ADMIN');
  return isBound ? { id: unitId, memberId: id } : null;
}
