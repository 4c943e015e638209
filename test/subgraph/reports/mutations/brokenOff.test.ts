// A mutation that dies on its way leaves nothing: neither rows nor an event nor a claim of its key. The next one works.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../../platform/crypto';
import { newId } from '../../../../platform/ids';
import { RESPONSE, bringTo, faultsOf, newReport, succeed, target } from './cases';
import { MINISTRY, SITI, liaisonOf } from './people';
import { startWriting, type WritingStack } from './writingStack';

let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

const who = liaisonOf(MINISTRY);

describe('a response whose transaction ends at', () => {
  it.each([
    ['the claim of its key', /INTO idempotency/],
    ['the lock of the report', /FROM `?"?report\b/],
    ['the report', /^UPDATE report/],
    ['its assignments', /INTO `assignment`/],
    ['its clocks', /INTO `clock`/],
    ['its history', /INTO `history`/],
    ['its event', /INTO `outbox`/],
    ['its own row', /INTO `response`/],
    ['its commit', /^COMMIT/],
  ])('%s leaves nothing, and can be given again', async (_name, last) => {
    const made = await bringTo(stack, 'IN_PROGRESS');
    const before = await stack.countRows();
    const [report] = await stack.rows('SELECT * FROM report WHERE id = ?', [made.reportId]);
    let isCut = false;
    stack.heard.onStatement = (sql) => {
      if (isCut || !last.test(sql)) return;
      isCut = true;
      throw new Error('cut off');
    };
    const input = { ...target(made), ...RESPONSE, idempotencyKey: newId() };
    const answer = await stack.call(who, 'publishResponse', input);
    stack.heard.onStatement = () => undefined;
    expect([isCut, faultsOf(answer)]).toEqual([true, ['INTERNAL']]);
    expect(await stack.countRows()).toEqual(before);
    expect(await stack.rows('SELECT * FROM report WHERE id = ?', [made.reportId])).toEqual([report]);
    expect(succeed(await stack.call(who, 'publishResponse', input)).report.version).toBe(4);
  });
});

it('a submission that dies at its event leaves no report, and its number is not given twice', async () => {
  const before = await stack.countRows();
  stack.heard.onStatement = (sql) => {
    if (sql.includes('INTO `outbox`')) throw new Error('cut off');
  };
  expect(faultsOf(await stack.call(SITI, 'submitReport', newReport()))).toEqual(['INTERNAL']);
  stack.heard.onStatement = () => undefined;
  expect(await stack.countRows()).toEqual(before);
  const { report } = succeed(await stack.call(SITI, 'submitReport', newReport()));
  expect(await stack.rows('SELECT id FROM report WHERE id = ?', [report.id])).toHaveLength(1);
});

// The embedded engine has neither sessions to end nor row locks to wait for.
if (process.env.TEST_DATABASE_URL) {
  describe('on a server', () => {
    it('a session that is ended while it waits for the report leaves nothing', async () => {
      const made = await bringTo(stack, 'IN_PROGRESS');
      const before = await stack.countRows();
      const input = { ...target(made), ...RESPONSE, idempotencyKey: newId() };
      const answer = await stack.database.write(async (tx) => {
        await tx.query('SELECT id FROM report WHERE id = ? FOR UPDATE', [made.reportId]);
        const waiting = stack.call(who, 'publishResponse', input);
        await tx.query(`KILL ${await findWaitingSession()}`);
        return waiting;
      });
      expect(faultsOf(answer)).toEqual(['INTERNAL']);
      expect(await stack.countRows()).toEqual(before);
      expect(succeed(await stack.call(who, 'publishResponse', input)).report.version).toBe(4);
    });

    it('a twin that still runs is told to try again, before its caller gives up', async () => {
      const idempotencyKey = newId();
      const input = newReport({ idempotencyKey });
      const { issuer, subject, client } = SITI;
      const scope = sha256(JSON.stringify([issuer, subject, client, 'submitReport', idempotencyKey])).toString('hex');
      const answer = await stack.database.write(async (tx) => {
        await tx.query("INSERT INTO idempotency (scope, request, outcome, created_at) VALUES (?, '', NULL, 0)", [
          scope,
        ]);
        const told = await stack.call(SITI, 'submitReport', input);
        await tx.query('DELETE FROM idempotency WHERE scope = ?', [scope]);
        return told;
      });
      expect(faultsOf(answer)).toEqual(['IDEMPOTENCY_IN_PROGRESS']);
      succeed(await stack.call(SITI, 'submitReport', input));
    });
  });
}

async function findWaitingSession(): Promise<number> {
  for (const until = Date.now() + 2_000; Date.now() < until;) {
    const [session] = await stack.rows(
      "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'SELECT%FROM `report`%FOR UPDATE%' AND info NOT LIKE '%processlist%'",
    );
    if (session) return Number(session.id);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('No session waits.');
}
