// The rows of the state table beside submit, dispose, accept, respond, reply, confirm and close: each through its mutation,
// with what it leaves in the rows; and that what is offered to a viewer is what the mutations accept.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { newId } from '../../../../platform/ids';
import { MUTATION_OF } from '../../../../subgraphs/reports/app/mutationOf';
import { STATE_TABLE } from '../../../../subgraphs/reports/domain/stateTable';
import { OTHER_CATEGORY, REPLY, bringTo, faultsOf, succeed, target, type Case, type Stage } from './cases';
import { BUDI, CITY, CITY_UNIT, MINISTRY, NATIONAL, OFFICE, SITI, UNIT, adminOf, liaisonOf } from './people';
import { startWriting, type Input, type WritingStack } from './writingStack';

let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

const QUESTION = { reason: 'PLACE_UNCLEAR', question: 'Di kilometer berapa?' };
const REOPENING = { reason: 'RECURRED', explanation: 'Padam lagi.' };
const RETURNING = { reason: 'NOT_COMPETENT', explanation: 'Jalan nasional.', suggestedAgencyId: CITY };

async function act(made: Case, who: Principal, field: string, input: Input = {}): Promise<Case & { status: string }> {
  stack.clock.nowMs += 60_000;
  const { report } = succeed(await stack.call(who, field, { ...target(made), ...input }));
  return { ...made, expectedVersion: report.version, status: report.status };
}

const assignmentOf = async ({ reportId }: Case, agencyId: string): Promise<Record<string, any>> =>
  (await stack.rows('SELECT * FROM assignment WHERE report_id = ? AND agency_id = ?', [reportId, agencyId]))[0] ?? {};

const clocksOf = async ({ reportId }: Case): Promise<string[]> =>
  (
    await stack.rows(
      'SELECT kind FROM clock WHERE report_id = ? AND stopped_at IS NULL AND paused_at IS NULL ORDER BY seq',
      [reportId],
    )
  ).map(({ kind }) => kind as string);

const textOf = async ({ reportId, expectedVersion }: Case): Promise<Record<string, any> | undefined> =>
  (await stack.rows('SELECT * FROM step_text WHERE report_id = ? AND version = ?', [reportId, expectedVersion]))[0];

const closed = async (): Promise<Case> =>
  act(await bringTo(stack, 'RESPONDED'), NATIONAL, 'closeReport', { reason: 'LEGAL_PROCESS' });

describe('the reporter', () => {
  it('is asked and answers; clocks pause and go on', async () => {
    const asked = await act(await bringTo(stack, 'IN_PROGRESS'), adminOf(MINISTRY), 'postponeReport', QUESTION);
    expect([asked.status, await clocksOf(asked)]).toEqual(['NEEDS_INFO', ['COMPLETE']]);
    expect(await textOf(asked)).toMatchObject({ body: QUESTION.question, reporter_body: null });
    const answered = await act(asked, SITI, 'completeReport', { answer: 'Kilometer 12.' });
    expect([answered.status, await clocksOf(answered)]).toEqual(['IN_PROGRESS', ['RESOLVE']]);
    expect(await textOf(answered)).toMatchObject({ body: null, reporter_body: 'Kilometer 12.' });
  });

  it('opens a closed report again within 30 days, and not later', async () => {
    const open = await act(await closed(), SITI, 'reopenReport', REOPENING);
    expect(open.status).toBe('REPORTER_REPLIED');
    const late = await closed();
    stack.clock.nowMs += 30 * 86_400_000 + 1;
    const answer = await stack.call(SITI, 'reopenReport', { ...target(late), ...REOPENING });
    expect(faultsOf(answer)).toEqual(['TRANSITION_NOT_ALLOWED']);
  });

  it('takes it to the Ombudsman once, and withdraws it', async () => {
    const flagged = await act(await bringTo(stack, 'DISPOSED'), SITI, 'escalateReport', { explanation: 'Diabaikan.' });
    const again = await stack.call(SITI, 'escalateReport', { ...target(flagged), explanation: 'Lagi.' });
    expect([flagged.status, faultsOf(again)]).toEqual(['DISPOSED', ['TRANSITION_NOT_ALLOWED']]);
    const withdrawn = await act(flagged, SITI, 'withdrawReport');
    expect([withdrawn.status, await clocksOf(withdrawn)]).toEqual(['WITHDRAWN', []]);
  });
});

describe('who verifies', () => {
  it('archives and restores, and keeps sight of it', async () => {
    const made = await bringTo(stack, 'SUBMITTED', { report: { targetAgencyId: MINISTRY, confidential: true } });
    const archived = await act(made, adminOf(MINISTRY), 'archiveReport', { reason: 'UNCLEAR' });
    expect(archived.status).toBe('ARCHIVED');
    const restored = await act(archived, adminOf(MINISTRY), 'restoreReport');
    expect([restored.status, await clocksOf(restored)]).toEqual(['SUBMITTED', ['VERIFY']]);
  });

  it('merges and unmerges; refuses itself, a hidden, a merged and a foreign primary', async () => {
    const [primary, second, third] = [
      await bringTo(stack, 'DISPOSED'),
      await bringTo(stack, 'IN_PROGRESS'),
      await bringTo(stack, 'DISPOSED', { disposal: { leadAgencyId: CITY } }),
    ];
    const mergeInto = (primaryReportId: string, who = NATIONAL) =>
      stack.call(who, 'mergeReport', { ...target(second), primaryReportId });
    expect(faultsOf(await mergeInto(second.reportId))).toEqual(['INVALID_INPUT primaryReportId']);
    expect(faultsOf(await mergeInto(newId()))).toEqual(['NOT_FOUND primaryReportId']);
    expect(faultsOf(await mergeInto(third.reportId, adminOf(MINISTRY)))).toEqual(['FORBIDDEN primaryReportId']);
    const merged = await act(second, adminOf(MINISTRY), 'mergeReport', { primaryReportId: primary.reportId });
    expect(merged.status).toBe('MERGED');
    const circle = { ...target(primary), primaryReportId: second.reportId };
    expect(faultsOf(await stack.call(NATIONAL, 'mergeReport', circle))).toEqual([
      'TRANSITION_NOT_ALLOWED primaryReportId',
    ]);
    const apart = await act(merged, adminOf(MINISTRY), 'unmergeReport');
    const [row] = await stack.rows('SELECT merged_into_id FROM report WHERE id = ?', [apart.reportId]);
    expect([apart.status, row?.merged_into_id]).toEqual(['IN_PROGRESS', null]);
  });

  it('corrects class, category and visibility; a holder cannot expose', async () => {
    let made: Case = await bringTo(stack, 'IN_PROGRESS');
    made = await act(made, adminOf(MINISTRY), 'reclassifyReport', { classification: 'ASPIRATION' });
    made = await act(made, adminOf(MINISTRY), 'recategoriseReport', { categoryCode: OTHER_CATEGORY });
    made = await act(made, adminOf(MINISTRY), 'changeVisibility', { confidential: true });
    const [row] = await stack.rows('SELECT * FROM report WHERE id = ?', [made.reportId]);
    expect(row).toMatchObject({ classification: 'ASPIRATION', category_code: OTHER_CATEGORY, is_public: 0 });
    const exposing = { ...target(made), confidential: false };
    expect(faultsOf(await stack.call(adminOf(MINISTRY), 'changeVisibility', exposing))).toEqual([
      'FORBIDDEN confidential',
    ]);
    await act(made, NATIONAL, 'changeVisibility', { confidential: false });
  });
});

describe('between institutions', () => {
  it('a return goes back to be verified, with its reason and where it belongs', async () => {
    const made = await act(await bringTo(stack, 'DISPOSED'), adminOf(MINISTRY), 'returnAssignment', RETURNING);
    expect([made.status, await clocksOf(made)]).toEqual(['SUBMITTED', ['VERIFY']]);
    expect(await textOf(made)).toMatchObject({ body: RETURNING.explanation, suggested_agency_id: CITY });
    expect(await assignmentOf(made, MINISTRY)).toMatchObject({ status: 'RETURNED' });
  });

  it('the national admin adds, names the lead, forwards and takes back', async () => {
    let made: Case = await act(await bringTo(stack, 'DISPOSED'), NATIONAL, 'addAgency', { agencyId: CITY });
    const twice = await stack.call(NATIONAL, 'addAgency', { ...target(made), agencyId: CITY });
    expect(faultsOf(twice)).toEqual(['INVALID_INPUT agencyId']);
    const { id: cityId } = await assignmentOf(made, CITY);
    made = await act(made, NATIONAL, 'nameLead', { assignmentId: cityId });
    expect(await assignmentOf(made, CITY)).toMatchObject({ role: 'LEAD' });
    made = await act(made, NATIONAL, 'forwardAssignment', { assignmentId: cityId, agencyId: OFFICE });
    expect(await assignmentOf(made, OFFICE)).toMatchObject({ role: 'LEAD', status: 'PENDING' });
    const { id: officeId } = await assignmentOf(made, OFFICE);
    made = await act(made, NATIONAL, 'takeBackAssignment', { assignmentId: officeId });
    expect(await assignmentOf(made, OFFICE)).toMatchObject({ status: 'WITHDRAWN' });
  });

  it('a unit is one of the institution that holds the assignment', async () => {
    const made = await bringTo(stack, 'DISPOSED');
    const foreign = { ...target(made), unitId: CITY_UNIT };
    expect(faultsOf(await stack.call(adminOf(MINISTRY), 'disposeToUnit', foreign))).toEqual(['INVALID_INPUT unitId']);
    await act(made, adminOf(MINISTRY), 'disposeToUnit', { unitId: UNIT });
    expect(await assignmentOf(made, MINISTRY)).toMatchObject({ unit_id: UNIT });
  });
});

describe('refusals', () => {
  it.each<[string, Stage, Principal, string, Input, string]>([
    ['answering without a question', 'DISPOSED', SITI, 'completeReport', { answer: 'Ya.' }, 'TRANSITION_NOT_ALLOWED'],
    ['archiving what is disposed', 'DISPOSED', NATIONAL, 'archiveReport', { reason: 'SPAM' }, 'TRANSITION_NOT_ALLOWED'],
    ['restoring what is open', 'DISPOSED', NATIONAL, 'restoreReport', {}, 'TRANSITION_NOT_ALLOWED'],
    ['returning, for a liaison', 'DISPOSED', liaisonOf(MINISTRY), 'returnAssignment', RETURNING, 'FORBIDDEN'],
    ['adding, for the holder', 'DISPOSED', adminOf(MINISTRY), 'addAgency', { agencyId: CITY }, 'FORBIDDEN'],
    ['withdrawing another’s report', 'DISPOSED', BUDI, 'withdrawReport', {}, 'FORBIDDEN'],
    ['asking nothing', 'DISPOSED', NATIONAL, 'postponeReport', { ...QUESTION, question: ' ' }, 'REQUIRED question'],
  ])('%s', async (_name, ...[stage, who, field, input, fault]) => {
    const made = await bringTo(stack, stage);
    expect(faultsOf(await stack.call(who, field, { ...target(made), ...input }))).toEqual([fault]);
  });

  it('a former holder of a closed report is told of its state, not of a role', async () => {
    const made = await closed();
    const answer = await stack.call(adminOf(MINISTRY), 'returnAssignment', { ...target(made), ...RETURNING });
    expect(faultsOf(answer)).toEqual(['TRANSITION_NOT_ALLOWED']);
  });

  it('wrong secrets are throttled by report, the right one never', async () => {
    const made = await bringTo(stack, 'RESPONDED', { submitter: ANONYMOUS });
    const tries = [];
    for (let n = 0; n < 11; n += 1)
      tries.push(await stack.call(ANONYMOUS, 'replyToReport', { ...target(made), ...REPLY, secret: `wrong ${n}` }));
    expect(tries.map(faultsOf).slice(9)).toEqual([['FORBIDDEN'], ['RATE_LIMITED']]);
    await act(made, ANONYMOUS, 'replyToReport', { ...REPLY, secret: made.secret });
  });
});

it('every action that people take has a mutation', () => {
  const byPeople = STATE_TABLE.filter(({ who }) => who.some((relation) => relation !== 'SYSTEM'));
  expect(byPeople.filter(({ action }) => MUTATION_OF[action] === undefined)).toEqual([]);
});
