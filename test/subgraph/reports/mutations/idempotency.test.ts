// A mutation takes effect once for a key, whatever is repeated, and by whom.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../../schema/contract/principal';
import { forgetOldOutcomes } from '../../../../platform/idempotency';
import { newId } from '../../../../platform/ids';
import { RESPONSE, bringTo, faultsOf, newReport, succeed, target } from './cases';
import { BUDI, MINISTRY, NATIONAL, SITI, liaisonOf, systemOf } from './people';
import { startWriting, type Answer, type WritingStack } from './writingStack';

let stack: WritingStack;
let idempotencyKey: string;

beforeAll(async () => {
  stack = await startWriting();
});

beforeEach(() => {
  idempotencyKey = newId();
});

afterAll(() => stack.close());

describe('the same call again', () => {
  it('gives the same report and the same secret, and writes nothing', async () => {
    const input = newReport({ idempotencyKey, areaCode: null });
    const first = succeed(await stack.call(SITI, 'submitReport', input));
    const before = await stack.countRows();
    // Another order of fields, and an absent field for a null one, are the same request.
    const { areaCode: _absent, ...rest } = Object.fromEntries(Object.entries(input).reverse());
    for (const same of [input, rest]) expect(await stack.call(SITI, 'submitReport', same)).toEqual(first);
    expect(await stack.countRows()).toEqual(before);
  });

  it('gives the secret again to whoever has no account', async () => {
    const input = newReport({ idempotencyKey });
    const first = succeed(await stack.call(ANONYMOUS, 'submitReport', input));
    expect(await stack.call(ANONYMOUS, 'submitReport', input)).toEqual(first);
    const stored = await stack.rows('SELECT outcome FROM idempotency');
    expect(JSON.stringify(stored)).not.toContain(first.trackingSecret);
  });

  it('answers with the report as it is by now', async () => {
    const made = await bringTo(stack, 'DISPOSED');
    const input = { ...target(made), idempotencyKey };
    expect(succeed(await stack.call(liaisonOf(MINISTRY), 'acceptAssignment', input)).report.version).toBe(3);
    const next = { ...target(made), expectedVersion: 3, ...RESPONSE };
    succeed(await stack.call(liaisonOf(MINISTRY), 'publishResponse', next));
    const again = await stack.call(liaisonOf(MINISTRY), 'acceptAssignment', input);
    expect(again).toMatchObject({ report: { version: 4, status: 'RESPONDED' }, userErrors: [] });
  });

  it('shows nothing to a caller who may not see the report any more', async () => {
    const made = await bringTo(stack, 'DISPOSED', { report: { confidential: true } });
    const input = { ...target(made), idempotencyKey };
    succeed(await stack.call(liaisonOf(MINISTRY), 'acceptAssignment', input));
    const moved = { ...liaisonOf(MINISTRY), agencyId: null };
    expect(await stack.call(moved, 'acceptAssignment', input)).toMatchObject({ report: null, userErrors: [] });
  });
});

describe('a key', () => {
  it('with another body is IDEMPOTENCY_KEY_REUSED', async () => {
    succeed(await stack.call(SITI, 'submitReport', newReport({ idempotencyKey })));
    const before = await stack.countRows();
    const other = await stack.call(SITI, 'submitReport', newReport({ idempotencyKey, title: 'Lampu jalan mati!' }));
    expect(faultsOf(other)).toEqual(['IDEMPOTENCY_KEY_REUSED idempotencyKey']);
    expect(other).toMatchObject({ report: null, trackingSecret: null });
    expect(await stack.countRows()).toEqual(before);
  });

  it('is a caller’s own: others use it for theirs', async () => {
    const input = newReport({ idempotencyKey });
    const callers = [SITI, BUDI, ANONYMOUS, { ...SITI, client: 'another-app' }, { ...SITI, issuer: 'https://other' }];
    const ids = new Set<string>();
    for (const who of callers) ids.add(succeed(await stack.call(who, 'submitReport', input)).report.id);
    expect(ids.size).toBe(callers.length);
  });

  it('may serve once in each mutation', async () => {
    const made = await bringTo(stack, 'DISPOSED');
    const who = liaisonOf(MINISTRY);
    succeed(await stack.call(who, 'acceptAssignment', { ...target(made), idempotencyKey }));
    const next = { ...target(made), expectedVersion: 3, ...RESPONSE, idempotencyKey };
    expect(succeed(await stack.call(who, 'publishResponse', next)).report.status).toBe('RESPONDED');
  });

  it('is free after a refusal: the same call may succeed later', async () => {
    const made = await bringTo(stack, 'SUBMITTED');
    const early = { reportId: made.reportId, expectedVersion: 2, reason: 'LEGAL_PROCESS', idempotencyKey };
    expect(faultsOf(await stack.call(NATIONAL, 'closeReport', early))).toEqual(['VERSION_CONFLICT expectedVersion']);
    const disposal = { ...target(made), leadAgencyId: MINISTRY };
    succeed(await stack.call(NATIONAL, 'disposeReport', disposal));
    expect(faultsOf(await stack.call(NATIONAL, 'closeReport', early))).toEqual(['TRANSITION_NOT_ALLOWED']);
  });

  it('is kept for seven days', async () => {
    const input = newReport({ idempotencyKey });
    const first = succeed(await stack.call(SITI, 'submitReport', input));
    const submittedAt = stack.clock.nowMs;
    const { database: db } = stack;
    await forgetOldOutcomes({ db, clock: { now: () => submittedAt + 7 * 86_400_000 } });
    expect(await stack.call(SITI, 'submitReport', input)).toEqual(first);
    await forgetOldOutcomes({ db, clock: { now: () => submittedAt + 7 * 86_400_000 + 1 } });
    expect(succeed(await stack.call(SITI, 'submitReport', input)).report.id).not.toBe(first.report.id);
  });
});

describe('eight twins at once', () => {
  const repeat = (work: () => Promise<Answer>): Promise<Answer[]> => Promise.all(Array.from({ length: 8 }, work));
  const isRetryable = ({ error }: Answer): boolean => error === 'IDEMPOTENCY_IN_PROGRESS';

  it('hand in one report, and are told of the same', async () => {
    const before = await stack.countRows();
    const input = newReport({ idempotencyKey });
    const answers = await repeat(() => stack.call(SITI, 'submitReport', input));
    const after = await stack.countRows();
    expect([after.report, after.outbox, after.history]).toEqual(
      [before.report, before.outbox, before.history].map((count) => Number(count) + 1),
    );
    const told = answers.filter((answer) => !isRetryable(answer));
    expect(new Set(told.map((answer) => succeed(answer).report.id)).size).toBe(1);
    expect(new Set(told.map((answer) => answer.trackingSecret)).size).toBe(1);
    expect(await stack.call(SITI, 'submitReport', input)).toEqual(told[0]);
  });

  it('publish one response', async () => {
    const made = await bringTo(stack, 'IN_PROGRESS');
    const input = { ...target(made), ...RESPONSE, idempotencyKey };
    const answers = await repeat(() => stack.call(systemOf(MINISTRY), 'publishResponse', input));
    const told = answers.filter((answer) => !isRetryable(answer));
    expect(new Set(told.map((answer) => succeed(answer).report.version))).toEqual(new Set([4]));
    const responses = await stack.rows('SELECT id FROM response WHERE report_id = ?', [made.reportId]);
    expect(responses).toHaveLength(1);
  });

  it('are all refused where one would be', async () => {
    const made = await bringTo(stack, 'DISPOSED');
    const before = await stack.countRows();
    const input = { ...target(made), reason: 'LEGAL_PROCESS', idempotencyKey };
    const answers = await repeat(() => stack.call(NATIONAL, 'closeReport', input));
    for (const answer of answers.filter((each) => !isRetryable(each))) {
      expect(faultsOf(answer)).toEqual(['TRANSITION_NOT_ALLOWED']);
    }
    expect(await stack.countRows()).toEqual(before);
  });
});
