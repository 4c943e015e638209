// One action on many reports: each has its own result, and a repeated call does only what was left.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { newId } from '../../../../platform/ids';
import { OTHER_CATEGORY, bringTo, newReport, succeed, target, type Case } from './cases';
import { CITY, MINISTRY, NATIONAL, SITI, UNIT, adminOf, liaisonOf, systemOf } from './people';
import { JOKO, LEFT, RINA, hireStaff } from './staff';
import { startWriting, type Input, type WritingStack } from './writingStack';

let stack: WritingStack;
const ADMIN = adminOf(MINISTRY);

beforeAll(async () => {
  stack = await startWriting();
  await hireStaff(stack);
});

afterAll(() => stack.close());

interface BulkAnswer {
  /** Version of each report, or the codes of what is wrong with it. */
  readonly results: readonly (number | string)[];
  readonly faults: readonly string[];
}

async function bulk(who: Principal, field: string, input: Input): Promise<BulkAnswer> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
  const text = `mutation ($input: ${type}) { ${field}(input: $input) {
    results { reportId currentVersion report { id version } userErrors { code field } } userErrors { code field } } }`;
  const { data, codes } = await stack.ask(who, text, { input: { idempotencyKey: newId(), ...input } });
  const { results = [], userErrors = [] } = data?.[field] ?? {};
  const code = (error: any): string => [error.code, error.field?.join('.')].filter(Boolean).join(' ');
  return {
    results: results.map(({ report, reportId, userErrors: own }: any) => {
      expect(report === null || report.id === reportId).toBe(true);
      return report?.version ?? own.map(code).join(', ');
    }),
    faults: [...codes, ...userErrors.map(code)],
  };
}

const makeCases = async (count: number, stage: Parameters<typeof bringTo>[1] = 'DISPOSED'): Promise<Case[]> => {
  const made: Case[] = [];
  for (let n = 0; n < count; n += 1) made.push(await bringTo(stack, stage));
  return made;
};

const stepsOf = async (cases: readonly Case[]): Promise<number> => {
  const ids = cases.map(({ reportId }) => reportId);
  const [row] = await stack.rows(
    `SELECT COUNT(*) AS n FROM history WHERE report_id IN (${ids.map(() => '?').join(', ')})`,
    ids,
  );
  return Number(row?.n);
};

it('of a hundred reports those are changed that can be, each with its own result', async () => {
  const made = await makeCases(20);
  const others = await makeCases(2, 'SUBMITTED');
  const items = [
    ...made.slice(0, 10).map(target),
    ...made.slice(10, 15).map((each) => ({ ...target(each), expectedVersion: 1 })),
    ...others.map(target),
    ...Array.from({ length: 80 }, () => ({ reportId: newId(), expectedVersion: 1 })),
    { reportId: 'bukan id', expectedVersion: 1 },
  ].slice(0, 100);
  const { results, faults } = await bulk(liaisonOf(MINISTRY), 'bulkAcceptAssignment', { items });
  expect(faults).toEqual([]);
  expect(results).toEqual([
    ...Array.from({ length: 10 }, () => 3),
    ...Array.from({ length: 5 }, () => 'VERSION_CONFLICT expectedVersion'),
    ...Array.from({ length: items.length - 15 }, () => 'NOT_FOUND reportId'),
  ]);
});

describe('each action', () => {
  it('gives cases to a person, and refuses the one that they have', async () => {
    const [first, second, third] = (await makeCases(3)) as [Case, Case, Case];
    const one = succeed(await stack.call(ADMIN, 'assignToOperator', { ...target(first), operatorId: RINA.id }));
    const items = [{ ...target(first), expectedVersion: one.report.version }, target(second), target(third)];
    const { results } = await bulk(ADMIN, 'bulkAssignToOperator', { items, operatorId: RINA.id });
    expect(results).toEqual(['INVALID_INPUT operatorId', 3, 3]);
    const gone = await bulk(ADMIN, 'bulkAssignToOperator', { items: [target(second)], operatorId: LEFT.id });
    expect(gone.results).toEqual(['VERSION_CONFLICT expectedVersion']);
  });

  it('gives cases to a unit', async () => {
    const items = (await makeCases(2)).map(target);
    expect((await bulk(ADMIN, 'bulkDisposeToUnit', { items, unitId: UNIT })).results).toEqual([3, 3]);
    expect((await bulk(adminOf(CITY), 'bulkDisposeToUnit', { items, unitId: UNIT })).results).toEqual(
      ['NOT_FOUND reportId', 'NOT_FOUND reportId'].map(() =>
        expect.stringMatching(/FORBIDDEN|NOT_FOUND|VERSION_CONFLICT/),
      ),
    );
  });

  it('puts reports away, and files them elsewhere', async () => {
    const items = (await makeCases(2, 'SUBMITTED')).map(target);
    expect((await bulk(NATIONAL, 'bulkRecategoriseReport', { items, categoryCode: OTHER_CATEGORY })).results).toEqual([
      2, 2,
    ]);
    const again = items.map((item) => ({ ...item, expectedVersion: 2 }));
    expect((await bulk(NATIONAL, 'bulkArchiveReport', { items: again, reason: 'SPAM' })).results).toEqual([3, 3]);
    const closed = { items: [{ ...again[0], expectedVersion: 3 }], reason: 'SPAM' };
    expect((await bulk(NATIONAL, 'bulkArchiveReport', closed)).results).toEqual(['TRANSITION_NOT_ALLOWED']);
  });
});

describe('a repeated call', () => {
  it('after a cut in the middle does what was left, once', async () => {
    const made = await makeCases(6);
    const input = { idempotencyKey: newId(), items: made.map(target) };
    let claims = 0;
    stack.heard.onStatement = (sql) => {
      if (/INTO idempotency/.test(sql) && (claims += 1) > 3) throw new Error('cut off');
    };
    const cut = await bulk(systemOf(MINISTRY), 'bulkAcceptAssignment', input);
    stack.heard.onStatement = () => undefined;
    expect(cut.results.filter((each) => each === 3)).toHaveLength(3);
    expect(cut.results.filter((each) => each === 'INTERNAL')).toHaveLength(3);
    expect((await bulk(systemOf(MINISTRY), 'bulkAcceptAssignment', input)).results).toEqual([3, 3, 3, 3, 3, 3]);
    expect(await stepsOf(made)).toBe(6 * 3);
    expect((await bulk(systemOf(MINISTRY), 'bulkAcceptAssignment', input)).results).toEqual([3, 3, 3, 3, 3, 3]);
    expect(await stepsOf(made)).toBe(6 * 3);
  });

  it('does what the time did not suffice for', async () => {
    const made = await makeCases(8);
    const input = { idempotencyKey: newId(), items: made.map(target) };
    stack.heard.onStatement = (sql) => {
      if (/INTO idempotency/.test(sql)) for (const until = Date.now() + 1_050; Date.now() < until;);
    };
    const late = await bulk(systemOf(MINISTRY), 'bulkAcceptAssignment', input);
    stack.heard.onStatement = () => undefined;
    expect(late.results).toHaveLength(8);
    expect(new Set(late.results)).toEqual(new Set([3, 'TIMEOUT']));
    const all = made.map(() => 3);
    expect((await bulk(systemOf(MINISTRY), 'bulkAcceptAssignment', input)).results).toEqual(all);
    expect(await stepsOf(made)).toBe(8 * 3);
  });

  it('at the same time changes each report once', async () => {
    const made = await makeCases(8);
    const input = { idempotencyKey: newId(), items: made.map(target) };
    const answers = await Promise.all([1, 2, 3].map(() => bulk(systemOf(MINISTRY), 'bulkAcceptAssignment', input)));
    const told = new Set(answers.flatMap(({ results }) => results));
    expect([...told].every((each) => each === 3 || each === 'IDEMPOTENCY_IN_PROGRESS')).toBe(true);
    expect(await stepsOf(made)).toBe(8 * 3);
  });

  it('may leave out what is done, but not ask for something else', async () => {
    const [first, second] = (await makeCases(2)) as [Case, Case];
    const input = { idempotencyKey: newId(), operatorId: RINA.id };
    await bulk(ADMIN, 'bulkAssignToOperator', { ...input, items: [target(first)] });
    const items = [target(first), target(second)];
    expect((await bulk(ADMIN, 'bulkAssignToOperator', { ...input, items })).results).toEqual([3, 3]);
    expect((await bulk(ADMIN, 'bulkAssignToOperator', { ...input, items, operatorId: JOKO.id })).results).toEqual([
      'IDEMPOTENCY_KEY_REUSED idempotencyKey',
      'IDEMPOTENCY_KEY_REUSED idempotencyKey',
    ]);
  });
});

it('of two people who take the same cases at once each case has one', async () => {
  const made = await makeCases(6);
  const take = (who: Principal) => bulk(who, 'bulkAssignToOperator', { items: made.map(target), operatorId: who.id });
  const [rina, joko] = (await Promise.all([take(RINA), take(JOKO)])) as [BulkAnswer, BulkAnswer];
  made.forEach((_each, n) => {
    expect([rina.results[n], joko.results[n]].sort()).toEqual([3, 'VERSION_CONFLICT expectedVersion']);
  });
});

describe('a call as a whole is refused', () => {
  const item = (): Input => ({ reportId: newId(), expectedVersion: 1 });

  it.each([
    ['without reports', () => ({ items: [] }), ['REQUIRED items']],
    ['with more than a hundred', () => ({ items: Array.from({ length: 101 }, item) }), ['TOO_MANY_ITEMS items']],
    [
      'with one named twice',
      () => ({
        items: [
          { ...item(), reportId: 'a' },
          { ...item(), reportId: 'a' },
        ],
      }),
      ['INVALID_INPUT items.1.reportId'],
    ],
    [
      'with a key that is none',
      () => ({ items: [item()], idempotencyKey: 'kurang' }),
      ['INVALID_INPUT idempotencyKey'],
    ],
  ])('%s', async (_name, input, faults) => {
    const before = await stack.countRows();
    expect(await bulk(ADMIN, 'bulkAcceptAssignment', input())).toEqual({ results: [], faults });
    expect(await stack.countRows()).toEqual(before);
  });

  it.each([
    ['of a reporter', SITI],
    ['of nobody', ANONYMOUS],
    ['without the scope', { ...ADMIN, scopes: ['reports:read'] } as Principal],
  ])('%s', async (_name, who) => {
    expect((await bulk(who, 'bulkAcceptAssignment', { items: [item()] })).faults).toEqual(['FORBIDDEN']);
  });
});

it('knows reports that were handed in a moment ago', async () => {
  const { report } = succeed(await stack.call(SITI, 'submitReport', newReport()));
  const items = [{ reportId: report.id, expectedVersion: report.version }];
  expect((await bulk(NATIONAL, 'bulkArchiveReport', { items, reason: 'UNCLEAR' })).results).toEqual([2]);
});
