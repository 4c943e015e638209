// Each fault of an input with its code and field, several at once, and none that is stored.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '../../../../schema/contract/principal';
import { newId } from '../../../../platform/ids';
import { CATEGORY, RESPONSE, faultsOf, newReport, type Stage } from './cases';
import { BUDI, CITY, CITY_UNIT, MINISTRY, NATIONAL, OFFLINE, SITI, liaisonOf } from './people';
import { CLOSING, DISPOSAL, refuseOn, type Attempt } from './refuse';
import { START, startWriting, type Input, type WritingStack } from './writingStack';

let stack: WritingStack;
const refuse = (...attempt: Attempt): Promise<string[]> => refuseOn(stack, ...attempt);

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

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
    ['another institution’s unit', { unitId: CITY_UNIT }, ['INVALID_INPUT unitId']],
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
  ])('%s: %s', async (_name, ...[stage, who, field, input, fault]) => {
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
    stack.clock.nowMs = START;
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
