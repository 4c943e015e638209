// `Report.externalReference`: an agency's own number, for the system that gave it; to others it would link two systems.
import { hasScope } from '../../../schema/contract/principal';
import type { ReportRow } from '../store/rows';
import type { ReportsContext } from './context';

export function readExternalReference({ principal }: ReportsContext, report: ReportRow): string | null {
  const isOwn = principal.kind === 'CLIENT' && principal.id === report.submittedByClientId;
  return isOwn && hasScope(principal, 'reports:read') ? report.externalReference : null;
}
