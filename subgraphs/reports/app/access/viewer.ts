// What the caller is, in this subgraph's terms: worked out once per request from the principal and the hierarchy.
// Every verb begins with it; nothing is read above it.
import { hasRole, hasScope, type Principal } from '../../../../schema/contract/principal';
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
