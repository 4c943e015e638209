// Bad input for every argument of users, agencies and statistics, taken from their schemas, as several callers.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { SCOPES, type Role } from '../../../schema/contract/scopes';
import { getAgency } from '../../../schema/reference/agencies';
import { seedOperator } from '../../../schema/reference/operators';
import { getReporterId } from '../../../schema/reference/reporters';
import type { OperatorRole } from '../../../schema/reference/staffing';
import { startAgencies, type RunningAgencies } from '../agencies/startAgencies';
import { principalOf, startStack, PAST_YEAR, type Stack, type Statistics } from '../statistics/support';
import { ISSUER, startUsers, type UsersStack } from '../users/support';
import { attack, type Judged, type Tally } from './attack';
import { listOperations, readSchema, type Variables } from './places';

const city = getAgency('PEMKOT-3578');

interface Asked {
  readonly data?: any;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

const judge = ({ data = null, errors = [] }: Asked): Judged => {
  const payload: any = Object.values(data ?? {})[0] ?? {};
  const faults = (payload?.userErrors ?? []) as { code: string }[];
  return { data, codes: [...errors.map(({ extensions }) => extensions.code), ...faults.map(({ code }) => code)] };
};

interface Attacked {
  ask(query: string, variables: Variables): Promise<Judged>;
  known?(field: string): Promise<Variables>;
  snapshot?(): Promise<string>;
}

async function attackAll({ ask, known, snapshot }: Attacked, tally: Tally): Promise<void> {
  const schema = await readSchema(async (query) => ask(query, {}));
  for (const operation of listOperations(schema)) {
    await attack(
      operation,
      {
        ask,
        prepare: async () => ({ first: 10, ...(await known?.(operation.field)) }),
        snapshot: snapshot ?? (() => Promise.resolve('reads only')),
      },
      tally,
    );
  }
}

describe('of users', () => {
  let users: UsersStack;

  beforeAll(async () => {
    users = await startUsers({}, true);
  });
  afterAll(() => users.close());

  const find = async (subject: string): Promise<Principal> =>
    (await users.findPrincipal({ issuer: ISSUER, subject, client: 'lapor-development' })).json.principal as Principal;
  const operator = (role: OperatorRole, agency = city) => find(seedOperator(agency, role, 0).id);
  const platform = getAgency('KEMENPANRB');

  const CALLERS: readonly (readonly [string, () => Promise<Principal>])[] = [
    ['nobody', () => Promise.resolve(ANONYMOUS)],
    ['a reporter', () => find(getReporterId(7))],
    ['an institution admin', () => operator('INSTITUTION_ADMIN')],
    ['a DPO', () => operator('DPO', platform)],
  ];

  it.each(CALLERS)('as %s', async (_name, caller) => {
    const who = await caller();
    const tally: Tally = { asked: 0, worked: 0 };
    const { id: operatorId } = seedOperator(city, 'LIAISON', 1);
    const rows = (sql: string): Promise<any[]> => users.database.reader.query(sql);
    const ask = async (query: string, variables: Variables) => {
      const { status, json } = await users.query(who, query, variables);
      expect(status).not.toBe(500);
      return judge(json as Asked);
    };
    const known = async (field: string): Promise<Variables> => {
      const [row] = await rows(`SELECT version, is_active FROM operator WHERE id = '${operatorId}'`);
      if (field === 'updateOperator')
        return { operatorId, expectedVersion: Number(row.version), isActive: Number(row.is_active) !== 1 };
      if (field === 'operatorChanges') return { operatorId };
      // What is given is asked for; an erasure that worked would end the attack.
      return field === 'correctMyData' ? { name: 'Siti Rahayu' } : {};
    };
    const snapshot = async () =>
      JSON.stringify([
        await rows('SELECT COUNT(*) AS n, SUM(version) AS versions FROM operator'),
        await rows('SELECT COUNT(*) AS n FROM operator_change'),
        await rows(`SELECT name_sealed, contact_sealed FROM reporter WHERE id = '${getReporterId(7)}'`),
        await rows('SELECT COUNT(*) AS n FROM idempotency'),
      ]);
    await attackAll({ ask, known, snapshot }, tally);
    expect(tally.asked).toBeGreaterThan(400);
    expect(users.takeLog().filter((line) => line.includes('a resolver failed'))).toEqual([]);
  });
});

describe('of agencies', () => {
  let agencies: RunningAgencies;

  beforeAll(async () => {
    agencies = await startAgencies();
  });
  afterAll(() => agencies.close());

  it('as nobody, to whom its reference data is open', async () => {
    const tally: Tally = { asked: 0, worked: 0 };
    await attackAll({ ask: (query, variables) => agencies.ask(query, variables) }, tally);
    expect(tally.asked).toBeGreaterThan(200);
  });
});

describe('of statistics', () => {
  let stack: Stack;
  let statistics: Statistics;

  beforeAll(async () => {
    stack = await startStack();
    statistics = await stack.start();
  });
  afterAll(() => stack.close());

  const CALLERS: readonly (readonly [string, Principal])[] = [
    ['nobody', ANONYMOUS],
    ...(['ANALYST', 'NATIONAL_ADMIN', 'INSTITUTION_ADMIN'] as const satisfies readonly Role[]).map(
      (role) => [role, principalOf(role, city.id, [...SCOPES])] as const,
    ),
  ];

  it.each(CALLERS)('as %s', async (_name, who) => {
    const tally: Tally = { asked: 0, worked: 0 };
    const ask = async (query: string, variables: Variables) =>
      judge((await statistics.query(who, query, variables)) as Asked);
    await attackAll({ ask, known: () => Promise.resolve({ year: PAST_YEAR, agencyId: city.id }) }, tally);
    expect(tally.asked).toBeGreaterThan(50);
  });
});
