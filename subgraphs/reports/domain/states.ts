// The words of a case: states, roles, actions, clocks and reason codes. Everything in reports speaks these;
// the GraphQL enums are registered from the arrays, so that a value exists in one place only.

export const REPORT_STATUSES = [
  'SUBMITTED', // baru, belum terverifikasi
  'NEEDS_INFO', // tunda
  'DISPOSED', // terdisposisi
  'IN_PROGRESS', // proses
  'RESPONDED', // ditindaklanjuti oleh instansi
  'REPORTER_REPLIED', // ditanggapi oleh pelapor
  'CLOSED', // selesai
  'ARCHIVED', // arsip
  'MERGED', // digabung
  'WITHDRAWN', // dicabut pelapor
] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** States that are stored because no assignment can tell them; the other five are derived (`deriveStatus.ts`). */
export const STORED_STATUSES = ['NEEDS_INFO', 'CLOSED', 'ARCHIVED', 'MERGED', 'WITHDRAWN'] as const;
export type StoredStatus = (typeof STORED_STATUSES)[number];

/** "Held" of the state table: at least one institution is at work. */
export const HELD_STATUSES = ['DISPOSED', 'IN_PROGRESS', 'RESPONDED', 'REPORTER_REPLIED'] as const;
export type HeldStatus = (typeof HELD_STATUSES)[number];

export const OPEN_STATUSES = ['SUBMITTED', 'NEEDS_INFO', ...HELD_STATUSES] as const;
export type OpenStatus = (typeof OPEN_STATUSES)[number];

export const ASSIGNMENT_STATUSES = [
  'PENDING',
  'ACCEPTED',
  'ANSWERED',
  'DONE', // its report ended; may be revived with it
  'RETURNED', // bukan wewenang
  'WITHDRAWN', // taken back by the national admin
  'FORWARDED',
] as const;
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number];

/** In whose list an assignment stands: open work, a case at rest that its institution held to the end, or neither. */
export const ASSIGNMENT_STANDINGS = ['OPEN', 'RESTING', 'GONE'] as const;
export type AssignmentStanding = (typeof ASSIGNMENT_STANDINGS)[number];

export const ASSIGNMENT_ROLES = ['LEAD', 'SUPPORTING'] as const;
export type AssignmentRole = (typeof ASSIGNMENT_ROLES)[number];

export const CLASSIFICATIONS = ['COMPLAINT', 'INFORMATION_REQUEST', 'ASPIRATION'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** Only a complaint has it: SUPERVISORY is *berkadar pengawasan*, misconduct that needs examination. */
export const SUPERVISIONS = ['NON_SUPERVISORY', 'SUPERVISORY'] as const;
export type Supervision = (typeof SUPERVISIONS)[number];

export const CHANNELS = ['WEBSITE', 'SMS', 'X', 'ANDROID', 'IOS', 'WHATSAPP', 'AGENCY'] as const;
export type Channel = (typeof CHANNELS)[number];

export const FINDINGS = [
  'STANDARD_BREACH',
  'NEGLIGENCE',
  'INFORMATION_GAP',
  'SERVICE_IMPROVED',
  'NOT_SUBSTANTIATED',
] as const;
export type Finding = (typeof FINDINGS)[number];

/** Of a response that is not published yet; a published one is a row of its own. */
export const DRAFT_STATUSES = ['DRAFT', 'APPROVED'] as const;
export type DraftStatus = (typeof DRAFT_STATUSES)[number];

export const CLOCK_KINDS = ['VERIFY', 'FIRST_RESPONSE', 'RESOLVE', 'AUTO_CLOSE', 'COMPLETE'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

export const ARCHIVE_REASONS = [
  'UNCLEAR',
  'TOO_GENERAL',
  'NOT_GOVERNMENT',
  'OUT_OF_SCOPE',
  'SPAM',
  'PERSONAL_DATA',
] as const;
export type ArchiveReason = (typeof ARCHIVE_REASONS)[number];

/** Why the system archived: the question of a postponed report stayed unanswered. */
export const EXPIRE_REASONS = ['NOT_COMPLETED'] as const;

/** What the national admin may name when closing. */
export const ADMIN_CLOSE_REASONS = [
  'ANSWERED_IN_FULL',
  'HANDLED_ELSEWHERE',
  'LEGAL_PROCESS',
  'REPORTER_UNREACHABLE',
] as const;
export type AdminCloseReason = (typeof ADMIN_CLOSE_REASONS)[number];

/** How a closed report came to be closed: by the reporter, by silence, or by the national admin. */
export const CLOSE_REASONS = ['CONFIRMED', 'NO_REPLY', ...ADMIN_CLOSE_REASONS] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** *Bukan wewenang*: never a way to close; the report goes back to whoever disposes. */
export const RETURN_REASONS = ['NOT_COMPETENT', 'OTHER_REGION', 'OTHER_LEVEL', 'OTHER_INSTITUTION'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export const POSTPONE_REASONS = ['DETAILS_MISSING', 'PLACE_UNCLEAR', 'EVIDENCE_MISSING', 'TARGET_UNCLEAR'] as const;
export type PostponeReason = (typeof POSTPONE_REASONS)[number];

export const REOPEN_REASONS = ['NOT_RESOLVED', 'PARTLY_RESOLVED', 'RECURRED', 'ANSWER_INCORRECT'] as const;
export type ReopenReason = (typeof REOPEN_REASONS)[number];

/** One verb for each thing that can happen to a case; `stateTable.ts` says when, by whom and with what effect. */
export const REPORT_ACTIONS = [
  'SUBMIT',
  'DISPOSE',
  'POSTPONE',
  'COMPLETE',
  'EXPIRE',
  'ARCHIVE',
  'RESTORE',
  'MERGE',
  'UNMERGE',
  'RETURN',
  'FORWARD',
  'ADD_AGENCY',
  'TAKE_BACK',
  'DISPOSE_TO_UNIT',
  'ASSIGN_OPERATOR',
  'NAME_LEAD',
  'ACCEPT',
  'INTERIM_REPLY',
  'DRAFT_RESPONSE',
  'APPROVE_RESPONSE',
  'DISCARD_RESPONSE',
  'PUBLISH_RESPONSE',
  'REPLY',
  'AUTO_CLOSE',
  'CONFIRM',
  'CLOSE',
  'REOPEN',
  'ESCALATE',
  'RECLASSIFY',
  'RECATEGORISE',
  'CHANGE_VISIBILITY',
  'CORRECT_CALENDAR',
  'WITHDRAW',
  'ERASE', // no row of the state table: the person's right, carried out by the system
] as const;
export type ReportAction = (typeof REPORT_ACTIONS)[number];

/** What the actor is to this report. Worked out by `app/` from the principal and the assignments. */
export const RELATIONS = [
  'SUBMITTER', // anybody who hands in a report of their own, with or without an account
  'CHANNEL_CLIENT', // an integration client that hands in reports of its channel
  'REPORTER_OF', // the account behind the report, or the holder of its tracking secret
  'NATIONAL_ADMIN',
  'TARGET_ADMIN', // institution admin of the agency the report was sent straight to
  'HOLDER_ADMIN', // institution admin of an agency with an active assignment
  'HOLDER_LIAISON',
  'HOLDER_CLIENT',
  'OWNER_ADMIN', // institution admin whose agency alone holds both reports of a merge
  'SYSTEM',
] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * What became of a report that nobody holds: the institution to which it was sent straight decided it, or might have,
 * and does not lose sight of that (a withdrawal is the reporter's). `docs/decisions/0016-all-transitions.md`.
 */
export const TARGET_STATUSES: readonly ReportStatus[] = ['SUBMITTED', 'NEEDS_INFO', 'ARCHIVED', 'MERGED'];

export function isHeld(status: ReportStatus): status is HeldStatus {
  return (HELD_STATUSES as readonly string[]).includes(status);
}

export function isOpen(status: ReportStatus): status is OpenStatus {
  return (OPEN_STATUSES as readonly string[]).includes(status);
}

/** The institution still owes work, or may still be asked. */
export function isActiveAssignment(status: AssignmentStatus): boolean {
  return status === 'PENDING' || status === 'ACCEPTED' || status === 'ANSWERED';
}

/** RETURNED, WITHDRAWN and FORWARDED end an assignment; DONE is a report at rest, which may be reopened. */
export function isHolding(status: AssignmentStatus): boolean {
  return isActiveAssignment(status) || status === 'DONE';
}

export function standingOf(assignment: AssignmentStatus, report: ReportStatus): AssignmentStanding {
  if (!isHolding(assignment)) return 'GONE';
  return isOpen(report) && isActiveAssignment(assignment) ? 'OPEN' : 'RESTING';
}
