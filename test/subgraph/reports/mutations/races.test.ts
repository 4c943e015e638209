// Eight callers at once on one report: one wins, the others are told so, and nothing is written twice or lost.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REPLY, RESPONSE, bringTo, faultsOf, newReport, succeed, target } from './cases';
import { CITY, MINISTRY, NATIONAL, OFFICE, SITI, liaisonOf, systemOf } from './people';
import { startWriting, type Answer, type WritingStack } from './writingStack';

let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting({ hasSequencer: true });
});

afterAll(() => stack.close());

const eight = (work: (n: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: 8 }, (_each, n) => work(n)));

/** The one that won; all others were told of the newer version. */
function winnerOf(answers: readonly Answer[]): Answer {
  const [winner, ...others] = answers.filter((answer) => answer.report !== null);
  expect(others).toEqual([]);
  const losers = answers.filter((answer) => answer.report === null);
  expect(losers.map(faultsOf)).toEqual(losers.map(() => ['VERSION_CONFLICT expectedVersion']));
  return winner as Answer;
}

const versionsOf = async (table: string, reportId: string): Promise<number[]> =>
  (await stack.rows(`SELECT version FROM ${table} WHERE report_id = ? ORDER BY version`, [reportId])).map(
    (row) => row.version,
  );

describe('with the same version', () => {
  it('one of eight acceptances counts', async () => {
    const made = await bringTo(stack, 'DISPOSED');
    const answers = await eight(() => stack.call(liaisonOf(MINISTRY), 'acceptAssignment', target(made)));
    expect(winnerOf(answers).report).toMatchObject({ version: 3, status: 'IN_PROGRESS' });
    expect(await versionsOf('history', made.reportId)).toEqual([1, 2, 3]);
  });

  it('one of eight responses is published', async () => {
    const made = await bringTo(stack, 'IN_PROGRESS');
    const answers = await eight((n) =>
      stack.call(systemOf(MINISTRY), 'publishResponse', { ...target(made), ...RESPONSE, body: `Jawaban ${n}` }),
    );
    winnerOf(answers);
    expect(await stack.rows('SELECT id FROM response WHERE report_id = ?', [made.reportId])).toHaveLength(1);
  });

  it('one of a reply, a confirmation and a closing comes about', async () => {
    const made = await bringTo(stack, 'RESPONDED');
    const answers = await eight((n) => {
      if (n % 3 === 0) return stack.call(SITI, 'replyToReport', { ...target(made), ...REPLY });
      if (n % 3 === 1) return stack.call(SITI, 'confirmResolution', { ...target(made), rating: 5 });
      return stack.call(NATIONAL, 'closeReport', { ...target(made), reason: 'ANSWERED_IN_FULL' });
    });
    winnerOf(answers);
    expect(await versionsOf('history', made.reportId)).toEqual([1, 2, 3, 4, 5]);
    const replies = await stack.rows('SELECT id FROM reply WHERE report_id = ?', [made.reportId]);
    const [report] = await stack.rows('SELECT status FROM report WHERE id = ?', [made.reportId]);
    expect(replies).toHaveLength(report?.status === 'REPORTER_REPLIED' ? 1 : 0);
  });

  it('one of eight disposals is made, with its assignments and no others', async () => {
    const made = await bringTo(stack, 'SUBMITTED');
    const leads = [MINISTRY, CITY, OFFICE];
    const answers = await eight((n) =>
      stack.call(NATIONAL, 'disposeReport', { ...target(made), leadAgencyId: leads[n % 3] }),
    );
    winnerOf(answers);
    expect(await stack.rows('SELECT id FROM assignment WHERE report_id = ?', [made.reportId])).toHaveLength(1);
  });
});

it('institutions that answer at the same time lose no answer when they read again', async () => {
  const made = await bringTo(stack, 'IN_PROGRESS', { disposal: { supportingAgencyIds: [CITY, OFFICE] } });
  await Promise.all(
    [MINISTRY, CITY, OFFICE].map(async (agencyId) => {
      for (let expectedVersion = made.expectedVersion; ; expectedVersion += 1) {
        const input = { reportId: made.reportId, expectedVersion, ...RESPONSE };
        const answer = await stack.call(liaisonOf(agencyId), 'publishResponse', input);
        if (answer.report !== null) return;
        expect(faultsOf(answer)).toEqual(['VERSION_CONFLICT expectedVersion']);
      }
    }),
  );
  const [report] = await stack.rows('SELECT status, version FROM report WHERE id = ?', [made.reportId]);
  expect(report).toEqual({ status: 'RESPONDED', version: 6 });
});

it('eight submissions take eight tracking ids', async () => {
  const answers = await eight((n) => stack.call(SITI, 'submitReport', newReport({ title: `Laporan ${n}` })));
  const ids = answers.map((answer) => succeed(answer).report.id);
  const rows = await stack.rows(
    `SELECT DISTINCT tracking_id FROM report WHERE id IN (${ids.map(() => '?').join()})`,
    ids,
  );
  expect(rows).toHaveLength(8);
});

it('events of each report are numbered in the order of its versions, without gaps and without loss', async () => {
  const histories = await stack.rows('SELECT COUNT(*) AS n FROM history');
  const count = Number(histories[0]?.n);
  let log = await stack.rows('SELECT seq, payload FROM event_log ORDER BY seq');
  for (const until = Date.now() + 5_000; log.length < count && Date.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    log = await stack.rows('SELECT seq, payload FROM event_log ORDER BY seq');
  }
  expect(log.map((row) => Number(row.seq))).toEqual(Array.from({ length: count }, (_each, index) => index + 1));
  const last = new Map<string, number>();
  for (const { payload } of log) {
    const { reportId, version } = JSON.parse(payload as string) as { reportId: string; version: number };
    expect([reportId, version]).toEqual([reportId, (last.get(reportId) ?? 0) + 1]);
    last.set(reportId, version);
  }
  expect(await stack.rows('SELECT id FROM outbox')).toEqual([]);
});
