// When a report may be read by anybody: verified at least once, not confidential, and not put away.
// Source: the visibility table ("after verification"); stored as `report.is_public`, so that lists read one index.
import type { ReportStatus } from './states';

const PUT_AWAY: readonly ReportStatus[] = ['MERGED', 'ARCHIVED', 'WITHDRAWN'];

export function isPublic(report: {
  readonly verifiedAt: number | null;
  readonly isConfidential: boolean;
  readonly status: ReportStatus;
}): boolean {
  return report.verifiedAt !== null && !report.isConfidential && !PUT_AWAY.includes(report.status);
}
