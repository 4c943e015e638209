// The life of a report as ONE literal table: all 19 rows of the domain. Verbs, the seed, tests and the generated
// documentation (`stateTableDoc.ts`) read it; `transition.ts` carries out exactly the effects named here.
import {
  ADMIN_CLOSE_REASONS,
  ARCHIVE_REASONS,
  EXPIRE_REASONS,
  HELD_STATUSES,
  POSTPONE_REASONS,
  REOPEN_REASONS,
  RETURN_REASONS,
} from './states';
import type { AssignmentStatus, ClockKind, Relation, ReportAction, ReportStatus } from './states';

/** `null`: the report does not exist yet. HELD: DISPOSED, IN_PROGRESS, RESPONDED, REPORTER_REPLIED. */
export type From = readonly ReportStatus[] | 'HELD' | 'ANY_OPEN' | 'ANY' | null;

/** DERIVED: from the assignments. SAME: untouched. RESUME: where it was, which is again the derivation. */
export type To = ReportStatus | 'DERIVED' | 'SAME' | 'RESUME';

/** Whose clock: the report's own, that of the assignment acted on, the lead's, those created by this action, all. */
export type ClockScope = 'REPORT' | 'OWN' | 'LEAD' | 'NEW' | 'ALL';
export type ClockVerb = 'START' | 'STOP' | 'PAUSE' | 'RESUME' | 'RECOMPUTE' | 'RECOUNT' | 'FLAG' | 'REVIVE';
/** Conditions are judged on the case as it stands after the action. START never doubles a clock that runs. */
export type ClockCondition = 'NOBODY_HOLDS_IT' | 'RESPONDED' | 'NOT_RESPONDED' | 'REPLY_OWED';
export type ClockEffect = readonly [
  verb: ClockVerb,
  clock: ClockKind | 'ALL',
  scope: ClockScope,
  when?: ClockCondition,
];

export type AssignmentEffect =
  | 'CREATE' // new PENDING ones, one of them LEAD
  | 'ADD' // one more PENDING, SUPPORTING unless nobody leads
  | 'ACCEPT' // own → ACCEPTED
  | 'ANSWER' // own → ANSWERED
  | 'RETURN' // own → RETURNED
  | 'TAKE_BACK' // the named one → WITHDRAWN
  | 'FORWARD' // the named one → FORWARDED; a new PENDING one takes its role
  | 'SET_UNIT'
  | 'SET_ASSIGNEE' // the person who works on it, or nobody
  | 'SET_LEAD'
  | 'END' // every active one → DONE
  | 'REVIVE'; // every DONE one → what its times say: ANSWERED, ACCEPTED or PENDING

export interface Transition {
  /** Number of the row in the domain's table. */
  readonly row: number;
  readonly action: ReportAction;
  readonly from: From;
  readonly to: To;
  readonly who: readonly Relation[];
  readonly clocks: readonly ClockEffect[];
  readonly assignment: AssignmentEffect | null;
  /**
   * State the assignment acted on has to be in: the acting agency's own, or the one that the national admin names.
   * Null where the action is about the report.
   */
  readonly own: readonly AssignmentStatus[] | null;
  /** Codes of which one must be given; null: no reason asked for. */
  readonly reasons: readonly string[] | null;
  /** LAPOR: practice or rule of the national system. PROJECT: decided here, asked for by users of its peers. */
  readonly source: 'LAPOR' | 'PROJECT';
  readonly note: string;
}

const ACTIVE: readonly AssignmentStatus[] = ['PENDING', 'ACCEPTED', 'ANSWERED'];
const AGENCY_STAFF: readonly Relation[] = ['HOLDER_LIAISON', 'HOLDER_ADMIN', 'HOLDER_CLIENT'];
const STOP_ALL: readonly ClockEffect[] = [['STOP', 'ALL', 'ALL']];
const PAUSE_AND_ASK: readonly ClockEffect[] = [
  ['PAUSE', 'ALL', 'ALL'],
  ['START', 'COMPLETE', 'REPORT'],
];
const STOP_FIRST_RESPONSE: readonly ClockEffect[] = [['STOP', 'FIRST_RESPONSE', 'OWN']];
const START_NEW: readonly ClockEffect[] = [
  ['START', 'FIRST_RESPONSE', 'NEW'],
  ['START', 'RESOLVE', 'NEW'],
  ['STOP', 'AUTO_CLOSE', 'REPORT', 'NOT_RESPONDED'],
];
/** An assignment ends: its clocks end; the report is with nobody, or the remaining answers are now complete. */
const END_OWN: readonly ClockEffect[] = [
  ['STOP', 'FIRST_RESPONSE', 'OWN'],
  ['STOP', 'RESOLVE', 'OWN'],
  ['STOP', 'AUTO_CLOSE', 'REPORT', 'NOT_RESPONDED'],
  ['START', 'VERIFY', 'REPORT', 'NOBODY_HOLDS_IT'],
  ['START', 'AUTO_CLOSE', 'REPORT', 'RESPONDED'],
];

// prettier-ignore
export const STATE_TABLE: readonly Transition[] = [
  { row: 1, action: 'SUBMIT', from: null, to: 'SUBMITTED', who: ['SUBMITTER', 'CHANNEL_CLIENT'],
    clocks: [['START', 'VERIFY', 'REPORT']], assignment: null, own: null, reasons: null, source: 'LAPOR',
    note: 'A reporter, or an integration client for its channel.' },
  { row: 2, action: 'DISPOSE', from: ['SUBMITTED'], to: 'DISPOSED', who: ['NATIONAL_ADMIN', 'TARGET_ADMIN'],
    clocks: [['STOP', 'VERIFY', 'REPORT'], ...START_NEW], assignment: 'CREATE', own: null, reasons: null, source: 'LAPOR',
    note: 'Verifies and disposes to one lead and any supporting institutions: DISPOSED.' },

  { row: 3, action: 'POSTPONE', from: ['SUBMITTED'], to: 'NEEDS_INFO', who: ['NATIONAL_ADMIN', 'TARGET_ADMIN'],
    clocks: PAUSE_AND_ASK, assignment: null, own: null, reasons: POSTPONE_REASONS, source: 'LAPOR',
    note: 'With a question to the reporter. Every running clock pauses.' },
  { row: 3, action: 'POSTPONE', from: 'HELD', to: 'NEEDS_INFO', who: ['NATIONAL_ADMIN', 'HOLDER_ADMIN'],
    clocks: PAUSE_AND_ASK, assignment: null, own: null, reasons: POSTPONE_REASONS, source: 'LAPOR',
    note: 'With a question to the reporter. Every running clock pauses.' },
  { row: 4, action: 'COMPLETE', from: ['NEEDS_INFO'], to: 'RESUME', who: ['REPORTER_OF'],
    clocks: [['STOP', 'COMPLETE', 'REPORT'], ['RESUME', 'ALL', 'ALL']], assignment: null, own: null, reasons: null,
    source: 'LAPOR', note: 'Paused clocks keep their remaining working days.' },
  { row: 5, action: 'EXPIRE', from: ['NEEDS_INFO'], to: 'ARCHIVED', who: ['SYSTEM'],
    clocks: STOP_ALL, assignment: 'END', own: null, reasons: EXPIRE_REASONS, source: 'LAPOR',
    note: 'COMPLETE ran out.' },
  { row: 6, action: 'ARCHIVE', from: ['SUBMITTED'], to: 'ARCHIVED', who: ['NATIONAL_ADMIN', 'TARGET_ADMIN'],
    clocks: STOP_ALL, assignment: 'END', own: null, reasons: ARCHIVE_REASONS, source: 'LAPOR',
    note: 'Restorable.' },
  { row: 6, action: 'RESTORE', from: ['ARCHIVED'], to: 'RESUME', who: ['NATIONAL_ADMIN', 'TARGET_ADMIN'],
    clocks: [['REVIVE', 'ALL', 'ALL']], assignment: 'REVIVE', own: null, reasons: null, source: 'LAPOR',
    note: 'The clocks of the state it returns to start anew.' },

  { row: 7, action: 'MERGE', from: ['SUBMITTED'], to: 'MERGED', who: ['NATIONAL_ADMIN', 'OWNER_ADMIN'],
    clocks: STOP_ALL, assignment: 'END', own: null, reasons: null, source: 'PROJECT',
    note: 'The reporter follows the primary report.' },
  { row: 7, action: 'MERGE', from: 'HELD', to: 'MERGED', who: ['NATIONAL_ADMIN', 'OWNER_ADMIN'],
    clocks: STOP_ALL, assignment: 'END', own: null, reasons: null, source: 'PROJECT',
    note: 'The reporter follows the primary report.' },
  { row: 7, action: 'UNMERGE', from: ['MERGED'], to: 'RESUME', who: ['NATIONAL_ADMIN', 'OWNER_ADMIN'],
    clocks: [['REVIVE', 'ALL', 'ALL']], assignment: 'REVIVE', own: null, reasons: null, source: 'PROJECT',
    note: 'Goes back to where it was; the clocks of that state start anew.' },

  { row: 8, action: 'RETURN', from: 'HELD', to: 'DERIVED', who: ['HOLDER_ADMIN'],
    clocks: END_OWN, assignment: 'RETURN', own: ACTIVE, reasons: RETURN_REASONS, source: 'LAPOR',
    note: 'Bukan wewenang. Never closes the report; VERIFY restarts if nobody holds it.' },
  { row: 9, action: 'FORWARD', from: 'HELD', to: 'DERIVED', who: ['NATIONAL_ADMIN'],
    clocks: [['STOP', 'FIRST_RESPONSE', 'OWN'], ['STOP', 'RESOLVE', 'OWN'], ...START_NEW], assignment: 'FORWARD',
    own: ACTIVE, reasons: null, source: 'LAPOR', note: 'The new assignment takes the role and has its own clocks.' },
  { row: 9, action: 'ADD_AGENCY', from: 'HELD', to: 'DERIVED', who: ['NATIONAL_ADMIN'],
    clocks: START_NEW, assignment: 'ADD', own: null, reasons: null, source: 'PROJECT',
    note: 'Parallel institutions; the report keeps its first start.' },
  { row: 9, action: 'TAKE_BACK', from: 'HELD', to: 'DERIVED', who: ['NATIONAL_ADMIN'],
    clocks: END_OWN, assignment: 'TAKE_BACK', own: ACTIVE, reasons: null, source: 'LAPOR',
    note: 'The assignment becomes WITHDRAWN; VERIFY restarts if nobody holds the report.' },
  { row: 9, action: 'DISPOSE_TO_UNIT', from: 'HELD', to: 'DERIVED', who: ['NATIONAL_ADMIN', 'HOLDER_ADMIN'],
    clocks: [], assignment: 'SET_UNIT', own: ACTIVE, reasons: null, source: 'LAPOR',
    note: 'To a unit (unit kerja) of the institution that holds it; no clock changes.' },
  { row: 9, action: 'ASSIGN_OPERATOR', from: ['NEEDS_INFO', ...HELD_STATUSES], to: 'SAME',
    who: ['HOLDER_ADMIN', 'HOLDER_LIAISON'], clocks: [], assignment: 'SET_ASSIGNEE', own: ACTIVE, reasons: null,
    source: 'PROJECT', note: 'To a person of the institution, or to nobody; a liaison takes it or gives it up. No clock changes.' },
  { row: 9, action: 'NAME_LEAD', from: 'HELD', to: 'DERIVED', who: ['NATIONAL_ADMIN'],
    clocks: [['STOP', 'FIRST_RESPONSE', 'ALL', 'REPLY_OWED'], ['START', 'FIRST_RESPONSE', 'LEAD', 'REPLY_OWED'],
      ['STOP', 'AUTO_CLOSE', 'REPORT', 'NOT_RESPONDED'], ['START', 'AUTO_CLOSE', 'REPORT', 'RESPONDED']],
    assignment: 'SET_LEAD', own: ACTIVE, reasons: null, source: 'PROJECT',
    note: 'Also after the lead returned while others hold the report.' },

  { row: 10, action: 'ACCEPT', from: ['DISPOSED', 'IN_PROGRESS'], to: 'DERIVED', who: AGENCY_STAFF,
    clocks: STOP_FIRST_RESPONSE, assignment: 'ACCEPT', own: ['PENDING'], reasons: null, source: 'LAPOR',
    note: 'IN_PROGRESS when the lead accepts; a supporting institution may accept after it.' },
  { row: 10, action: 'ACCEPT', from: ['REPORTER_REPLIED'], to: 'DERIVED', who: AGENCY_STAFF,
    clocks: STOP_FIRST_RESPONSE, assignment: 'ACCEPT', own: ['PENDING', 'ANSWERED'], reasons: null, source: 'LAPOR',
    note: 'Takes the reply up again: IN_PROGRESS.' },
  { row: 10, action: 'INTERIM_REPLY', from: ['DISPOSED', 'IN_PROGRESS'], to: 'DERIVED', who: AGENCY_STAFF,
    clocks: STOP_FIRST_RESPONSE, assignment: 'ACCEPT', own: ['PENDING', 'ACCEPTED'], reasons: null, source: 'LAPOR',
    note: 'A message that work goes on; accepts a pending assignment.' },
  { row: 10, action: 'INTERIM_REPLY', from: ['REPORTER_REPLIED'], to: 'DERIVED', who: AGENCY_STAFF,
    clocks: STOP_FIRST_RESPONSE, assignment: 'ACCEPT', own: ACTIVE, reasons: null, source: 'LAPOR',
    note: 'Takes the reply up again: IN_PROGRESS.' },

  { row: 11, action: 'DRAFT_RESPONSE', from: 'HELD', to: 'SAME', who: ['HOLDER_LIAISON', 'HOLDER_CLIENT'],
    clocks: [], assignment: null, own: ACTIVE, reasons: null, source: 'LAPOR', note: 'Seen by its institution only.' },
  { row: 11, action: 'APPROVE_RESPONSE', from: 'HELD', to: 'SAME', who: ['HOLDER_LIAISON'],
    clocks: [], assignment: null, own: ACTIVE, reasons: null, source: 'LAPOR', note: 'Seen by its institution only.' },
  { row: 11, action: 'DISCARD_RESPONSE', from: 'HELD', to: 'SAME', who: ['HOLDER_LIAISON', 'HOLDER_CLIENT'],
    clocks: [], assignment: null, own: ACTIVE, reasons: null, source: 'PROJECT', note: 'A draft that is not wanted, approved or not.' },
  { row: 11, action: 'PUBLISH_RESPONSE', from: 'HELD', to: 'DERIVED', who: ['HOLDER_LIAISON', 'HOLDER_CLIENT'],
    clocks: [['STOP', 'FIRST_RESPONSE', 'OWN'], ['STOP', 'RESOLVE', 'OWN'], ['STOP', 'AUTO_CLOSE', 'REPORT'],
      ['START', 'AUTO_CLOSE', 'REPORT', 'RESPONDED']],
    assignment: 'ANSWER', own: ACTIVE, reasons: null, source: 'LAPOR',
    note: 'RESPONDED once every active assignment is answered; AUTO_CLOSE counts from the last published response.' },

  { row: 12, action: 'REPLY', from: ['RESPONDED'], to: 'REPORTER_REPLIED', who: ['REPORTER_OF'],
    clocks: [['STOP', 'AUTO_CLOSE', 'REPORT'], ['START', 'FIRST_RESPONSE', 'LEAD']], assignment: null, own: null,
    reasons: null, source: 'LAPOR', note: 'The lead owes a first response again.' },
  { row: 13, action: 'AUTO_CLOSE', from: ['RESPONDED'], to: 'CLOSED', who: ['SYSTEM'],
    clocks: STOP_ALL, assignment: 'END', own: null, reasons: null, source: 'LAPOR',
    note: 'AUTO_CLOSE ran out without a reply.' },
  { row: 14, action: 'CONFIRM', from: ['RESPONDED'], to: 'CLOSED', who: ['REPORTER_OF'],
    clocks: STOP_ALL, assignment: 'END', own: null, reasons: null, source: 'PROJECT',
    note: 'Resolved in the reporter’s eyes, with a rating of 1 to 5.' },
  { row: 15, action: 'CLOSE', from: ['RESPONDED'], to: 'CLOSED', who: ['NATIONAL_ADMIN'],
    clocks: STOP_ALL, assignment: 'END', own: null, reasons: ADMIN_CLOSE_REASONS, source: 'LAPOR', note: '' },
  { row: 16, action: 'REOPEN', from: ['CLOSED'], to: 'REPORTER_REPLIED', who: ['REPORTER_OF', 'NATIONAL_ADMIN'],
    clocks: [['START', 'FIRST_RESPONSE', 'LEAD'], ['START', 'RESOLVE', 'LEAD']], assignment: 'REVIVE', own: null,
    reasons: REOPEN_REASONS, source: 'PROJECT', note: 'Within 30 days of closing; counts the reopenings.' },

  { row: 17, action: 'ESCALATE', from: 'ANY_OPEN', to: 'SAME', who: ['SYSTEM'],
    clocks: [['FLAG', 'ALL', 'ALL']], assignment: null, own: null, reasons: ['OVERDUE'], source: 'LAPOR',
    note: 'A flag, once for each due date that an institution or a verifier has missed.' },
  { row: 17, action: 'ESCALATE', from: 'ANY_OPEN', to: 'SAME', who: ['REPORTER_OF'],
    clocks: [], assignment: null, own: null, reasons: ['TO_OMBUDSMAN'], source: 'LAPOR', note: 'A flag: to the Ombudsman.' },
  { row: 18, action: 'RECLASSIFY', from: 'ANY', to: 'SAME', who: ['NATIONAL_ADMIN', 'HOLDER_ADMIN'],
    clocks: [['RECOMPUTE', 'RESOLVE', 'ALL']], assignment: null, own: null, reasons: null, source: 'LAPOR',
    note: 'The old due date stays in the history.' },
  { row: 18, action: 'RECATEGORISE', from: 'ANY', to: 'SAME', who: ['NATIONAL_ADMIN', 'HOLDER_ADMIN'],
    clocks: [], assignment: null, own: null, reasons: null, source: 'LAPOR', note: 'No limit depends on the category.' },
  { row: 18, action: 'CHANGE_VISIBILITY', from: 'ANY', to: 'SAME', who: ['NATIONAL_ADMIN', 'HOLDER_ADMIN'],
    clocks: [], assignment: null, own: null, reasons: null, source: 'LAPOR', note: 'Confidential (rahasia) or not.' },
  { row: 18, action: 'CORRECT_CALENDAR', from: 'ANY_OPEN', to: 'SAME', who: ['SYSTEM'],
    clocks: [['RECOUNT', 'ALL', 'ALL']], assignment: null, own: null, reasons: null, source: 'PROJECT',
    note: 'The calendar of working days was corrected. Paused clocks keep their remaining days; old due dates stay in the history.' },

  { row: 19, action: 'WITHDRAW', from: 'ANY_OPEN', to: 'WITHDRAWN', who: ['REPORTER_OF'],
    clocks: STOP_ALL, assignment: 'END', own: null, reasons: null, source: 'PROJECT', note: 'Final.' },
];
