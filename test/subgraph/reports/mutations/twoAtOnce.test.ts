// Two at once with the same version, on every mutation that changes a report: one wins, the other is told by what.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import { bringTo } from './cases';
import { NATIONAL } from './people';
import { WAYS, bringToWay } from './ways';
import { startWriting, type Input, type WritingStack } from './writingStack';

let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

/** No step of a report's life, or its first. */
const OTHERS = [
  'submitReport',
  'supportReport',
  'withdrawSupport',
  'addNote',
  'openIdentity',
  'createAttachmentUpload',
];
/** What the way leaves to the case. */
const REASONS: Readonly<Record<string, Input>> = {
  closeReport: { reason: 'LEGAL_PROCESS' },
  archiveReport: { reason: 'SPAM' },
  reopenReport: { reason: 'RECURRED' },
  returnAssignment: { reason: 'OTHER_REGION' },
};

const textOf = (field: string): string => {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
  return `mutation ($input: ${type}) { ${field}(input: $input) {
    report { version } userErrors { code } versionConflict { currentVersion lastChange { version action actorRole } }
  } }`;
};

async function inputFor(field: string): Promise<Input> {
  const { reportId, expectedVersion } = await bringToWay(stack, field);
  const input = { reportId, expectedVersion, ...WAYS[field]?.values, ...REASONS[field] };
  const [draft] = await stack.rows('SELECT id FROM response_draft WHERE report_id = ?', [reportId]);
  if (field === 'approveResponse' || field === 'discardResponse') return { ...input, responseId: draft?.id };
  if (field === 'mergeReport') return { ...input, primaryReportId: (await bringTo(stack, 'DISPOSED')).reportId };
  if (field !== 'forwardAssignment' && field !== 'takeBackAssignment') return input;
  const [assignment] = await stack.rows('SELECT id FROM assignment WHERE report_id = ?', [reportId]);
  return { ...input, assignmentId: assignment?.id };
}

/** Many at once have a test of their own. */
const STEPS = Object.keys(WAYS).filter((field) => !OTHERS.includes(field) && !field.startsWith('bulk'));

it.each(STEPS)('%s', async (field) => {
  const input = await inputFor(field);
  const who = WAYS[field]?.who ?? NATIONAL;
  const answers = await Promise.all(
    [1, 2].map(() => stack.ask(who, textOf(field), { input: { ...input, idempotencyKey: newId() } })),
  );
  expect(answers.flatMap(({ codes }) => codes)).toEqual([]);
  const payloads = answers.map(({ data }) => data[field]);
  const version = Number(input.expectedVersion) + 1;
  const lost = payloads.filter(({ userErrors }) => userErrors.length > 0);
  expect(lost).toMatchObject([
    { report: null, userErrors: [{ code: 'VERSION_CONFLICT' }], versionConflict: { currentVersion: version } },
  ]);
  const [step] = await stack.rows('SELECT * FROM history WHERE report_id = ? AND version = ?', [
    input.reportId,
    version,
  ]);
  expect(lost[0].versionConflict.lastChange).toEqual({ version, action: step?.action, actorRole: step?.actor_role });
  const [report] = await stack.rows('SELECT version FROM report WHERE id = ?', [input.reportId]);
  expect(report).toEqual({ version });
});

it('who does not see the step is told of the version only', async () => {
  const made = await bringTo(stack, 'IN_PROGRESS');
  const { reportId, expectedVersion } = made;
  const draft = { reportId, expectedVersion, body: 'Konsep.', finding: 'INFORMATION_GAP' };
  await stack.call(WAYS.draftResponse?.who ?? NATIONAL, 'draftResponse', draft);
  const late = { reportId, expectedVersion, idempotencyKey: newId() };
  const { data } = await stack.ask(WAYS.withdrawReport?.who ?? NATIONAL, textOf('withdrawReport'), { input: late });
  expect(data.withdrawReport.versionConflict).toEqual({ currentVersion: expectedVersion + 1, lastChange: null });
});
