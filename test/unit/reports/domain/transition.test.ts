// What each action does to status, assignments and clocks: the stories of the rows, and how commands are refused.
import { describe, expect, it } from '@jest/globals';
import { nextDue } from '../../../../subgraphs/reports/domain/caseState';
import {
  DISPOSE,
  LATE,
  SOON,
  HISTORIES,
  PUBLISH,
  SUBMIT,
  agency,
  assignmentOf,
  attempt,
  clockOf,
  history,
  play,
  running,
} from './caseFixture';
import type { Step } from './caseFixture';

describe('a complaint answered in time', () => {
  it('has one clock after the other, each with its policy, rule and zone', () => {
    const submitted = history([SUBMIT]);
    expect(running(submitted)).toEqual(['VERIFY']);
    expect(clockOf(submitted, 'VERIFY')).toMatchObject({
      zone: 'WIB',
      policy: 'PERMENPANRB_62_2018',
      rule: 'VERIFY_3_WD',
    });

    const disposed = play(submitted, { ...DISPOSE, newAssignments: [agency('papua')] });
    expect(running(disposed.after)).toEqual(['FIRST_RESPONSE:papua', 'RESOLVE:papua']);
    expect(disposed.after).toMatchObject({ verifiedAt: Date.parse('2026-09-02T03:00:00Z'), version: 2 });
    expect(new Date(clockOf(disposed.after, 'RESOLVE:papua').dueAt).toISOString()).toBe('2026-09-22T14:59:59.999Z');
    expect(disposed.clocks.map(({ before, after }) => [before?.seq ?? null, after.seq])).toEqual([
      [1, 1],
      [null, 2],
      [null, 3],
    ]);
    expect(nextDue(disposed.after.clocks)?.kind).toBe('FIRST_RESPONSE');

    const own = { assignmentId: 'assignment-papua' };
    const accepted = play(disposed.after, { action: 'ACCEPT', at: '2026-09-03T01:00:00Z', unitId: 'u1', ...own });
    expect(running(accepted.after)).toEqual(['RESOLVE:papua']);
    expect(assignmentOf(accepted.after, 'papua')).toMatchObject({ status: 'ACCEPTED', unitId: 'u1' });

    const answered = play(accepted.after, { action: 'PUBLISH_RESPONSE', at: '2026-09-10T01:00:00Z', ...own });
    expect(running(answered.after)).toEqual(['AUTO_CLOSE']);
    expect(clockOf(answered.after, 'AUTO_CLOSE').zone).toBe('WIT');

    const closed = play(answered.after, { action: 'CONFIRM', at: '2026-09-11T01:00:00Z', rating: 5 }).after;
    expect(closed).toMatchObject({ status: 'CLOSED', closeReason: 'CONFIRMED', rating: 5, version: 5 });
    expect(running(closed)).toEqual([]);
    expect(assignmentOf(closed, 'papua')).toMatchObject({ status: 'DONE', endedFrom: 'ANSWERED' });
  });
});

describe('several institutions', () => {
  const disposed = history([SUBMIT, { ...DISPOSE, newAssignments: [agency('a'), agency('b', 'SUPPORTING')] }]);
  const publish = (name: string): Step => ({ ...PUBLISH, assignmentId: `assignment-${name}` });

  it('each have their own clocks, and AUTO_CLOSE waits for the last answer', () => {
    expect(running(disposed)).toEqual(['FIRST_RESPONSE:a', 'FIRST_RESPONSE:b', 'RESOLVE:a', 'RESOLVE:b']);
    const first = play(disposed, publish('a')).after;
    expect([first.status, running(first)]).toEqual(['IN_PROGRESS', ['FIRST_RESPONSE:b', 'RESOLVE:b']]);
    const second = play(first, publish('b')).after;
    expect([second.status, running(second)]).toEqual(['RESPONDED', ['AUTO_CLOSE']]);
  });

  it('go on when the lead returns the report, which waits for the national admin to name a lead', () => {
    const answered = play(play(disposed, publish('b')).after, publish('a')).after;
    const back = { action: 'RETURN', at: SOON, assignmentId: 'assignment-a', reason: 'OTHER_REGION' } as const;
    const returned = play(answered, back).after;
    expect([returned.status, running(returned)]).toEqual(['DISPOSED', []]);
    const named = play(returned, { action: 'NAME_LEAD', at: SOON, assignmentId: 'assignment-b' }).after;
    expect([named.status, running(named)]).toEqual(['RESPONDED', ['AUTO_CLOSE']]);
  });

  it('are complete when the one that had not answered returns the report', () => {
    const answered = play(disposed, publish('a')).after;
    const back = { action: 'RETURN', at: SOON, assignmentId: 'assignment-b', reason: 'NOT_COMPETENT' } as const;
    const returned = play(answered, back).after;
    expect([returned.status, running(returned)]).toEqual(['RESPONDED', ['AUTO_CLOSE']]);
    expect(assignmentOf(returned, 'b')).toMatchObject({ status: 'RETURNED', endedAt: SOON });
  });

  it('stop the silence from closing a report that another institution was added to', () => {
    const responded = history(HISTORIES.RESPONDED);
    const added = play(responded, { action: 'ADD_AGENCY', at: SOON, newAssignments: [agency('b')] }).after;
    expect(running(added)).toEqual(['FIRST_RESPONSE:b', 'RESOLVE:b']);
    expect(assignmentOf(added, 'b').role).toBe('SUPPORTING');
  });
});

describe('bukan wewenang', () => {
  it('brings the report back to verification with a new VERIFY clock and never closes it', () => {
    const step: Step = { action: 'RETURN', at: SOON, assignmentId: 'assignment-a', reason: 'NOT_COMPETENT' };
    const { after } = play(history(HISTORIES.IN_PROGRESS), step);
    expect([after.status, running(after), after.closedAt]).toEqual(['SUBMITTED', ['VERIFY'], null]);
    expect(clockOf(after, 'VERIFY')).toMatchObject({ startedAt: SOON, zone: 'WIB' });
    const again = play(after, { ...DISPOSE, at: LATE, newAssignments: [agency('papua')] }).after;
    expect(again).toMatchObject({ status: 'DISPOSED', verifiedAt: Date.parse('2026-09-02T03:00:00Z') });
  });
});

describe('a reply', () => {
  const replied = history(HISTORIES.REPORTER_REPLIED);

  it('stops AUTO_CLOSE and makes the lead owe a first response again', () => {
    expect(running(replied)).toEqual(['FIRST_RESPONSE:a']);
    const accepted = play(replied, { action: 'ACCEPT', at: SOON, assignmentId: 'assignment-a' }).after;
    expect([accepted.status, running(accepted), accepted.hasReply]).toEqual(['IN_PROGRESS', [], false]);
  });

  it('can be answered directly, and the silence counts anew', () => {
    const answered = play(replied, { ...PUBLISH, at: SOON }).after;
    expect([answered.status, running(answered)]).toEqual(['RESPONDED', ['AUTO_CLOSE']]);
    expect(clockOf(answered, 'AUTO_CLOSE').startedAt).toBe(SOON);
  });

  it('waits for the lead, whatever a supporting institution adds', () => {
    const two = history([SUBMIT, { ...DISPOSE, newAssignments: [agency('a'), agency('b', 'SUPPORTING')] }]);
    const publish = (name: string): Step => ({ ...PUBLISH, assignmentId: `assignment-${name}` });
    const answered = play(play(two, publish('a')).after, publish('b')).after;
    const added = play(play(answered, { action: 'REPLY', at: SOON }).after, { ...publish('b'), at: SOON }).after;
    expect([added.status, running(added)]).toEqual(['REPORTER_REPLIED', ['FIRST_RESPONSE:a']]);
    const answeredAgain = play(added, { ...publish('a'), at: SOON }).after;
    expect([answeredAgain.status, running(answeredAgain)]).toEqual(['RESPONDED', ['AUTO_CLOSE']]);
  });

  it('leaves the first answer where it was in time', () => {
    const answered = play(replied, { ...PUBLISH, at: SOON }).after;
    expect(assignmentOf(answered, 'a').answeredAt).toBe(Date.parse('2026-09-04T03:00:00Z'));
  });
});

describe('a question to the reporter', () => {
  it('pauses the clocks of the institution; the answer resumes them with the days that were left', () => {
    const asked = history(HISTORIES.NEEDS_INFO);
    expect(running(asked)).toEqual(['COMPLETE']);
    const before = clockOf(asked, 'RESOLVE:a');
    expect(before.remainingDays).toBe(13);
    const completed = play(asked, { action: 'COMPLETE', at: '2026-09-14T03:00:00Z' }).after;
    expect(running(completed)).toEqual(['FIRST_RESPONSE:a', 'RESOLVE:a']);
    expect(new Date(clockOf(completed, 'RESOLVE:a').dueAt).toISOString()).toBe('2026-10-01T16:59:59.999Z');
  });

  it('archives the report only after thirty days, and a restored one starts its clocks anew', () => {
    const asked = history(HISTORIES.NEEDS_INFO);
    const due = clockOf(asked, 'COMPLETE').dueAt;
    expect(new Date(due).toISOString()).toBe('2026-10-03T16:59:59.999Z');
    const expire = { action: 'EXPIRE', reason: 'NOT_COMPLETED' } as const;
    expect(attempt(asked, { ...expire, at: due })).toMatchObject({ refusal: { code: 'TRANSITION_NOT_ALLOWED' } });
    const archived = play(asked, { ...expire, at: due + 1 }).after;
    expect([assignmentOf(archived, 'a').status, running(archived)]).toEqual(['DONE', []]);
    const restored = play(archived, { action: 'RESTORE', at: LATE }).after;
    expect([restored.status, running(restored)]).toEqual(['DISPOSED', ['FIRST_RESPONSE:a', 'RESOLVE:a']]);
    expect(assignmentOf(restored, 'a')).toMatchObject({ status: 'PENDING', endedAt: null, endedFrom: null });
  });
});

describe('closing and reopening', () => {
  it('the system closes only after AUTO_CLOSE ran out, to the millisecond', () => {
    const responded = history(HISTORIES.RESPONDED);
    const due = clockOf(responded, 'AUTO_CLOSE').dueAt;
    expect(attempt(responded, { action: 'AUTO_CLOSE', at: due }).ok).toBe(false);
    expect(play(responded, { action: 'AUTO_CLOSE', at: due + 1 }).after.closeReason).toBe('NO_REPLY');
  });

  it('reopens within thirty days, counts it, and makes the lead owe everything again', () => {
    const closed = history(HISTORIES.CLOSED);
    const at = (closed.closedAt ?? 0) + 30 * 86_400_000;
    const reopen = { action: 'REOPEN', reason: 'RECURRED' } as const;
    expect(attempt(closed, { ...reopen, at: at + 1 })).toMatchObject({ refusal: { code: 'TRANSITION_NOT_ALLOWED' } });
    const open = play(closed, { ...reopen, at }).after;
    expect(open).toMatchObject({
      status: 'REPORTER_REPLIED',
      reopenCount: 1,
      closedAt: null,
      closeReason: null,
      rating: null,
    });
    expect(running(open)).toEqual(['FIRST_RESPONSE:a', 'RESOLVE:a']);
  });
});

describe('reclassification', () => {
  const start = clockOf(history(HISTORIES.IN_PROGRESS), 'RESOLVE:a');

  it('recomputes RESOLVE from its first start and hands back the old due date', () => {
    const step: Step = { action: 'RECLASSIFY', at: SOON, classification: 'COMPLAINT', supervision: 'SUPERVISORY' };
    const change = play(history(HISTORIES.IN_PROGRESS), step);
    expect(change.clocks).toHaveLength(1);
    expect(change.clocks[0]?.before?.dueAt).toBe(start.dueAt);
    expect(change.clocks[0]?.after).toMatchObject({
      startedAt: start.startedAt,
      rule: 'RESOLVE_COMPLAINT_SUPERVISORY_60_WD',
    });
    const back = play(change.after, { ...step, supervision: 'NON_SUPERVISORY' }).after;
    expect(clockOf(back, 'RESOLVE:a')).toEqual(start);
  });

  it('knows supervision for complaints only', () => {
    const change = play(history(HISTORIES.IN_PROGRESS), {
      action: 'RECLASSIFY',
      at: SOON,
      classification: 'ASPIRATION',
    });
    expect(change.after).toMatchObject({ classification: 'ASPIRATION', supervision: null });
    expect(new Date(clockOf(change.after, 'RESOLVE:a').dueAt).toISOString()).toBe('2026-09-09T16:59:59.999Z');
  });

  it('when disposing sets the limit that the new clocks start with', () => {
    const { after } = play(history([SUBMIT]), { ...DISPOSE, classification: 'INFORMATION_REQUEST' });
    expect(clockOf(after, 'RESOLVE:a').rule).toBe('RESOLVE_INFORMATION_REQUEST_5_WD');
  });
});

describe('refusals of a command', () => {
  it.each([
    ['an archive without reason', 'SUBMITTED', { action: 'ARCHIVE', at: SOON }, 'REQUIRED', 'reason'],
    [
      'a reason of another action',
      'SUBMITTED',
      { action: 'ARCHIVE', at: SOON, reason: 'RECURRED' },
      'INVALID_INPUT',
      'reason',
    ],
    ['a confirmation without rating', 'RESPONDED', { action: 'CONFIRM', at: SOON }, 'REQUIRED', 'rating'],
    ['a rating of six', 'RESPONDED', { action: 'CONFIRM', at: SOON, rating: 6 }, 'INVALID_INPUT', 'rating'],
    ['half a star', 'RESPONDED', { action: 'CONFIRM', at: SOON, rating: 4.5 }, 'INVALID_INPUT', 'rating'],
    ['a disposal to nobody', 'SUBMITTED', { action: 'DISPOSE', at: SOON }, 'REQUIRED', 'newAssignments'],
    [
      'a disposal with two leads',
      'SUBMITTED',
      { action: 'DISPOSE', at: SOON, newAssignments: [agency('a'), agency('b')] },
      'INVALID_INPUT',
      'newAssignments',
    ],
    [
      'the same institution twice',
      'SUBMITTED',
      { action: 'DISPOSE', at: SOON, newAssignments: [agency('a'), agency('a', 'SUPPORTING')] },
      'INVALID_INPUT',
      'newAssignments',
    ],
    [
      'an institution that holds it already',
      'DISPOSED',
      { action: 'ADD_AGENCY', at: SOON, newAssignments: [{ ...agency('a'), id: 'another' }] },
      'INVALID_INPUT',
      'newAssignments',
    ],
    ['an acceptance of nothing', 'DISPOSED', { action: 'ACCEPT', at: SOON }, 'REQUIRED', 'assignmentId'],
    [
      'a second acceptance',
      'IN_PROGRESS',
      { action: 'ACCEPT', at: SOON, assignmentId: 'assignment-a' },
      'TRANSITION_NOT_ALLOWED',
      null,
    ],
    [
      'the lead named lead',
      'DISPOSED',
      { action: 'NAME_LEAD', at: SOON, assignmentId: 'assignment-a' },
      'INVALID_INPUT',
      'assignmentId',
    ],
    [
      'an escalation of what is not overdue',
      'RESPONDED',
      { action: 'ESCALATE', at: SOON, reason: 'OVERDUE', relations: ['SYSTEM'] },
      'TRANSITION_NOT_ALLOWED',
      null,
    ],
    [
      'a stranger',
      'RESPONDED',
      { action: 'CONFIRM', at: SOON, rating: 5, relations: ['HOLDER_ADMIN'] },
      'FORBIDDEN',
      null,
    ],
  ] as const)('%s', (_name, status, step, code, field) => {
    expect(attempt(history(HISTORIES[status]), step)).toEqual({ ok: false, refusal: { code, field } });
  });

  it('leave the snapshot as it was', () => {
    const state = history(HISTORIES.RESPONDED);
    const copy = structuredClone(state);
    attempt(state, { action: 'CONFIRM', at: SOON, rating: 9 });
    play(state, { action: 'CONFIRM', at: SOON, rating: 3 });
    expect(state).toEqual(copy);
  });
});
