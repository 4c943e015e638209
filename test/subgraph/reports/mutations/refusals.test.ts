// What each mutation refuses, with which code and field; and that a refusal leaves no row, not even of its key.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { newId } from '../../../../platform/ids';
import { CATEGORY, REPLY, RESPONSE, bringTo, faultsOf, newReport, target, type CaseOptions, type Stage } from './cases';
import { ANALYST, BUDI, CITY, MINISTRY, NATIONAL, OFFICE, OFFLINE, SITI } from './people';
import { adminOf, liaisonOf, person, systemOf } from './people';
import { startWriting, type Input, type WritingStack } from './writingStack';

let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

const DISPOSAL = { leadAgencyId: MINISTRY };
const CLOSING = { reason: 'LEGAL_PROCESS' };

/** Asks for `field` on a report at `stage`, and checks that nothing was written. */
async function refuse(stage: Stage, who: Principal, field: string, input: Input, options: CaseOptions = {}) {
  const made = await bringTo(stack, stage, options);
  const before = await stack.countRows();
  const answer = await stack.call(who, field, { ...target(made), ...input });
  expect(await stack.countRows()).toEqual(before);
  expect(answer.report).toBeNull();
  return faultsOf(answer);
}

describe('a report that the caller may not see is NOT_FOUND', () => {
  const hidden: CaseOptions = { report: { confidential: true } };
  it.each<[string, Principal, string, Input]>([
    ['disposing, for another institution’s admin', adminOf(CITY), 'disposeReport', DISPOSAL],
    ['disposing, for an analyst', ANALYST, 'disposeReport', DISPOSAL],
    ['accepting, for another institution', liaisonOf(CITY), 'acceptAssignment', {}],
    ['responding, for another institution', systemOf(CITY), 'publishResponse', RESPONSE],
    ['replying, for another reporter', BUDI, 'replyToReport', REPLY],
    ['replying, for nobody in particular', ANONYMOUS, 'replyToReport', REPLY],
    ['confirming, for another reporter', BUDI, 'confirmResolution', { rating: 5 }],
    ['closing, for a liaison of another institution', liaisonOf(CITY), 'closeReport', CLOSING],
  ])('%s', async (_name, who, field, input) => {
    expect(await refuse('RESPONDED', who, field, input, hidden)).toEqual(['NOT_FOUND reportId']);
  });

  it('also with a wrong version, which would tell that it exists', async () => {
    const made = { expectedVersion: 99, ...RESPONSE };
    expect(await refuse('RESPONDED', liaisonOf(CITY), 'publishResponse', made, hidden)).toEqual(['NOT_FOUND reportId']);
  });

  it.each([
    ['a missing one', newId()],
    ['an id in upper case', newId().toUpperCase()],
    ['an id with a space behind it', `${newId()} `],
    ['no id at all', ''],
    ['a fragment of SQL', "' OR 1=1 --"],
    ['a NUL character', '\u0000'],
  ])('like %s', async (_name, reportId) => {
    expect(await refuse('DISPOSED', NATIONAL, 'closeReport', { ...CLOSING, reportId })).toEqual(['NOT_FOUND reportId']);
  });
});

describe('an action that is not the caller’s is FORBIDDEN', () => {
  const withoutScope: Principal = { ...liaisonOf(MINISTRY), scopes: ['reports:read'] };
  const straight: CaseOptions = { report: { targetAgencyId: MINISTRY } };
  it.each<[string, Stage, Principal, string, Input, string, CaseOptions?]>([
    ['disposing a report of one’s own', 'SUBMITTED', SITI, 'disposeReport', DISPOSAL, 'FORBIDDEN'],
    ['accepting, for a citizen who sees it', 'DISPOSED', BUDI, 'acceptAssignment', {}, 'FORBIDDEN'],
    ['accepting, for the national admin', 'DISPOSED', NATIONAL, 'acceptAssignment', {}, 'FORBIDDEN'],
    [
      'accepting, for a coordinator above the institution',
      'DISPOSED',
      adminOf(MINISTRY),
      'acceptAssignment',
      {},
      'FORBIDDEN',
      { disposal: { leadAgencyId: OFFICE } },
    ],
    ['accepting without the scope reports:write', 'DISPOSED', withoutScope, 'acceptAssignment', {}, 'FORBIDDEN'],
    [
      'responding, for an institution admin',
      'IN_PROGRESS',
      adminOf(MINISTRY),
      'publishResponse',
      RESPONSE,
      'FORBIDDEN',
    ],
    ['responding, for the national admin', 'IN_PROGRESS', NATIONAL, 'publishResponse', RESPONSE, 'FORBIDDEN'],
    ['responding, for another institution', 'IN_PROGRESS', liaisonOf(CITY), 'publishResponse', RESPONSE, 'FORBIDDEN'],
    ['replying, for another reporter', 'RESPONDED', BUDI, 'replyToReport', REPLY, 'FORBIDDEN'],
    ['replying, for the institution', 'RESPONDED', liaisonOf(MINISTRY), 'replyToReport', REPLY, 'FORBIDDEN'],
    ['confirming, for the national admin', 'RESPONDED', NATIONAL, 'confirmResolution', { rating: 5 }, 'FORBIDDEN'],
    ['closing, for its reporter', 'RESPONDED', SITI, 'closeReport', CLOSING, 'FORBIDDEN'],
    ['closing, for an institution admin', 'RESPONDED', adminOf(MINISTRY), 'closeReport', CLOSING, 'FORBIDDEN'],
    [
      'disposing to another institution, for the admin to whom it was sent',
      'SUBMITTED',
      adminOf(MINISTRY),
      'disposeReport',
      { leadAgencyId: CITY },
      'FORBIDDEN leadAgencyId',
      straight,
    ],
    [
      'adding another institution, for the admin to whom it was sent',
      'SUBMITTED',
      adminOf(MINISTRY),
      'disposeReport',
      { ...DISPOSAL, supportingAgencyIds: [CITY] },
      'FORBIDDEN supportingAgencyIds',
      straight,
    ],
  ])('%s', async (_name, stage, who, field, input, code, options = {}) => {
    expect(await refuse(stage, who, field, input, options)).toEqual([code]);
  });

  it.each([
    ['staff', liaisonOf(MINISTRY)],
    ['an analyst', ANALYST],
    ['a client that is not an agency’s system', person('CLIENT', 'dasbor', 'ANALYST')],
  ])('handing in, for %s', async (_name, who) => {
    expect(faultsOf(await stack.call(who, 'submitReport', newReport()))).toEqual(['FORBIDDEN']);
  });
});

describe('an action that does not fit the state is TRANSITION_NOT_ALLOWED', () => {
  it.each<[string, Stage, Principal, string, Input]>([
    ['disposing twice', 'DISPOSED', NATIONAL, 'disposeReport', DISPOSAL],
    ['accepting twice', 'IN_PROGRESS', liaisonOf(MINISTRY), 'acceptAssignment', {}],
    ['replying before an answer', 'IN_PROGRESS', SITI, 'replyToReport', REPLY],
    ['replying twice', 'REPORTER_REPLIED', SITI, 'replyToReport', REPLY],
    ['confirming before an answer', 'DISPOSED', SITI, 'confirmResolution', { rating: 5 }],
    ['closing what is not verified', 'SUBMITTED', NATIONAL, 'closeReport', CLOSING],
    ['closing what is disposed', 'DISPOSED', NATIONAL, 'closeReport', CLOSING],
    ['closing what is in progress', 'IN_PROGRESS', NATIONAL, 'closeReport', CLOSING],
    ['closing what the reporter replied to', 'REPORTER_REPLIED', NATIONAL, 'closeReport', CLOSING],
  ])('%s', async (_name, stage, who, field, input) => {
    expect(await refuse(stage, who, field, input)).toEqual(['TRANSITION_NOT_ALLOWED']);
  });
});

describe('a version that is not the present one', () => {
  it.each([
    ['older', 1],
    ['newer', 3],
    ['of nothing', 0],
    ['negative', -1],
    ['the greatest', 2_147_483_647],
  ])('%s is VERSION_CONFLICT, which names the present one', async (_name, expectedVersion) => {
    const made = await bringTo(stack, 'DISPOSED');
    const answer = await stack.call(liaisonOf(MINISTRY), 'acceptAssignment', { ...target(made), expectedVersion });
    expect(faultsOf(answer)).toEqual(['VERSION_CONFLICT expectedVersion']);
    expect(answer.userErrors[0]?.message).toMatch(/\bversion 2 now\b/);
  });
});

describe('a faulty input', () => {
  const many = (count: number): string[] => Array.from({ length: count }, () => newId());
  it.each<[string, Input, string[]]>([
    ['an institution that does not exist', { leadAgencyId: newId() }, ['INVALID_INPUT leadAgencyId']],
    ['an institution that is not connected', { leadAgencyId: OFFLINE }, ['INVALID_INPUT leadAgencyId']],
    ['no id of an institution', { leadAgencyId: '' }, ['INVALID_INPUT leadAgencyId']],
    ['one unknown supporter', { supportingAgencyIds: [CITY, newId()] }, ['INVALID_INPUT supportingAgencyIds']],
    ['the lead as supporter', { supportingAgencyIds: [MINISTRY] }, ['INVALID_INPUT supportingAgencyIds']],
    ['a supporter twice', { supportingAgencyIds: [CITY, CITY] }, ['INVALID_INPUT supportingAgencyIds']],
    [
      '21 supporters',
      { supportingAgencyIds: many(21) },
      ['INVALID_INPUT supportingAgencyIds', 'TOO_MANY_ITEMS supportingAgencyIds'],
    ],
    // Whether the unit exists is the knowledge of agencies; here it must only look like one.
    ['an id of a unit that is none', { unitId: 'unit-1' }, ['INVALID_INPUT unitId']],
    ['an empty id of a unit', { unitId: '' }, ['INVALID_INPUT unitId']],
    ['a category that does not exist', { categoryCode: 'NOPE' }, ['INVALID_INPUT categoryCode']],
    ['an empty category', { categoryCode: '' }, ['INVALID_INPUT categoryCode']],
    ['a category in another case', { categoryCode: CATEGORY.toLowerCase() }, ['INVALID_INPUT categoryCode']],
    [
      'a supervisory aspiration',
      { classification: 'ASPIRATION', supervision: 'SUPERVISORY' },
      ['INVALID_INPUT supervision'],
    ],
    [
      'several at once',
      { leadAgencyId: 'x', unitId: 'y', categoryCode: 'z' },
      ['INVALID_INPUT leadAgencyId', 'INVALID_INPUT unitId', 'INVALID_INPUT categoryCode'],
    ],
  ])('disposeReport: %s', async (_name, input, faults) => {
    expect(await refuse('SUBMITTED', NATIONAL, 'disposeReport', { ...DISPOSAL, ...input })).toEqual(faults);
  });

  it('disposeReport: supervisory, of a report that is no complaint and stays none', async () => {
    const input = { ...DISPOSAL, supervision: 'SUPERVISORY' };
    const faults = await refuse('SUBMITTED', NATIONAL, 'disposeReport', input, {
      report: { classification: 'ASPIRATION' },
    });
    expect(faults).toEqual(['INVALID_INPUT supervision']);
  });

  it.each<[string, Stage, Principal, string, Input, string]>([
    [
      'no id of a unit',
      'DISPOSED',
      liaisonOf(MINISTRY),
      'acceptAssignment',
      { unitId: 'unit-1' },
      'INVALID_INPUT unitId',
    ],
    ['an empty unit', 'DISPOSED', liaisonOf(MINISTRY), 'acceptAssignment', { unitId: '' }, 'INVALID_INPUT unitId'],
    ['no text', 'IN_PROGRESS', liaisonOf(MINISTRY), 'publishResponse', { ...RESPONSE, body: '' }, 'REQUIRED body'],
    [
      'an unknown finding',
      'IN_PROGRESS',
      liaisonOf(MINISTRY),
      'publishResponse',
      { ...RESPONSE, finding: 'FINE' },
      'BAD_USER_INPUT',
    ],
    ['no text', 'RESPONDED', SITI, 'replyToReport', { body: ' \n' }, 'REQUIRED body'],
    ['rating 0', 'RESPONDED', SITI, 'confirmResolution', { rating: 0 }, 'INVALID_INPUT rating'],
    ['rating 6', 'RESPONDED', SITI, 'confirmResolution', { rating: 6 }, 'INVALID_INPUT rating'],
    ['rating 4.5', 'RESPONDED', SITI, 'confirmResolution', { rating: 4.5 }, 'BAD_USER_INPUT'],
    ['no rating', 'RESPONDED', SITI, 'confirmResolution', { rating: null }, 'BAD_USER_INPUT'],
    ['the system’s own reason', 'RESPONDED', NATIONAL, 'closeReport', { reason: 'NO_REPLY' }, 'BAD_USER_INPUT'],
    ['an unknown field', 'RESPONDED', NATIONAL, 'closeReport', { ...CLOSING, rating: 5 }, 'BAD_USER_INPUT'],
  ])('%s: %s', async (_name, stage, who, field, input, fault) => {
    expect(await refuse(stage, who, field, input)).toEqual([fault]);
  });

  it.each<[string, Input, string[]]>([
    ['an unknown category', { categoryCode: 'NOPE' }, ['INVALID_INPUT categoryCode']],
    ['a name of Object.prototype', { categoryCode: '__proto__' }, ['INVALID_INPUT categoryCode']],
    ['an unknown area', { areaCode: '99.99' }, ['INVALID_INPUT areaCode']],
    ['an empty area', { areaCode: '' }, ['INVALID_INPUT areaCode']],
    ['an institution that is not connected', { targetAgencyId: OFFLINE }, ['INVALID_INPUT targetAgencyId']],
    ['a day in the future', { incidentDate: '2026-09-02' }, ['INVALID_INPUT incidentDate']],
    ['a day that is none', { incidentDate: '2026-02-30' }, ['BAD_USER_INPUT']],
    ['another’s channel', { channel: 'SMS' }, ['FORBIDDEN channel']],
    ['a system’s number', { externalReference: '77' }, ['FORBIDDEN externalReference']],
    ['another’s account', { reporterId: BUDI.id }, ['BAD_USER_INPUT']],
    [
      'several at once',
      { title: '', body: ' ', categoryCode: 'x', areaCode: 'y', targetAgencyId: 'z', channel: 'X' },
      [
        'REQUIRED title',
        'REQUIRED body',
        'INVALID_INPUT categoryCode',
        'INVALID_INPUT areaCode',
        'INVALID_INPUT targetAgencyId',
        'FORBIDDEN channel',
      ],
    ],
  ])('submitReport: %s', async (_name, input, faults) => {
    stack.clock.nowMs = Date.parse('2026-09-01T03:00:00Z');
    const before = await stack.countRows();
    expect(faultsOf(await stack.call(SITI, 'submitReport', newReport(input)))).toEqual(faults);
    expect(await stack.countRows()).toEqual(before);
  });

  it.each([
    ['too short', 'x'.repeat(15)],
    ['too long', 'x'.repeat(129)],
    ['with a space', `${'x'.repeat(20)} `],
    ['with a line break at its end', `${'x'.repeat(20)}\n`],
    ['with another alphabet', 'кодовоеслово-1234'],
    ['empty', ''],
  ])('a key %s', async (_name, idempotencyKey) => {
    const answer = await stack.call(SITI, 'submitReport', newReport({ idempotencyKey }));
    expect(faultsOf(answer)).toEqual(['INVALID_INPUT idempotencyKey']);
  });
});
