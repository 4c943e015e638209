// A thread that exceeds the planning budget: refused is its own operation, and no other gets its plan or its end.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSupergraph } from '../../../gateway/engine/loadSupergraph';
import { PlanPool } from '../../../gateway/engine/planPool';

const { sdl } = loadSupergraph(readFileSync(join(__dirname, '../../../schema/supergraph.graphql'), 'utf8'));
const BUDGET_MS = 1_500;
const agencies = { operation: '{ agencies(first: 1) { nodes { id } } }', labels: [] };
const areas = { operation: '{ areas(first: 1) { nodes { code } } }', labels: [] };

let pool: PlanPool;
beforeAll(() => {
  pool = new PlanPool({ sdl, overrideLabels: [], budgetMs: BUDGET_MS });
});
afterAll(() => pool.close());

function block(ms: number): void {
  const until = Date.now() + ms;
  while (Date.now() < until) Math.sqrt(until);
}

it('plans the next operation by a new thread when the one before was given up, whatever that one still says', async () => {
  await pool.plan(agencies);
  // From here on the clock is looked at before messages are.
  await new Promise((resolve) => setImmediate(resolve));
  const late = pool.plan({ ...agencies, operation: '{ agencies(first: 2) { nodes { id } } }' });
  // The thread has its answer long before this one looks at the clock: the budget is over, and the answer waits behind it.
  block(BUDGET_MS + 200);
  const next = late.catch(() => pool.plan(areas));
  await expect(late).rejects.toMatchObject({ extensions: { code: 'QUERY_TOO_COSTLY' } });
  expect(JSON.stringify(await next)).toContain('areas(');
}, 60_000);

it('takes no more operations than can wait', async () => {
  const wishes = Array.from({ length: 300 }, () => pool.plan(areas));
  const codes = (await Promise.allSettled(wishes)).map((one) =>
    one.status === 'fulfilled' ? 'planned' : (one.reason as { extensions: { code: string } }).extensions.code,
  );
  expect(codes.slice(0, 100)).toEqual(new Array(100).fill('planned'));
  expect(codes.slice(-50)).toEqual(new Array(50).fill('OVERLOADED'));
}, 60_000);
