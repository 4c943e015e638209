// Numbers of reports: taken in blocks, by several processes at once, and never twice.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTrackingNumbers } from '../../../../subgraphs/reports/store/trackingNumbers';
import { startWriting, type WritingStack } from './writingStack';

let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

it('gives 200 numbers at once to two processes without one twice, and a third goes on behind them', async () => {
  const { database } = stack;
  const [one, other] = [createTrackingNumbers(database), createTrackingNumbers(database)];
  const taken = await Promise.all(Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? one : other)()));
  expect(new Set(taken).size).toBe(200);
  expect(await createTrackingNumbers(database)()).toBeGreaterThan(Math.max(...taken));
});

it('asks the database once for 32 numbers', async () => {
  const readLast = async (): Promise<number> =>
    Number((await stack.rows("SELECT `last` FROM `sequence` WHERE `name` = 'tracking'"))[0]?.last);
  const take = createTrackingNumbers(stack.database);
  const first = await take();
  const last = await readLast();
  const others = await Promise.all(Array.from({ length: 31 }, take));
  expect([...others, await readLast()]).toEqual([...Array.from({ length: 31 }, (_, n) => first + 1 + n), last]);
  expect(await take()).toBe(last);
  expect(await readLast()).toBe(last + 32);
});
