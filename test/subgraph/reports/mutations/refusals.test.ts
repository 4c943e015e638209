// Whom and when each mutation refuses: rights, states, versions.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { newId } from '../../../../platform/ids';
import { REPLY, RESPONSE, bringTo, faultsOf, newReport, target, type CaseOptions, type Stage } from './cases';
import { ANALYST, BUDI, CITY, MINISTRY, NATIONAL, OFFICE, SITI, adminOf, liaisonOf, person, systemOf } from './people';
import { CLOSING, DISPOSAL, refuseOn, type Attempt } from './refuse';
import { startWriting, type Input, type WritingStack } from './writingStack';

let stack: WritingStack;
const refuse = (...attempt: Attempt): Promise<string[]> => refuseOn(stack, ...attempt);

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

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
  ])('%s', async (_name, ...[stage, who, field, input, code, options]) => {
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
