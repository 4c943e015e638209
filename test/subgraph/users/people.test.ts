// What each viewer sees of people: oneself, operators by name, reporters by grant. On every path of this subgraph.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import type { Role } from '../../../schema/contract/scopes';
import { getAgency } from '../../../schema/reference/agencies';
import { seedApiClient, seedOperator } from '../../../schema/reference/operators';
import { getReporterId, seedReporter } from '../../../schema/reference/reporters';
import type { OperatorRole } from '../../../schema/reference/staffing';
import { peerKey } from '../../../platform/crypto';
import { mintGrant, type ReporterGrant } from '../../../platform/grants';
import { ISSUER, rootKey, startUsers, type UsersStack } from './support';

const city = getAgency('PEMKOT-3578');
const province = getAgency('PEMPROV-35');
const otherCity = getAgency('PEMKOT-3273');
const platform = getAgency('KEMENPANRB');

let users: UsersStack;
const viewers: Record<string, Principal> = { nobody: ANONYMOUS };

async function findViewer(subject: string, client = 'lapor-development'): Promise<Principal> {
  const { json } = await users.findPrincipal({ issuer: ISSUER, subject, client });
  return json.principal as Principal;
}
const operator = (agency: typeof city, role: OperatorRole) => findViewer(seedOperator(agency, role, 0).id);
const system = (agency: typeof city) => findViewer(seedApiClient(agency).clientId, seedApiClient(agency).clientId);

beforeAll(async () => {
  users = await startUsers({}, true);
  Object.assign(viewers, {
    admin: await operator(city, 'INSTITUTION_ADMIN'),
    liaison: await operator(city, 'LIAISON'),
    system: await system(city),
    coordinator: await operator(province, 'INSTITUTION_ADMIN'),
    'liaison above': await operator(province, 'LIAISON'),
    'system above': await system(province),
    'other admin': await operator(otherCity, 'INSTITUTION_ADMIN'),
    national: await operator(platform, 'NATIONAL_ADMIN'),
    analyst: await operator(platform, 'ANALYST'),
    dpo: await operator(platform, 'DPO'),
    ombudsman: await operator(getAgency('OMBUDSMAN'), 'OMBUDSMAN'),
    reporter: await findViewer(getReporterId(1)),
    'narrow liaison': { ...(await operator(city, 'LIAISON')), scopes: ['reports:read'] },
  });
  await untilHierarchyIsKnown();
});
afterAll(() => users.close());

const viewer = (name: string) => viewers[name] as Principal;

async function untilHierarchyIsKnown(): Promise<void> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
    const rows = await users.database.reader.query('SELECT id FROM agency_ref WHERE id = ?', [city.id]);
    if ((rows as object[]).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The agencies’ events did not arrive.');
}

async function readEntity(name: string, representation: Record<string, unknown>, fields: string) {
  const type = representation.__typename as string;
  const text = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${fields} } } }`;
  const { json } = await users.query(viewer(name), text, { r: [representation] });
  return json.data._entities[0];
}

describe('viewer', () => {
  const text =
    '{ viewer { id kind name roles scopes agency { id } unit { id } operator { id name } reporter { id } client { id name agency { id } } } }';

  it.each<[string, string, Role]>([
    ['admin', 'OPERATOR', 'INSTITUTION_ADMIN'],
    ['liaison', 'OPERATOR', 'LIAISON'],
    ['national', 'OPERATOR', 'NATIONAL_ADMIN'],
    ['analyst', 'OPERATOR', 'ANALYST'],
    ['dpo', 'OPERATOR', 'DPO'],
    ['system', 'CLIENT', 'INTEGRATION_CLIENT'],
    ['reporter', 'REPORTER', 'REPORTER'],
  ])('of %s is a %s with its own name and rights', async (name, kind, role) => {
    const { json } = await users.query(viewer(name), text);
    const { id, scopes, agencyId } = viewer(name);
    const me = json.data.viewer;
    expect(me).toMatchObject({ id, kind, roles: [role], scopes, name: expect.stringMatching(/\w/) });
    expect(me.agency).toEqual(agencyId === null ? null : { id: agencyId });
    expect([me.operator?.id, me.reporter?.id, me.client?.id].filter(Boolean)).toEqual([id]);
    expect(me.operator?.name ?? me.name).toBe(me.name);
  });

  it('without a token is null', async () => {
    expect((await users.query(ANONYMOUS, text)).json).toEqual({ data: { viewer: null } });
  });
});

describe('an operator of the city by key', () => {
  const row = seedOperator(city, 'LIAISON', 1);
  const fields = 'id name role agency { id } unit { id } isActive';
  const shown = ['admin', 'liaison', 'system', 'coordinator', 'national'];
  const hidden = [
    ...['nobody', 'reporter', 'other admin', 'liaison above', 'system above'],
    ...['analyst', 'dpo', 'ombudsman'],
  ];

  it.each([...shown.map((name) => [name, row.name] as const), ...hidden.map((name) => [name, null] as const)])(
    'is seen by %s with the name %s, and with role and unit',
    async (name, expected) => {
      expect(await readEntity(name, { __typename: 'Operator', id: row.id }, fields)).toEqual({
        ...{ id: row.id, name: expected, role: 'LIAISON', isActive: true },
        ...{ agency: { id: city.id }, unit: { id: row.unitId } },
      });
    },
  );

  it('has no name for a token without users:read, but for oneself', async () => {
    const colleague = seedOperator(city, 'INSTITUTION_ADMIN', 0);
    expect(await readEntity('narrow liaison', { __typename: 'Operator', id: colleague.id }, 'name')).toEqual({
      name: null,
    });
    expect(
      await readEntity('narrow liaison', { __typename: 'Operator', id: viewer('narrow liaison').id }, 'name'),
    ).toEqual({
      name: seedOperator(city, 'LIAISON', 0).name,
    });
  });

  it.each(['not-an-id', row.id.toUpperCase(), `${row.id} `, getReporterId(1)])('%s is nobody', async (id) => {
    expect(await readEntity('national', { __typename: 'Operator', id }, fields)).toBeNull();
  });

  it('costs one statement for a hundred keys', async () => {
    const keys = [...Array(100).keys()].map((n) => ({ __typename: 'Operator', id: n % 2 ? row.id : getReporterId(n) }));
    users.takeStatements();
    const text = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Operator { name } } }';
    const { json } = await users.query(viewer('admin'), text, { r: keys });
    expect(json.data._entities.filter(Boolean)).toHaveLength(50);
    expect(users.takeStatements()).toHaveLength(1);
  });
});

describe('operators', () => {
  const text =
    'query ($filter: OperatorFilter, $first: Int!, $after: String) { operators(filter: $filter, first: $first, after: $after) { nodes { id name agency { id } } pageInfo { hasNextPage endCursor } } }';
  const list = (name: string, variables: Record<string, unknown>) => users.query(viewer(name), text, variables);

  async function listAll(name: string, filter: Record<string, unknown> | null, first = 50) {
    const found: { id: string; name: string; agency: { id: string } }[] = [];
    for (let after: string | null = null; ;) {
      const page: any = (await list(name, { filter, first, after })).json.data.operators;
      const { nodes, pageInfo } = page;
      found.push(...nodes);
      if (!pageInfo.hasNextPage) return found;
      after = pageInfo.endCursor;
    }
  }

  it.each(['admin', 'liaison', 'system'])('of %s are those of the own agency, by name', async (name) => {
    const found = await listAll(name, null, 1);
    expect(new Set(found.map((node) => node.agency.id))).toEqual(new Set([city.id]));
    expect(found).toHaveLength(3);
    expect(found.map((node) => node.name)).toEqual(found.map((node) => node.name).sort());
  });

  it('of a coordinator reach below, and nowhere else', async () => {
    const found = await listAll('coordinator', null, 100);
    const agencies = new Set(found.map((node) => node.agency.id));
    expect([agencies.has(province.id), agencies.has(city.id), agencies.has(otherCity.id)]).toEqual([true, true, false]);
    expect(new Set(found.map((node) => node.id)).size).toBe(found.length);
    expect(found.every((node) => node.name !== null)).toBe(true);
    expect(await listAll('coordinator', { agencyId: city.id })).toHaveLength(3);
  });

  it('of somebody above who is no admin are those of the own agency', async () => {
    const found = await listAll('liaison above', null);
    expect(new Set(found.map((node) => node.agency.id))).toEqual(new Set([province.id]));
  });

  it('of a national admin are all, page by page, each once', async () => {
    const [rows] = (await users.database.reader.query('SELECT COUNT(*) AS n FROM operator')) as { n: number }[];
    const found = await listAll('national', null, 100);
    expect(found).toHaveLength(Number(rows?.n));
    expect(new Set(found.map((node) => node.id)).size).toBe(found.length);
  });

  it('can be narrowed by agency, unit and role', async () => {
    const { unitId } = seedOperator(city, 'LIAISON', 1);
    const found = await listAll('national', { agencyId: city.id, unitId, role: 'LIAISON' });
    expect(found.map((node) => node.id)).toContain(seedOperator(city, 'LIAISON', 1).id);
    expect(await listAll('national', { agencyId: city.id, unitId, role: 'ANALYST' })).toEqual([]);
  });

  it.each([otherCity.id, getReporterId(0), 'x', ''])(
    'of another agency (%s) are none, as if it did not exist',
    async (id) => {
      const { json } = await list('admin', { filter: { agencyId: id }, first: 10 });
      expect(json).toEqual({ data: { operators: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } });
    },
  );

  it.each([
    ['nobody', 'UNAUTHENTICATED'],
    ['reporter', 'FORBIDDEN'],
    ['analyst', 'FORBIDDEN'],
    ['dpo', 'FORBIDDEN'],
    ['narrow liaison', 'FORBIDDEN'],
  ])('are refused to %s with %s', async (name, code) => {
    expect((await list(name, { first: 10 })).json.errors[0].extensions.code).toBe(code);
  });

  it.each([0, 101, -1])('refuse a page of %d', async (first) => {
    expect((await list('admin', { first })).json.errors[0].extensions.code).toBe('PAGE_SIZE_INVALID');
  });

  it('refuse a cursor of another viewer or filter', async () => {
    const after = (await list('admin', { first: 1 })).json.data.operators.pageInfo.endCursor as string;
    const codeOf = async (name: string, filter: object | null) =>
      (await list(name, { first: 1, after, filter })).json.errors?.[0].extensions.code;
    expect(await codeOf('admin', null)).toBeUndefined();
    expect(await codeOf('liaison', null)).toBe('CURSOR_INVALID');
    expect(await codeOf('admin', { role: 'LIAISON' })).toBe('CURSOR_INVALID');
  });
});

describe('a reporter', () => {
  const person = seedReporter(1);
  const other = seedReporter(2);
  const fields = 'id name email phone memberSince';
  const grantKey = peerKey(rootKey, 'reports');

  function grantFor(name: string, changes: Partial<ReporterGrant> = {}, key = grantKey): string {
    const grant = { viewerId: viewer(name).id, reportId: 'r', reporterId: person.id, fieldClass: 'NAME' as const };
    return mintGrant(key, { ...grant, expiresAt: Date.now() + 30_000, ...changes });
  }
  const read = (name: string, grant: unknown, id = person.id) =>
    readEntity(name, { __typename: 'Reporter', id, grant }, fields);
  const nameOnly = { id: person.id, name: person.name, email: null, phone: null, memberSince: null };

  it.each(['system', 'admin', 'national'])('granted to %s is a name and nothing more', async (name) => {
    expect(await read(name, grantFor(name))).toEqual(nameOnly);
  });

  it('is a name and nothing more even with a grant of class OWN that names somebody else', async () => {
    expect(await read('admin', grantFor('admin', { fieldClass: 'OWN' }))).toEqual(nameOnly);
  });

  it.each<[string, () => unknown]>([
    ['expired', () => grantFor('admin', { expiresAt: Date.now() - 1 })],
    ['good for too long', () => grantFor('admin', { expiresAt: Date.now() + 3_600_000 })],
    ['for another viewer', () => grantFor('liaison')],
    ['for another reporter', () => grantFor('admin', { reporterId: other.id })],
    ['of another key', () => grantFor('admin', {}, randomBytes(32))],
    ['signed by another caller', () => grantFor('admin', {}, peerKey(rootKey, 'statistics'))],
    ['changed from NAME to OWN', () => grantFor('admin').replace('.NAME.', '.OWN.')],
    ['of another report', () => grantFor('admin').replace(/^r\./, 's.')],
    ['cut off', () => grantFor('admin').slice(0, -2)],
    ['empty', () => ''],
    ['a number', () => 1],
    ['missing', () => undefined],
  ])('is not resolved with a grant that is %s, and nothing is read', async (_name, grant) => {
    users.takeStatements();
    expect(await read('admin', grant())).toBeNull();
    expect(users.takeStatements()).toEqual([]);
  });

  it('is resolved for nobody who has no token', async () => {
    expect(await read('nobody', grantFor('nobody'))).toBeNull();
  });

  it('sees everything of themselves, and can be read again by the key of that answer', async () => {
    const { json } = await users.query(viewer('reporter'), `{ reporter { ${fields} grant } }`);
    const { grant, ...own } = json.data.reporter;
    expect(own).toEqual({
      ...{ id: person.id, name: person.name, email: person.email, phone: person.phone },
      memberSince: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    });
    expect(await read('reporter', grant)).toEqual(own);
    expect(await read('admin', grant)).toBeNull();
  });

  it('gives no address to an application that may not read people', async () => {
    const narrow: Principal = { ...viewer('reporter'), scopes: ['reports:read'] };
    const { json } = await users.query(narrow, '{ reporter { name email phone } viewer { name } }');
    expect(json.data).toEqual({
      reporter: { name: person.name, email: null, phone: null },
      viewer: { name: person.name },
    });
  });

  it.each(['nobody', 'admin', 'system', 'national', 'analyst'])('as oneself is null for %s', async (name) => {
    expect((await users.query(viewer(name), '{ reporter { id } }')).json).toEqual({ data: { reporter: null } });
  });
});

describe('an API client by key', () => {
  const client = seedApiClient(city);
  it.each([
    ...['system', 'admin', 'liaison', 'coordinator', 'national'].map((name) => [name, true] as const),
    ...['nobody', 'reporter', 'other admin', 'system above', 'analyst'].map((name) => [name, false] as const),
  ])('is seen by %s: %s', async (name, isSeen) => {
    const found = await readEntity(name, { __typename: 'ApiClient', id: client.id }, 'id name isActive');
    expect(found).toEqual(isSeen ? { id: client.id, name: client.name, isActive: true } : null);
  });
});
