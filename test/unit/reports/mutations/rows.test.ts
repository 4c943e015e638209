// From a case of the rules to its event and its rows: what a reader of either is told after each step of a life.
import { describe, expect, it } from '@jest/globals';
import type { CaseChange } from '../../../../subgraphs/reports/domain/caseState';
import { isPublic } from '../../../../subgraphs/reports/domain/isPublic';
import { REPORT_STATUSES } from '../../../../subgraphs/reports/domain/states';
import { historyColumns } from '../../../../subgraphs/reports/app/recordChange';
import { toReportChanged } from '../../../../subgraphs/reports/app/reportEvent';
import {
  NO_DUE,
  assignmentColumns,
  leadAgencyOf,
  reportStateColumns,
  type ReportContent,
} from '../../../../subgraphs/reports/store/caseRows';
import { DISPOSE, HISTORIES, PUBLISH, SUBMIT, agency, history, play } from '../domain/caseFixture';

const content: ReportContent = {
  ...{
    id: 'report-1',
    trackingId: '123456789',
    reporterId: 'siti',
    submittedByClientId: null,
    externalReference: null,
  },
  ...{ isAnonymous: false, isConfidential: false, title: 'Judul', body: 'Isi', categoryCode: 'A', areaCode: '32.73' },
  ...{ incidentDate: null, incidentPlace: null, channel: 'WEBSITE', targetAgencyId: null },
};
const facts = { content, actorRole: 'REPORTER' };
const submitted = history([SUBMIT]);
const disposal = play(submitted, { ...DISPOSE, newAssignments: [agency('a'), agency('papua', 'SUPPORTING')] });
const eventOf = (change: CaseChange, changes: Partial<typeof facts> & { contentBefore?: ReportContent } = {}) =>
  toReportChanged(change, { ...facts, ...changes });

describe('the event of a change', () => {
  it('has nothing before it when it is the first', () => {
    const event = eventOf(play(null, SUBMIT));
    expect(event).toMatchObject({ version: 1, action: 'SUBMIT', before: null, assignments: [] });
    expect(event.after).toMatchObject({ status: 'SUBMITTED', dueClock: 'VERIFY', verifiedAt: null });
    expect(event.after.verifyDueAt).toBe(event.after.dueAt);
  });

  it('tells the old values of exactly what changed', () => {
    const event = eventOf(disposal, { contentBefore: { ...content, categoryCode: 'B' } });
    expect(Object.keys(event.before ?? {}).sort()).toEqual(
      ['categoryCode', 'dueAt', 'dueClock', 'leadAgencyId', 'status', 'verifiedAt'].sort(),
    );
    expect(event.before).toMatchObject({
      categoryCode: 'B',
      status: 'SUBMITTED',
      leadAgencyId: null,
      verifiedAt: null,
    });
    expect({ ...event.after, ...event.before }).toMatchObject(
      eventOf(play(null, SUBMIT), { content: { ...content, categoryCode: 'B' } }).after,
    );
  });

  it('names each assignment that changed with its states and due dates, and no other', () => {
    expect(eventOf(disposal).assignments).toMatchObject([
      { agencyId: 'agency-a', role: 'LEAD', from: null, to: 'PENDING', endedAt: null },
      { agencyId: 'agency-papua', role: 'SUPPORTING', from: null, to: 'PENDING' },
    ]);
    const accepted = play(disposal.after, {
      action: 'ACCEPT',
      at: '2026-09-03T03:00:00Z',
      assignmentId: 'assignment-a',
    });
    expect(eventOf(accepted).assignments).toMatchObject([{ agencyId: 'agency-a', from: 'PENDING', to: 'ACCEPTED' }]);
  });

  it('names an assignment of which only a clock moved', () => {
    const reply = play(history(HISTORIES.RESPONDED), { action: 'REPLY', at: '2026-09-05T03:00:00Z' });
    expect(eventOf(reply).assignments).toMatchObject([{ agencyId: 'agency-a', from: 'ANSWERED', to: 'ANSWERED' }]);
    expect(eventOf(reply).assignments[0]?.firstResponseDueAt).toBe(eventOf(reply).after.dueAt);
  });

  it('carries no text and nobody’s id', () => {
    const secretive = {
      ...content,
      title: 'RAHASIA',
      body: 'RAHASIA',
      incidentPlace: 'RAHASIA',
      reporterId: 'RAHASIA',
    };
    for (const change of [play(null, SUBMIT), disposal]) {
      expect(JSON.stringify(eventOf(change, { content: secretive }))).not.toContain('RAHASIA');
    }
  });
});

describe('the columns of a report', () => {
  it.each(REPORT_STATUSES)('in %s agree with the state', (status) => {
    const state = history(HISTORIES[status]);
    const columns = reportStateColumns(content, state, 5);
    expect(columns).toMatchObject({ status, version: state.version, updated_at: 5 });
    expect(columns.due_sort).toBe(columns.due_at ?? NO_DUE);
    expect(columns.due_at === null).toBe(columns.due_clock === null);
    const hidden = reportStateColumns({ ...content, isConfidential: true }, state, 5);
    expect([hidden.is_public, hidden.is_confidential]).toEqual([0, 1]);
  });

  it('name the lead also when the report is at rest, and not one that returned it', () => {
    expect(leadAgencyOf(history(HISTORIES.CLOSED))).toBe('agency-a');
    const own = { assignmentId: 'assignment-a', reason: 'NOT_COMPETENT' };
    const returned = play(disposal.after, { action: 'RETURN', at: '2026-09-03T03:00:00Z', ...own });
    expect(leadAgencyOf(returned.after)).toBeNull();
    expect(leadAgencyOf(submitted)).toBeNull();
  });
});

describe('the inbox columns of an assignment', () => {
  const of = (change: CaseChange) => ({ reportId: 'report-1', categoryCode: 'A', state: change.after });

  it('carry its own due date, not its neighbour’s', () => {
    const [lead, other] = disposal.after.assignments.map((each) => assignmentColumns(each, of(disposal)));
    expect(Number(lead?.due_at) - Number(other?.due_at)).toBe(2 * 3_600_000);
  });

  it('have no due date once it is answered, and close with the report', () => {
    const state = disposal.after;
    const answered = play(state, { ...PUBLISH, assignmentId: 'assignment-a' });
    const [own] = answered.after.assignments.map((each) => assignmentColumns(each, of(answered)));
    expect(own).toMatchObject({ status: 'ANSWERED', due_at: null, due_sort: NO_DUE, standing: 'OPEN' });
    const closed = play(history(HISTORIES.RESPONDED), { action: 'CONFIRM', at: '2026-09-07T03:00:00Z', rating: 4 });
    const [ended] = closed.after.assignments.map((each) => assignmentColumns(each, of(closed)));
    expect(ended).toMatchObject({
      status: 'DONE',
      ended_from: 'ANSWERED',
      standing: 'RESTING',
      report_status: 'CLOSED',
    });
  });

  it('are not open while the report is merged into another', () => {
    const state = history(HISTORIES.MERGED);
    const columns = state.assignments.map((each) =>
      assignmentColumns(each, { reportId: 'r', categoryCode: 'A', state }),
    );
    expect(columns).toMatchObject([{ standing: 'RESTING', report_status: 'MERGED' }]);
  });
});

it('a history row tells who, what, from where, and on which assignment', () => {
  const actor = { role: 'LIAISON', agencyId: 'agency-a', operatorId: 'op', clientId: null };
  const change = play(history(HISTORIES.RESPONDED), {
    action: 'CLOSE',
    at: '2026-09-07T03:00:00Z',
    reason: 'LEGAL_PROCESS',
  });
  const row = historyColumns({ change, content, actor, assignmentId: 'assignment-a' });
  expect(row).toMatchObject({
    ...{
      report_id: 'report-1',
      version: change.after.version,
      at: change.at,
      action: 'CLOSE',
      reason: 'LEGAL_PROCESS',
    },
    ...{ from_status: 'RESPONDED', to_status: 'CLOSED', actor_role: 'LIAISON', actor_agency_id: 'agency-a' },
    ...{ actor_operator_id: 'op', actor_client_id: null, assignment_id: 'assignment-a' },
  });
  expect(historyColumns({ change: play(null, SUBMIT), content, actor, assignmentId: null }).from_status).toBeNull();
});

describe('a report is public', () => {
  const hidden = ['MERGED', 'ARCHIVED', 'WITHDRAWN'];
  it.each(REPORT_STATUSES)('in %s: once verified, unless put away or confidential', (status) => {
    const verified = { verifiedAt: 1, isConfidential: false, status };
    expect(isPublic(verified)).toBe(!hidden.includes(status));
    expect(isPublic({ ...verified, verifiedAt: null })).toBe(false);
    expect(isPublic({ ...verified, isConfidential: true })).toBe(false);
  });
});
