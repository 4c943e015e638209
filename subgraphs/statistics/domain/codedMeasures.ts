// Counters that are kept by a code, by that code: why reports were archived, and what responses found.
import type { Measure } from './measures';

/** ArchiveReason of reports, and NOT_COMPLETED: a question to the reporter stayed unanswered. */
export const ARCHIVE_COUNTERS = {
  UNCLEAR: 'archived_unclear',
  TOO_GENERAL: 'archived_too_general',
  NOT_GOVERNMENT: 'archived_not_government',
  OUT_OF_SCOPE: 'archived_out_of_scope',
  SPAM: 'archived_spam',
  PERSONAL_DATA: 'archived_personal_data',
  NOT_COMPLETED: 'archived_not_completed',
} as const satisfies Readonly<Record<string, Measure>>;

export const FINDING_COUNTERS = {
  STANDARD_BREACH: 'finding_standard_breach',
  NEGLIGENCE: 'finding_negligence',
  INFORMATION_GAP: 'finding_information_gap',
  SERVICE_IMPROVED: 'finding_service_improved',
  NOT_SUBSTANTIATED: 'finding_not_substantiated',
} as const satisfies Readonly<Record<string, Measure>>;

const lookUp = (table: Readonly<Record<string, Measure>>, code: string | null): Measure | null =>
  code !== null && Object.hasOwn(table, code) ? (table[code] as Measure) : null;

/** The counter of an archive reason; null for none that is counted by itself. */
export function archiveMeasure(reason: string | null): Measure | null {
  return lookUp(ARCHIVE_COUNTERS, reason);
}

export function findingMeasure(finding: string): Measure | null {
  return lookUp(FINDING_COUNTERS, finding);
}
