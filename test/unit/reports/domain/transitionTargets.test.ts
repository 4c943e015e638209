// Where each action leads from every state: a matrix written by hand, played on cases built by real histories.
import { describe, expect, it } from '@jest/globals';
import { REPORT_STATUSES } from '../../../../subgraphs/reports/domain/states';
import type { ReportAction, ReportStatus } from '../../../../subgraphs/reports/domain/states';
import { HISTORIES, LATE, SOON, agency, attempt, history } from './caseFixture';
import type { Step } from './caseFixture';

// From → to of a report with one institution, by action; a state that is missing refuses the action.
const TARGETS: Partial<Record<ReportAction, Partial<Record<ReportStatus, ReportStatus>>>> = {
  DISPOSE: { SUBMITTED: 'DISPOSED' },
  POSTPONE: {
    SUBMITTED: 'NEEDS_INFO',
    DISPOSED: 'NEEDS_INFO',
    IN_PROGRESS: 'NEEDS_INFO',
    RESPONDED: 'NEEDS_INFO',
    REPORTER_REPLIED: 'NEEDS_INFO',
  },
  COMPLETE: { NEEDS_INFO: 'DISPOSED' },
  EXPIRE: { NEEDS_INFO: 'ARCHIVED' },
  ARCHIVE: { SUBMITTED: 'ARCHIVED' },
  RESTORE: { ARCHIVED: 'SUBMITTED' },
  MERGE: {
    SUBMITTED: 'MERGED',
    DISPOSED: 'MERGED',
    IN_PROGRESS: 'MERGED',
    RESPONDED: 'MERGED',
    REPORTER_REPLIED: 'MERGED',
  },
  UNMERGE: { MERGED: 'DISPOSED' },
  RETURN: { DISPOSED: 'SUBMITTED', IN_PROGRESS: 'SUBMITTED', RESPONDED: 'SUBMITTED', REPORTER_REPLIED: 'SUBMITTED' },
  FORWARD: { DISPOSED: 'DISPOSED', IN_PROGRESS: 'DISPOSED', RESPONDED: 'DISPOSED', REPORTER_REPLIED: 'DISPOSED' },
  ADD_AGENCY: {
    DISPOSED: 'DISPOSED',
    IN_PROGRESS: 'IN_PROGRESS',
    RESPONDED: 'IN_PROGRESS',
    REPORTER_REPLIED: 'IN_PROGRESS',
  },
  TAKE_BACK: { DISPOSED: 'SUBMITTED', IN_PROGRESS: 'SUBMITTED', RESPONDED: 'SUBMITTED', REPORTER_REPLIED: 'SUBMITTED' },
  DISPOSE_TO_UNIT: {
    DISPOSED: 'DISPOSED',
    IN_PROGRESS: 'IN_PROGRESS',
    RESPONDED: 'RESPONDED',
    REPORTER_REPLIED: 'REPORTER_REPLIED',
  },
  ASSIGN_OPERATOR: {
    NEEDS_INFO: 'NEEDS_INFO',
    DISPOSED: 'DISPOSED',
    IN_PROGRESS: 'IN_PROGRESS',
    RESPONDED: 'RESPONDED',
    REPORTER_REPLIED: 'REPORTER_REPLIED',
  },
  ACCEPT: { DISPOSED: 'IN_PROGRESS', REPORTER_REPLIED: 'IN_PROGRESS' },
  INTERIM_REPLY: { DISPOSED: 'IN_PROGRESS', IN_PROGRESS: 'IN_PROGRESS', REPORTER_REPLIED: 'IN_PROGRESS' },
  DRAFT_RESPONSE: {
    DISPOSED: 'DISPOSED',
    IN_PROGRESS: 'IN_PROGRESS',
    RESPONDED: 'RESPONDED',
    REPORTER_REPLIED: 'REPORTER_REPLIED',
  },
  DISCARD_RESPONSE: {
    DISPOSED: 'DISPOSED',
    IN_PROGRESS: 'IN_PROGRESS',
    RESPONDED: 'RESPONDED',
    REPORTER_REPLIED: 'REPORTER_REPLIED',
  },
  PUBLISH_RESPONSE: {
    DISPOSED: 'RESPONDED',
    IN_PROGRESS: 'RESPONDED',
    RESPONDED: 'RESPONDED',
    REPORTER_REPLIED: 'RESPONDED',
  },
  REPLY: { RESPONDED: 'REPORTER_REPLIED' },
  AUTO_CLOSE: { RESPONDED: 'CLOSED' },
  CONFIRM: { RESPONDED: 'CLOSED' },
  CLOSE: { RESPONDED: 'CLOSED' },
  REOPEN: { CLOSED: 'REPORTER_REPLIED' },
  WITHDRAW: {
    SUBMITTED: 'WITHDRAWN',
    NEEDS_INFO: 'WITHDRAWN',
    DISPOSED: 'WITHDRAWN',
    IN_PROGRESS: 'WITHDRAWN',
    RESPONDED: 'WITHDRAWN',
    REPORTER_REPLIED: 'WITHDRAWN',
  },
};

const REASONS: Partial<Record<ReportAction, string>> = {
  POSTPONE: 'DETAILS_MISSING',
  EXPIRE: 'NOT_COMPLETED',
  ARCHIVE: 'SPAM',
  RETURN: 'NOT_COMPETENT',
  CLOSE: 'ANSWERED_IN_FULL',
  REOPEN: 'NOT_RESOLVED',
};

function stepOf(action: ReportAction): Step {
  const at = action === 'AUTO_CLOSE' || action === 'EXPIRE' ? LATE : SOON;
  const reason = REASONS[action] ?? null;
  return {
    action,
    at,
    reason,
    rating: 5,
    assignmentId: 'assignment-a',
    assigneeOperatorId: 'operator-1',
    newAssignments: [agency('b')],
  };
}

describe('targets', () => {
  it.each(Object.keys(TARGETS) as ReportAction[])('of %s from every state', (action) => {
    const results = REPORT_STATUSES.map((status) => {
      const outcome = attempt(history(HISTORIES[status]), stepOf(action));
      return [status, outcome.ok ? outcome.change.after.status : undefined];
    });
    expect(results).toEqual(REPORT_STATUSES.map((status) => [status, TARGETS[action]?.[status]]));
  });

  it('starts a history in each state it is named after', () => {
    for (const status of REPORT_STATUSES) expect(history(HISTORIES[status]).status).toBe(status);
  });
});
