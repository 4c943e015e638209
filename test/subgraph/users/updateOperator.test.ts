// Admins change operators of their institutions: who may, what becomes of it, who is told, and what is kept of it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { getAgency } from '../../../schema/reference/agencies';
import { seedApiClient, seedOperator } from '../../../schema/reference/operators';
import { getReporterId } from '../../../schema/reference/reporters';
import type { OperatorRole } from '../../../schema/reference/staffing';
import { listUnits } from '../../../schema/reference/units';
import { newId } from '../../../platform/ids';
import { DEVELOPMENT_ISSUER } from '../../../subgraphs/users/domain/developmentIdentity';
import { addIdentity } from '../../../subgraphs/users/store/identity.store';
import { insertOperators } from '../../../subgraphs/users/store/operator.store';
import { ISSUER, startUsers, type UsersStack } from './support';

const city = getAgency('PEMKOT-3578');
const province = getAgency('PEMPROV-35');
const otherCity = getAgency('PEMKOT-3273');
const platform = getAgency('KEMENPANRB');
type Agency = typeof city;

let users: UsersStack;
const viewers: Record<string, Principal> = { nobody: ANONYMOUS };
const viewer = (name: string) => viewers[name] as Principal;

const find = async (subject: string, client = 'lapor-development'): Promise<Principal | null> =>
  (await users.findPrincipal({ issuer: ISSUER, subject, client })).json?.principal ?? null;
const operator = async (agency: Agency, role: OperatorRole, n = 0) =>
  (await find(seedOperator(agency, role, n).id)) as Principal;

beforeAll(async () => {
  users = await startUsers({}, true);
  await hire();
  Object.assign(viewers, {
    admin: await operator(city, 'INSTITUTION_ADMIN'),
    liaison: await operator(city, 'LIAISON'),
    system: await find(seedApiClient(city).clientId, seedApiClient(city).clientId),
    coordinator: await operator(province, 'INSTITUTION_ADMIN'),
    'other admin': await operator(otherCity, 'INSTITUTION_ADMIN'),
    national: await operator(platform, 'NATIONAL_ADMIN'),
    analyst: await operator(platform, 'ANALYST'),
    dpo: await operator(platform, 'DPO'),
    reporter: await find(getReporterId(1)),
    'narrow admin': { ...(await operator(city, 'INSTITUTION_ADMIN')), scopes: ['reports:read', 'users:read'] },
  });
  for (const deadline = Date.now() + 15_000; ;) {
    const rows = await users.database.reader.query('SELECT COUNT(*) AS n FROM agency_ref WHERE id IN (?, ?, ?, ?)', [
      ...[city.id, province.id, otherCity.id, platform.id],
    ]);
    if (Number(rows[0].n) === 4) break;
    if (Date.now() > deadline) throw new Error('The agencies’ events did not arrive.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
afterAll(() => users.close());

const FIELDS = 'id role isActive version agency { id } unit { id }';
const UPDATE = `mutation ($input: UpdateOperatorInput!) { updateOperator(input: $input) {
  operatorId operator { ${FIELDS} } userErrors { code field } } }`;

async function update(who: string | Principal, input: Record<string, unknown>) {
  const caller = typeof who === 'string' ? viewer(who) : who;
  const { json } = await users.query(caller, UPDATE, { input: { idempotencyKey: randomUUID(), ...input } });
  if (json.errors) return { error: json.errors[0].extensions.code as string, faults: [], operator: null };
  const { userErrors, operator } = json.data.updateOperator;
  const faults = userErrors.map(({ code, field }: any) => [code, ...(field ?? [])].join(' '));
  return { error: null, faults, operator };
}

const versionOf = async (id: string): Promise<number> =>
  Number((await users.database.reader.query('SELECT version FROM operator WHERE id = ?', [id]))[0].version);

async function change(who: string, id: string, changes: Record<string, unknown>) {
  const answer = await update(who, { operatorId: id, expectedVersion: await versionOf(id), ...changes });
  return answer.error ?? (answer.faults.length > 0 ? answer.faults.join() : answer.operator);
}

/** Of the city; each test takes a person of its own. */
const people = Array.from({ length: 7 }, (_each, n) => ({ id: newId(), unitId: listUnits(city)[n]?.id ?? null }));
const liaisonOf = (n: number) => people[n] as (typeof people)[number];

async function hire(): Promise<void> {
  const { database } = users;
  await database.write(async (tx) => {
    const rows = people.map((person, n) => ({ ...person, name: `Petugas ${n}` }));
    await insertOperators(
      tx,
      rows.map((row) => ({ ...row, agencyId: city.id, role: 'LIAISON', isActive: true })),
    );
    for (const { id: personId } of people)
      await addIdentity(tx, database.dialect, {
        ...{ issuer: DEVELOPMENT_ISSUER, subject: personId, kind: 'OPERATOR', personId },
      });
  });
}

async function readEvents(id: string) {
  // The sequencer moves events from the outbox to the log: read in this order, none is missed on its way.
  const pending: any[] = await users.database.reader.query('SELECT id, payload FROM outbox ORDER BY aggregate_version');
  const rows: any[] = await users.database.reader.query('SELECT id, payload FROM event_log ORDER BY seq');
  const numbered = new Set(rows.map((row) => row.id));
  return [...rows, ...pending.filter((row) => !numbered.has(row.id))]
    .map(({ payload }) => JSON.parse(payload))
    .filter(({ operatorId }) => operatorId === id);
}

describe('an operator', () => {
  it('is deactivated and brought back: the token ends and lives again', async () => {
    const { id } = liaisonOf(1);
    expect(await find(id)).not.toBeNull();
    expect(await change('admin', id, { isActive: false })).toMatchObject({ id, isActive: false, version: 2 });
    expect(await find(id)).toBeNull();
    expect(await change('coordinator', id, { isActive: true })).toMatchObject({ isActive: true, version: 3 });
    expect(await find(id)).toMatchObject({ id, agencyId: city.id });
  });

  it('is moved between units of the institution, and acts for the new one at once', async () => {
    const { id, unitId } = liaisonOf(2);
    const other = listUnits(city).find((unit) => unit.id !== unitId)?.id;
    expect(await change('admin', id, { unitId: other })).toMatchObject({ unit: { id: other } });
    expect(await find(id)).toMatchObject({ unitId: other });
    expect(await change('admin', id, { unitId: null })).toMatchObject({ unit: null });
    expect(await change('admin', id, { unitId: listUnits(otherCity)[0]?.id })).toBe('NOT_FOUND unitId');
    expect(await change('admin', id, { unitId: 'x' })).toBe('NOT_FOUND unitId');
  });

  it('is moved to another institution of the tree without a unit, and is then that one’s', async () => {
    const { id } = liaisonOf(3);
    expect(await change('admin', id, { agencyId: province.id })).toBe('NOT_FOUND agencyId');
    expect(await change('coordinator', id, { agencyId: otherCity.id })).toBe('NOT_FOUND agencyId');
    expect(await change('coordinator', id, { agencyId: province.id })).toMatchObject({
      ...{ agency: { id: province.id }, unit: null },
    });
    expect(await change('admin', id, { isActive: false })).toBe('NOT_FOUND operatorId');
    expect(await change('national', id, { agencyId: otherCity.id })).toMatchObject({ agency: { id: otherCity.id } });
    expect(await find(id)).toMatchObject({ agencyId: otherCity.id, unitId: null });
  });

  it('becomes an admin and a liaison again', async () => {
    const { id } = liaisonOf(4);
    expect(await change('admin', id, { role: 'INSTITUTION_ADMIN' })).toMatchObject({ role: 'INSTITUTION_ADMIN' });
    expect((await find(id))?.roles).toEqual(['INSTITUTION_ADMIN']);
    expect(await change('admin', id, { role: 'LIAISON' })).toMatchObject({ role: 'LIAISON' });
  });

  it('is published with each change in the same transaction, and every change is kept with who made it', async () => {
    const { id, unitId } = liaisonOf(5);
    await change('admin', id, { isActive: false });
    await change('national', id, { role: 'INSTITUTION_ADMIN', isActive: true });
    const of = { kind: 'OperatorPublished', operatorId: id, agencyId: city.id, unitId };
    expect(await readEvents(id)).toEqual([
      { ...of, role: 'LIAISON', isActive: false },
      { ...of, role: 'INSTITUTION_ADMIN', isActive: true },
    ]);
    const trail = `query ($id: ID!, $after: String) { operatorChanges(operatorId: $id, first: 1, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { version actor { id } actorRole before { role isActive unit { id } } after { role isActive agency { id } } } } }`;
    for (const name of ['dpo', 'admin', 'coordinator', 'national']) {
      const first = (await users.query(viewer(name), trail, { id })).json.data.operatorChanges;
      const next = (await users.query(viewer(name), trail, { id, after: first.pageInfo.endCursor })).json;
      expect([...first.nodes, ...next.data.operatorChanges.nodes]).toEqual([
        {
          ...{ version: 3, actor: { id: viewer('national').id }, actorRole: 'NATIONAL_ADMIN' },
          before: { role: 'LIAISON', isActive: false, unit: { id: unitId } },
          after: { role: 'INSTITUTION_ADMIN', isActive: true, agency: { id: city.id } },
        },
        {
          ...{ version: 2, actor: { id: viewer('admin').id }, actorRole: 'INSTITUTION_ADMIN' },
          before: { role: 'LIAISON', isActive: true, unit: { id: unitId } },
          after: { role: 'LIAISON', isActive: false, agency: { id: city.id } },
        },
      ]);
      expect(next.data.operatorChanges.pageInfo.hasNextPage).toBe(false);
    }
    const codeFor = async (name: string) =>
      (await users.query(viewer(name), trail, { id })).json.errors?.[0].extensions.code;
    expect(await codeFor('nobody')).toBe('UNAUTHENTICATED');
    expect(await codeFor('liaison')).toBe('FORBIDDEN');
    expect(await codeFor('other admin')).toBe('NOT_FOUND');
  });

  it('is changed once for a key and once for a version', async () => {
    const { id } = liaisonOf(6);
    const input = { idempotencyKey: randomUUID(), operatorId: id, expectedVersion: 1, isActive: false };
    expect((await update('admin', input)).operator).toMatchObject({ version: 2 });
    expect((await update('admin', input)).operator).toMatchObject({ version: 2 });
    expect((await update('admin', { ...input, unitId: null })).faults).toEqual([
      'IDEMPOTENCY_KEY_REUSED idempotencyKey',
    ]);
    const late = { operatorId: id, expectedVersion: 1, isActive: true };
    expect((await update('national', late)).faults).toEqual(['VERSION_CONFLICT expectedVersion']);
    const both = await Promise.all([1, 2].map(() => update('national', { ...late, expectedVersion: 2 })));
    expect(both.map(({ faults }) => faults.join()).sort()).toEqual(['', 'VERSION_CONFLICT expectedVersion']);
    expect(await change('admin', id, {})).toBe('INVALID_INPUT');
    expect(await versionOf(id)).toBe(3);
  });
});

describe('nobody', () => {
  it.each([
    ['nobody', 'UNAUTHENTICATED'],
    ['reporter', 'FORBIDDEN'],
    ['liaison', 'FORBIDDEN'],
    ['system', 'FORBIDDEN'],
    ['analyst', 'FORBIDDEN'],
    ['dpo', 'FORBIDDEN'],
    ['narrow admin', 'FORBIDDEN'],
    ['other admin', 'NOT_FOUND operatorId'],
  ])('changes an operator of the city who is %s', async (name, code) => {
    const { id } = liaisonOf(0);
    expect(await change(name, id, { isActive: false })).toBe(code);
    expect(await versionOf(id)).toBe(1);
  });

  it('changes themselves: no role is raised, no admin locked out', async () => {
    for (const name of ['admin', 'coordinator', 'national'])
      for (const changes of [{ role: 'LIAISON' }, { isActive: false }, { agencyId: platform.id }, { unitId: null }])
        expect(await change(name, viewer(name).id, changes)).toBe('FORBIDDEN operatorId');
  });

  it('touches the platform’s own roles, but that a national admin deactivates who has one', async () => {
    const inside: Principal = { ...viewer('admin'), agencyId: platform.id };
    const { id } = viewer('analyst');
    const target = { operatorId: id, expectedVersion: 1 };
    for (const changes of [{ isActive: false }, { role: 'INSTITUTION_ADMIN' }, { unitId: null }])
      expect((await update(inside, { ...target, ...changes })).faults).toEqual(['FORBIDDEN operatorId']);
    expect(await change('national', id, { role: 'INSTITUTION_ADMIN' })).toBe('FORBIDDEN operatorId');
    expect((await update('national', { ...target, role: 'NATIONAL_ADMIN' })).error).toBe('BAD_USER_INPUT');
    expect(await change('national', id, { isActive: false })).toMatchObject({ isActive: false });
    expect(await find(id)).toBeNull();
  });

  it('is found who is none: an unknown id and one that is no id', async () => {
    for (const operatorId of [randomUUID(), 'x', '']) {
      const input = { operatorId, expectedVersion: 1, isActive: false };
      expect((await update('national', input)).faults).toEqual(['NOT_FOUND operatorId']);
    }
  });
});
