// Users tells who handles cases for which institution: the seed's people, and those of a database from before it told.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { seedOperators } from '../../../schema/reference/operators';
import { PublishOperators } from '../../../subgraphs/users/migrations/publishOperators';
import { startUsers, type UsersStack } from './support';

let users: UsersStack;

beforeAll(async () => {
  users = await startUsers();
});
afterAll(() => users.close());

type Told = Record<string, unknown>;

async function readTold(): Promise<Told[]> {
  const rows = (await users.database.reader.query('SELECT payload FROM event_log ORDER BY seq')) as {
    payload: string;
  }[];
  return rows.map(({ payload }) => JSON.parse(payload) as Told);
}

const everybody = [...seedOperators('demo')].map(({ id, agencyId, unitId, role }) => ({
  ...{ kind: 'OperatorPublished', operatorId: id, agencyId, unitId, role, isActive: true },
}));
const sorted = (told: readonly Told[]): string[] => told.map((event) => JSON.stringify(event)).sort();

it('publishes the seed’s people, by ids and roles and without a name', async () => {
  expect(sorted(await readTold())).toEqual(sorted(everybody));
});

it('publishes whom an older database knows already, with who has left since', async () => {
  const before = everybody.length;
  const left = everybody[0]?.operatorId;
  await users.database.write(async (tx) => {
    await tx.query('UPDATE operator SET is_active = 0 WHERE id = ?', [left]);
    await new PublishOperators().up(tx.queryRunner as QueryRunner);
  });
  let told: Told[] = [];
  for (const until = Date.now() + 20_000; told.length < 2 * before && Date.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    told = await readTold();
  }
  const again = everybody.map((each) => (each.operatorId === left ? { ...each, isActive: false } : each));
  expect(sorted(told.slice(before))).toEqual(sorted(again));
});
