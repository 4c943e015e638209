// Acting without an account: the right secret makes the caller the report's reporter, a wrong one makes them nobody.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../../schema/contract/principal';
import { REPLY, bringTo, faultsOf, succeed, target, type Case } from './cases';
import { ANALYST, BUDI, MINISTRY, SITI, liaisonOf } from './people';
import { startWriting, type WritingStack } from './writingStack';

let stack: WritingStack;
let made: Case;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

const options = { submitter: ANONYMOUS };
const hidden = { submitter: ANONYMOUS, report: { confidential: true } };

describe('the right secret', () => {
  it('replies and confirms, also where the report is hidden from the public', async () => {
    made = await bringTo(stack, 'RESPONDED', hidden);
    const { secret } = made;
    const confirmed = await stack.call(ANONYMOUS, 'confirmResolution', { ...target(made), secret, rating: 5 });
    expect(succeed(confirmed).report).toMatchObject({ status: 'CLOSED', version: 5 });
    made = await bringTo(stack, 'RESPONDED', hidden);
    const replied = await stack.call(ANONYMOUS, 'replyToReport', { ...target(made), ...REPLY, secret: made.secret });
    expect(succeed(replied).report.status).toBe('REPORTER_REPLIED');
    const [last] = await stack.rows('SELECT * FROM history WHERE report_id = ? AND version = 5', [made.reportId]);
    expect(last).toMatchObject({ actor_role: 'REPORTER', actor_agency_id: null, actor_operator_id: null });
  });

  it.each([
    ['another reporter', BUDI],
    ['an analyst, who sees no report otherwise', ANALYST],
    ['the institution itself', liaisonOf(MINISTRY)],
  ])('serves whoever holds it: %s', async (_name, who) => {
    made = await bringTo(stack, 'RESPONDED', options);
    const answer = await stack.call(who, 'replyToReport', { ...target(made), ...REPLY, secret: made.secret });
    expect(succeed(answer).report.status).toBe('REPORTER_REPLIED');
  });

  it('is given to an account too, which then needs no token', async () => {
    made = await bringTo(stack, 'RESPONDED');
    const answer = await stack.call(ANONYMOUS, 'replyToReport', { ...target(made), ...REPLY, secret: made.secret });
    expect(succeed(answer).report.status).toBe('REPORTER_REPLIED');
  });
});

describe('a wrong secret', () => {
  const wrong: readonly [string, (secret: string) => string | null][] = [
    ['no secret', () => null],
    ['an empty one', () => ''],
    ['one letter changed', (secret) => `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`],
    ['one letter more', (secret) => `${secret}A`],
    ['padding', (secret) => `${secret}=`],
    ['other case', (secret) => secret.toUpperCase()],
    // The last letter carries two bits that decoding would drop.
    ['the same bytes in another spelling', (secret) => `${secret.slice(0, -1)}${respell(secret.slice(-1))}`],
    ['a NUL character behind it', (secret) => `${secret}\u0000`],
    ['half a surrogate pair', () => '\uD83D'],
    ['megabytes', () => 'A'.repeat(1_000_000)],
  ];

  it.each(wrong)('%s: FORBIDDEN where the report is public, NOT_FOUND where it is not', async (_name, spoil) => {
    for (const [setting, fault] of [
      [options, 'FORBIDDEN'],
      [hidden, 'NOT_FOUND reportId'],
    ] as const) {
      made = await bringTo(stack, 'RESPONDED', setting);
      const secret = spoil(made.secret);
      const replied = await stack.call(ANONYMOUS, 'replyToReport', { ...target(made), ...REPLY, secret });
      const confirmed = await stack.call(ANONYMOUS, 'confirmResolution', { ...target(made), rating: 1, secret });
      expect([faultsOf(replied), faultsOf(confirmed)]).toEqual([[fault], [fault]]);
    }
  });

  it('is another report’s', async () => {
    const other = await bringTo(stack, 'RESPONDED', options);
    made = await bringTo(stack, 'RESPONDED', options);
    const answer = await stack.call(ANONYMOUS, 'replyToReport', { ...target(made), ...REPLY, secret: other.secret });
    expect(faultsOf(answer)).toEqual(['FORBIDDEN']);
  });

  it('takes nothing from an account that may act anyhow', async () => {
    made = await bringTo(stack, 'RESPONDED');
    const answer = await stack.call(SITI, 'replyToReport', { ...target(made), ...REPLY, secret: 'wrong' });
    expect(succeed(answer).report.status).toBe('REPORTER_REPLIED');
  });
});

function respell(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet.charAt(alphabet.indexOf(letter) ^ 1);
}
