// The answer to a question may bring files: they are claimed as those of a report and seen by whoever reads the answer.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { newId } from '../../../../platform/ids';
import { bringTo, faultsOf, succeed, target, type Case } from '../mutations/cases';
import { BUDI, CITY, MINISTRY, NATIONAL, SITI, adminOf, liaisonOf } from '../mutations/people';
import { sendFiles } from '../mutations/sendFiles';
import { startWriting, type WritingStack } from '../mutations/writingStack';

let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

const QUESTION = { reason: 'EVIDENCE_MISSING', question: 'Bisa kirim foto?' };

async function ask(): Promise<Case> {
  const made = await bringTo(stack, 'DISPOSED');
  const { report } = succeed(await stack.call(NATIONAL, 'postponeReport', { ...target(made), ...QUESTION }));
  return { ...made, expectedVersion: report.version };
}

const answer = (who: Principal, of: Case, attachmentIds: readonly string[]) =>
  stack.call(who, 'completeReport', { ...target(of), answer: 'Ini fotonya.', attachmentIds });

const READ = `query ($id: ID!) { report(id: $id) { attachments { id } timeline(first: 10) { nodes {
  action remark { body attachments { id status fileName downloadUrl } } } } } }`;

async function readAnswer(who: Principal, { reportId }: Case) {
  const { data, codes } = await stack.ask(who, READ, { id: reportId });
  expect(codes).toEqual([]);
  expect(data.report.attachments).toEqual([]);
  return data.report.timeline.nodes.find(({ action }: { action: string }) => action === 'COMPLETE').remark;
}

describe('files of an answer', () => {
  it('hang on it, in the order given, and not on the report', async () => {
    const of = await ask();
    const ids = await sendFiles(stack, SITI, 2);
    succeed(await answer(SITI, of, ids));
    for (const who of [SITI, NATIONAL, liaisonOf(MINISTRY), adminOf(MINISTRY)]) {
      const remark = await readAnswer(who, of);
      expect(remark.attachments).toEqual(
        ids.map((id) => ({ id, status: 'AVAILABLE', fileName: 'foto.jpg', downloadUrl: expect.any(String) })),
      );
    }
  });

  it('are not told to who reads the report and not the answer', async () => {
    const of = await ask();
    succeed(await answer(SITI, of, await sendFiles(stack, SITI)));
    for (const who of [BUDI, ANONYMOUS, liaisonOf(CITY)]) expect(await readAnswer(who, of)).toBeNull();
  });

  it('are refused with the answer when one is not the reporter’s, unknown or used; then none is taken', async () => {
    const of = await ask();
    const [own = ''] = await sendFiles(stack, SITI);
    const [foreign = ''] = await sendFiles(stack, BUDI);
    const [used = ''] = await sendFiles(stack, SITI);
    succeed(await answer(SITI, await ask(), [used]));
    for (const [other, code] of [
      [foreign, 'NOT_FOUND'],
      [newId(), 'NOT_FOUND'],
      [used, 'ATTACHMENT_IN_USE'],
    ] as const) {
      const refused = await answer(SITI, of, [own, other]);
      expect([refused.report, faultsOf(refused)]).toEqual([null, [`${code} attachmentIds.1`]]);
    }
    expect(await stack.rows('SELECT state FROM attachment WHERE id = ?', [own])).toEqual([{ state: 'STORED' }]);
    succeed(await answer(SITI, of, [own]));
  });
});
