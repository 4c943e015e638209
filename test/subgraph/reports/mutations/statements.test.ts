// How many SQL statements a mutation costs, its own read of the report at the end included; and that a hidden report
// costs what a missing one does.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import type { Principal } from '../../../../schema/contract/principal';
import { REPLY, RESPONSE, bringTo, faultsOf, newReport, succeed, target, type Stage } from './cases';
import { sendFiles } from './sendFiles';
import { CITY, MINISTRY, NATIONAL, OFFICE, SITI, liaisonOf } from './people';
import { startWriting, type Input, type WritingStack } from './writingStack';

let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

async function count(stage: Stage, who: Principal, field: string, input: Input): Promise<number> {
  const made = await bringTo(stack, stage);
  const statements = await stack.listStatements(async () => {
    succeed(await stack.call(who, field, { ...target(made), ...input }));
  });
  return statements.length;
}

it('each mutation runs a fixed number of statements, at most 12', async () => {
  // The first of a process takes numbers for 32 reports.
  succeed(await stack.call(SITI, 'submitReport', newReport()));
  const submit = await stack.listStatements(async () => {
    succeed(await stack.call(SITI, 'submitReport', newReport()));
  });
  const staff = liaisonOf(MINISTRY);
  const two = { leadAgencyId: MINISTRY, supportingAgencyIds: [CITY, OFFICE] };
  expect({
    submitReport: submit.length,
    disposeReport: await count('SUBMITTED', NATIONAL, 'disposeReport', { leadAgencyId: MINISTRY }),
    'disposeReport to three institutions': await count('SUBMITTED', NATIONAL, 'disposeReport', two),
    acceptAssignment: await count('DISPOSED', staff, 'acceptAssignment', {}),
    publishResponse: await count('IN_PROGRESS', staff, 'publishResponse', RESPONSE),
    replyToReport: await count('RESPONDED', SITI, 'replyToReport', REPLY),
    confirmResolution: await count('RESPONDED', SITI, 'confirmResolution', { rating: 5 }),
    closeReport: await count('RESPONDED', NATIONAL, 'closeReport', { reason: 'LEGAL_PROCESS' }),
  }).toEqual({
    submitReport: 7,
    disposeReport: 10,
    'disposeReport to three institutions': 10,
    acceptAssignment: 10,
    publishResponse: 11,
    replyToReport: 11,
    confirmResolution: 10,
    closeReport: 10,
  });
});

it('publishing an approved draft, with files, runs no more', async () => {
  const staff = liaisonOf(MINISTRY);
  const made = await bringTo(stack, 'IN_PROGRESS');
  const draft = { reportId: made.reportId, expectedVersion: made.expectedVersion, ...RESPONSE };
  succeed(await stack.call(staff, 'draftResponse', draft));
  const [{ id: responseId } = { id: '' }] = await stack.rows('SELECT id FROM response_draft WHERE report_id = ?', [
    made.reportId,
  ]);
  const approval = { reportId: made.reportId, expectedVersion: made.expectedVersion + 1, responseId };
  succeed(await stack.call(staff, 'approveResponse', approval));
  const attachmentIds = await sendFiles(stack, staff, 3);
  const statements = await stack.listStatements(async () => {
    const input = { ...approval, expectedVersion: approval.expectedVersion + 1, attachmentIds };
    succeed(await stack.call(staff, 'publishResponse', input));
  });
  expect(statements).toHaveLength(12);
  const [response] = await stack.rows('SELECT * FROM response WHERE id = ?', [responseId]);
  expect(response).toMatchObject({ ...RESPONSE, report_id: made.reportId, approved_by_operator_id: staff.id });
  const files = await stack.rows('SELECT state FROM attachment WHERE target_id = ?', [responseId]);
  expect(files).toEqual([{ state: 'ATTACHED' }, { state: 'ATTACHED' }, { state: 'ATTACHED' }]);
});

it('a hidden report costs the very statements of a missing one', async () => {
  const hidden = await bringTo(stack, 'RESPONDED', { report: { confidential: true } });
  const missing = { reportId: newId(), expectedVersion: 1 };
  const ask = (of: Input) => async () => {
    expect(faultsOf(await stack.call(liaisonOf(CITY), 'publishResponse', { ...of, ...RESPONSE }))).toEqual([
      'NOT_FOUND reportId',
    ]);
  };
  const withoutIds = (statements: readonly string[]) => statements.map((sql) => sql.replace(/ -- PARAMETERS.*$/s, ''));
  const first = withoutIds(await stack.listStatements(ask(target(hidden))));
  expect(first).toHaveLength(4);
  expect(withoutIds(await stack.listStatements(ask(missing)))).toEqual(first);
});

it('a faulty input costs none', async () => {
  const statements = await stack.listStatements(async () => {
    await stack.call(SITI, 'submitReport', newReport({ title: '' }));
    await stack.call(NATIONAL, 'disposeReport', { reportId: newId(), expectedVersion: 1, leadAgencyId: 'x' });
    await stack.call(SITI, 'replyToReport', { reportId: newId(), expectedVersion: 1, body: '' });
  });
  expect(statements).toEqual([]);
});
